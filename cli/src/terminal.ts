import type { Readable, Writable } from 'node:stream';

/** A stream that is written to, and what it shows on. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What the command reads and writes: a process, or a test in its place. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  readonly cwd: string;
  readonly now: () => Date;
}

/** Whether somebody is there to answer questions. They are asked on stderr: stdout may be a file. */
export function canAsk({ stdin, stderr }: Terminal): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
