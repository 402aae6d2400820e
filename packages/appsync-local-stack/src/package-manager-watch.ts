import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isProcessAlive } from './server/process-identity.ts';

const POLL_INTERVAL_MS = 250;

/** The parent of this process and its parent, as they were at the start. */
interface Ancestor {
  readonly processId: number;
  readonly parentId: number | undefined;
}

/**
 * Notices the end of the package manager that runs this process as a script (`npm start`). It does not pass
 * every signal on to its scripts (npm to those beneath a shell), and none when it is killed by SIGKILL.
 *
 * A process with another parent continues without it, as programs do: beneath `nohup`, a supervisor, or a
 * shell that ends. So does one whose package manager continues without its parent (`npm start &`), and one
 * whose parent was process 1 from the beginning, as in a container.
 *
 * @param onEnd called once, at most a moment later
 */
export function watchPackageManager(onEnd: () => void): void {
  if (!isPackageScript()) {
    return;
  }
  const ancestor = { processId: process.ppid, parentId: parentOf(process.ppid) };
  const timer = setInterval(() => {
    if (hasEnded(ancestor)) {
      clearInterval(timer);
      onEnd();
    }
  }, POLL_INTERVAL_MS).unref();
}

/**
 * Whether the package manager's script is this program; every process that a script starts inherits its
 * variables.
 *
 * Source: https://docs.npmjs.com/cli/using-npm/scripts#environment
 */
function isPackageScript(): boolean {
  const program = basename(process.argv[1] ?? '');
  return program !== '' && (process.env['npm_lifecycle_script'] ?? '').includes(program);
}

/**
 * The parent is the package manager, or the shell that it runs the script with. A shell continues when the
 * package manager is killed, but it has another parent then.
 */
function hasEnded({ processId, parentId }: Ancestor): boolean {
  if (process.ppid !== processId || !isProcessAlive(processId)) {
    return true;
  }
  return parentId !== undefined && parentOf(processId) !== parentId;
}

/**
 * The parent of the shell that runs the script; undefined when the process is not such a shell, or the system
 * does not say.
 */
function parentOf(processId: number): number | undefined {
  try {
    const [, flag, script = ''] = readFileSync(`/proc/${processId}/cmdline`, 'utf8').split('\0');
    if (flag !== '-c' || !script.includes(basename(process.argv[1] ?? ''))) {
      return undefined;
    }
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything; the state and the parent follow it.
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
