import type { Terminal } from '../terminal.ts';

/** Shows on stderr how far something is: a bar on a terminal, else nothing. */
export interface Progress {
  /** @param done how many are done by now */
  show(done: number): void;
  /** Says how many there are, when it is known. */
  setTotal(total: number): void;
  end(): void;
}

/**
 * Begins to show progress.
 *
 * @param what e.g. `rows`
 * @param total how many there are; undefined when it is not known
 */
export async function startProgress({ stderr }: Terminal, what: string, total?: number): Promise<Progress> {
  if (stderr.isTTY !== true) {
    return { show: () => undefined, setTotal: () => undefined, end: () => undefined };
  }
  const { default: progress } = await import('cli-progress');
  const known = `{bar} {percentage} %, {value} of {total} ${what}, {eta_formatted} left`;
  const format = total === undefined ? `{value} ${what}, {duration_formatted}` : known;
  const bar = new progress.SingleBar(
    { format, stream: stderr, clearOnComplete: true, hideCursor: true, fps: 5 },
    progress.Presets.shades_classic,
  );
  bar.start(total ?? 0, 0);
  return {
    show: (done) => bar.update(done),
    setTotal: (all) => bar.setTotal(all),
    end: () => bar.stop(),
  };
}
