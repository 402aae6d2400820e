import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A child process that ends with this one. */
export interface GuardedProcess {
  readonly pid: number | undefined;
  /**
   * The last 16,000 characters of what it printed on both streams; an error at its start counts as output.
   */
  output(): string;
  hasExited(): boolean;
  /** E.g. `exit code 1` or `signal SIGKILL`; undefined while it runs. */
  exitReason(): string | undefined;
  /** Resolves when it has ended; never rejects. */
  readonly exited: Promise<void>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

const OUTPUT_LIMIT = 16_000;

/**
 * Runs a command that ends when this process ends, even when this process is killed with `kill -9`.
 *
 * Nothing in this process can do that. So a guard process holds one end of a pipe whose other end only this
 * process has. When this process ends, in whatever way, the operating system closes the pipe, and the guard,
 * which waits in a read, kills the child. (Linux's "parent death signal" is not available on macOS, nor from
 * Node.js.)
 *
 * The child gets its own process group, so that Ctrl+C in the terminal reaches this process only, and
 * requests under way can still use the database.
 */
export function spawnGuarded(command: string, args: readonly string[]): GuardedProcess {
  return process.platform === 'win32'
    ? spawnWithNodeGuard(command, args)
    : spawnWithShellGuard(command, args);
}

/**
 * The guard is a forked `sh` of about a megabyte, and it runs before the child does: the shell forks it, then
 * turns into the child by `exec` (so the child's process id is the shell's `$$`). A line on the pipe instead
 * of its end means that the child has ended already and that its process id may belong to another process by
 * now. Files that the child writes are readable by this user only.
 */
const SHELL_GUARD =
  'umask 077; (read -r line <&3 || kill -9 $$) </dev/null >/dev/null 2>&1 & exec 3<&-; exec "$@"';

/** The form for Linux and macOS: costs one `sh` start, a few milliseconds. */
export function spawnWithShellGuard(command: string, args: readonly string[]): GuardedProcess {
  const child = spawn('/bin/sh', ['-c', SHELL_GUARD, 'sh', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const leash = child.stdio[3];
  // When the child has ended, the guard may have ended too, and a write to it fails. Then there is nothing
  // left to guard.
  leash?.on('error', () => undefined);
  return observe(child, () => {
    if (leash !== undefined && leash !== null && 'end' in leash) {
      leash.end('gone\n');
    }
  });
}

const NODE_GUARD =
  'process.stdin.on("end", () => { try { process.kill(Number(process.argv[1]), "SIGKILL"); } catch {} }).resume()';

/**
 * The form for Windows, which has no `sh`: a second Node.js waits for the end of its standard input. It
 * starts at the same time as the child, which is unguarded for the few milliseconds between the two.
 */
export function spawnWithNodeGuard(command: string, args: readonly string[]): GuardedProcess {
  const child = spawn(command, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  if (child.pid === undefined) {
    return observe(child, () => undefined);
  }
  const guard = spawn(process.execPath, ['-e', NODE_GUARD, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  return observe(child, () => guard.kill('SIGKILL'));
}

function observe(child: ChildProcess, release: () => void): GuardedProcess {
  let output = '';
  let exitReason: string | undefined;
  const collect = (chunk: string): void => {
    output = (output + chunk).slice(-OUTPUT_LIMIT);
  };
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);

  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      if (child.pid !== undefined) {
        return;
      }
      collect(error.message);
      exitReason = error.message;
      release();
      resolve();
    });
    child.once('exit', (code, signal) => {
      exitReason = signal === null ? `exit code ${code}` : `signal ${signal}`;
      release();
    });
    // "close" comes after "exit", when all output has been read; the guard does not hold the streams.
    child.once('close', () => resolve());
  });
  return {
    pid: child.pid,
    output: () => output,
    hasExited: () => exitReason !== undefined,
    exitReason: () => exitReason,
    exited,
    kill: (signal) => child.kill(signal),
  };
}
