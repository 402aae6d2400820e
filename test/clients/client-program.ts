import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Amplify waits up to a minute before it tries again to connect. */
const PATIENCE_MS = 300_000;

/** What a program tells in one line. */
export interface Report {
  readonly event: string;
  readonly [detail: string]: unknown;
}

/** A running client, in a process of its own. */
export interface ClientProgram {
  /**
   * The next report of an event that was not asked for before; rejected, with what the program printed, when
   * it has ended without one or takes too long.
   */
  readonly next: (event: string) => Promise<Report>;
  /** Everything that it has reported so far, in order. */
  readonly reports: readonly Report[];
  readonly tell: (line: string) => void;
  /** Fulfilled with the exit code when the program has ended by itself. */
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<void>;
}

/** The Python that has the package `websockets`: `PYTHON` names another one than `python3`. */
export const pythonPath = process.env['PYTHON'] ?? 'python3';

/** Runs one of the programs beside this file, as people run theirs: by Node.js or Python and nothing else. */
export function runClientProgram(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ClientProgram {
  const [command, ...options] = name.endsWith('.py')
    ? ([pythonPath] as const)
    : ([process.execPath, '--import', 'tsx'] as const);
  const child = spawn(command, [...options, `test/clients/${name}`, ...args], { stdio: 'pipe', env });
  const reports: Report[] = [];
  const taken = new Set<Report>();
  const waiting = new Set<() => void>();
  let stderr = '';
  let hasEnded = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Clients log, too; the programs report objects.
    if (line.startsWith('{')) {
      reports.push(JSON.parse(line) as Report); // program-reports.ts wrote it.
      waiting.forEach((look) => look());
    }
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      hasEnded = true;
      waiting.forEach((look) => look());
      resolve(code);
    });
  });
  return {
    reports,
    ended,
    next: (event) =>
      new Promise((resolve, reject) => {
        const settle = (settled: () => void) => {
          clearTimeout(timer);
          waiting.delete(look);
          settled();
        };
        const fail = (why: string) => {
          settle(() => reject(new Error(`${name} ${why}: ${JSON.stringify(reports.at(-1))}\n${stderr}`)));
        };
        const look = () => {
          const found = reports.find((candidate) => candidate.event === event && !taken.has(candidate));
          if (found !== undefined) {
            taken.add(found);
            settle(() => resolve(found));
          } else if (hasEnded) {
            fail(`ended without reporting ${event}`);
          }
        };
        const timer = setTimeout(() => fail(`has not reported ${event}, but last`), PATIENCE_MS);
        waiting.add(look);
        look();
      }),
    tell: (line) => child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until the program has its three subscriptions, for the first time or again. */
export async function threeSubscriptions(program: ClientProgram): Promise<void> {
  await Promise.all([program.next('subscribed'), program.next('subscribed'), program.next('subscribed')]);
}

/** Waits until the program has received its own three events and the one from elsewhere. */
export async function fourEvents(program: ClientProgram): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    await program.next('received');
  }
}

/** What was reported of an event, in order. */
export function reportsOf(reports: readonly Report[] = [], event: string): Report[] {
  return reports.filter((candidate) => candidate.event === event);
}
