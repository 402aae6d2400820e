/** What a program has opened and must close again, in reverse order. */
export class OpenParts {
  private readonly closers: (() => Promise<void>)[] = [];

  /** Remembers what a promise opens, so that `close()` closes it even when it opens only meanwhile. */
  keep<Part>(opening: Promise<Part>, close: (part: Part) => Promise<void>): Promise<Part> {
    this.closers.unshift(() => opening.then(close, () => undefined));
    // Who awaits it hears of a failure; until then it must not count as one that nobody handles.
    opening.catch(() => undefined);
    return opening;
  }

  /** Closes everything once, the last opened first. */
  async close(): Promise<void> {
    for (const closePart of this.closers.splice(0)) {
      await closePart();
    }
  }
}
