import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a process has used so far. */
export interface ProcessUse {
  /** Processor time in seconds. */
  readonly seconds: number;
  /** Resident memory in bytes. */
  readonly bytes: number;
}

/** The use of a process and of each of its children, by what their command lines have in them. */
export async function useOf(pid: number, children: readonly string[] = []): Promise<readonly ProcessUse[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,cputimes=,rss=,args=']);
  const all = stdout.split('\n').flatMap((line) => {
    const [, own, parent, seconds, kilobytes, command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return own === undefined
      ? []
      : [
          {
            pid: Number(own),
            parent: Number(parent),
            command,
            use: { seconds: Number(seconds), bytes: Number(kilobytes) * 1024 },
          },
        ];
  });
  const none = { seconds: 0, bytes: 0 };
  return [
    all.find((one) => one.pid === pid)?.use ?? none,
    ...children.map(
      (word) => all.find(({ parent, command }) => parent === pid && command.includes(word))?.use ?? none,
    ),
  ];
}
