import { once } from 'node:events';
import { createColors } from 'picocolors';
import type { Screen, Terminal } from '../terminal.ts';

/** The options that every command has. */
export interface EverywhereOptions {
  readonly json?: boolean;
  readonly outputs?: string;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/** Colours and bold letters; each leaves its text as it is where there are none. */
type Colors = ReturnType<typeof createColors>;

/** Results go to stdout, and nothing else; whatever is said about them goes to stderr. */
export interface Output {
  readonly isJson: boolean;
  /** Whether people look at stdout, so that tables are aligned and cut. */
  readonly isForPeople: boolean;
  /** The width of the terminal in columns. */
  readonly width: number;
  readonly colors: Colors;
  /** A part of the result, as it is. Waits for a slow reader. */
  write(text: string): Promise<void>;
  /** One line of the result. */
  line(text: string): Promise<void>;
  /** The whole result as one JSON document. */
  json(value: unknown): Promise<void>;
  /** One of many results as one line of JSON. */
  jsonLine(value: unknown): Promise<void>;
  /** Something about the result. */
  note(text: string): void;
}

const DEFAULT_WIDTH = 100;

export function createOutput({ stdout, stderr, env }: Terminal, options: EverywhereOptions): Output {
  const isJson = options.json === true;
  return {
    isJson,
    isForPeople: stdout.isTTY === true && !isJson,
    width: stdout.columns ?? DEFAULT_WIDTH,
    colors: createColors(hasColors(stdout, env, options.color)),
    write: (text) => write(stdout, text),
    line: (text) => write(stdout, `${text}\n`),
    json: (value) => write(stdout, `${JSON.stringify(value, undefined, 2)}\n`),
    jsonLine: (value) => write(stdout, `${JSON.stringify(value)}\n`),
    note: (text) => void stderr.write(`${text}\n`),
  };
}

/** Writes, and waits when the reader is slow. */
async function write(stream: Screen, text: string): Promise<void> {
  if (!stream.write(text)) {
    await once(stream, 'drain');
  }
}

/** Sources: https://no-color.org, https://force-color.org */
export function hasColors({ isTTY }: Screen, env: Terminal['env'], isAllowed: boolean): boolean {
  if (!isAllowed || isSet(env['NO_COLOR'])) {
    return false;
  }
  return isSet(env['FORCE_COLOR']) || (isTTY === true && env['TERM'] !== 'dumb');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** E.g. `1 expense`, `2 expenses`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
