/** The parts that a program has opened and must close, in reverse order. */
export class OpenParts {
  readonly #closers: (() => Promise<void>)[] = [];

  /** Remembers what a promise opens, so that `close()` closes it even if it opens during the close. */
  keep<Part>(opening: Promise<Part>, close: (part: Part) => Promise<void>): Promise<Part> {
    this.#closers.unshift(() => opening.then(close, () => undefined));
    // Who awaits it hears of a failure; until then it must not count as one that nobody handles.
    opening.catch(() => undefined);
    return opening;
  }

  /** Closes everything once, the last opened first. */
  async close(): Promise<void> {
    for (const closePart of this.#closers.splice(0)) {
      await closePart();
    }
  }
}
