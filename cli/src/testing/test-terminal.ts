import { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import type { Terminal } from '../terminal.ts';

/** A terminal that keeps what is written. */
export interface TestTerminal extends Terminal {
  readonly stdoutText: () => string;
  readonly stderrText: () => string;
}

/** A terminal for one run; nobody is there to answer. */
export function testTerminal(changes: Partial<Terminal> = {}): TestTerminal {
  const stdout: string[] = [];
  const stderr: string[] = [];
  return {
    stdin: Readable.from([]),
    stdout: keeper(stdout),
    stderr: keeper(stderr),
    env: {},
    cwd: '/nowhere',
    now: () => new Date(2024, 2, 6, 12),
    stdoutText: () => stdout.join(''),
    stderrText: () => stderr.join(''),
    ...changes,
  };
}

function keeper(texts: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      texts.push(text);
      done();
    },
  });
}
