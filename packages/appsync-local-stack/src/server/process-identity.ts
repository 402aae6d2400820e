import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/**
 * Distinguishes a process from all others that have, had or will have the same id: by its start time.
 *
 * @returns undefined where the system does not say: on Windows, and for a process that has ended
 */
export function processIdentity(processId: number): string | undefined {
  try {
    return process.platform === 'linux' ? linuxIdentity(processId) : unixIdentity(processId);
  } catch {
    return undefined;
  }
}

/** The start time in clock ticks since the system's start, and the id of that start, as in proc(5). */
function linuxIdentity(processId: number): string | undefined {
  const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
  // The name of the program, in parentheses, may hold anything; what follows it begins with field 3.
  const startTime = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return startTime === undefined ? undefined : `${boot}/${startTime}`;
}

/** The start time to the second, by POSIX `ps`, in a fixed locale and time zone. */
function unixIdentity(processId: number): string | undefined {
  if (process.platform === 'win32') {
    return undefined;
  }
  const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return answer.trim() || undefined;
}

export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return !isZombie(processId);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Whether a process has ended and is only kept until its parent asks for its exit code, as in proc(5). */
function isZombie(processId: number): boolean {
  if (process.platform !== 'linux') {
    return false;
  }
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
