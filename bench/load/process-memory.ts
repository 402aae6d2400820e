import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The resident memory of a local stack's processes, in bytes. */
export interface ProcessMemory {
  readonly server: number;
  /** The process in which handlers run. */
  readonly resolvers: number;
  readonly engine: number;
}

/**
 * Reads the memory of a local stack's processes, with `ps`.
 *
 * @param serverPid the server; the other two are its children
 * @throws {Error} when one of them does not exist, or `ps` is not installed
 */
export async function readProcessMemory(serverPid: number): Promise<ProcessMemory> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,args=']);
  return memoryOf(stdout, serverPid);
}

/** The same from the output of `ps -A -o pid=,ppid=,rss=,args=`, with kilobytes in the third column. */
export function memoryOf(listing: string, serverPid: number): ProcessMemory {
  const processes = listing.split('\n').flatMap((line) => {
    const [, pid, parent, kilobytes, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), bytes: Number(kilobytes) * 1024, command }];
  });
  const children = processes.filter(({ parent }) => parent === serverPid);
  const bytesOf = (what: string, found: (typeof processes)[number] | undefined): number => {
    if (found === undefined) {
      throw new Error(`The process of the ${what} is not there`);
    }
    return found.bytes;
  };
  return {
    server: bytesOf(
      'server',
      processes.find(({ pid }) => pid === serverPid),
    ),
    resolvers: bytesOf(
      'resolvers',
      children.find(({ command }) => command.includes('--max-old-space-size')),
    ),
    engine: bytesOf(
      'engine',
      children.find(({ command }) => /dynoxide|dynamodblocal/i.test(command)),
    ),
  };
}
