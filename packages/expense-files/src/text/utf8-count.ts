/**
 * Counts what a text in UTF-8 has beyond ASCII: characters, and bytes that are no part of one. U+FFFD that
 * the text has itself is a character.
 *
 * Source: https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export class Utf8Count {
  characters = 0;
  wrongBytes = 0;
  #missing = 0;
  /** The bounds of the next byte: they rule out surrogates, and longer forms than are needed. */
  #lower = 0x80;
  #upper = 0xbf;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte >= 0x80 || this.#missing > 0) {
        this.#addByte(byte);
      }
    }
  }

  /** The text ends here, perhaps within a character. */
  end(): void {
    this.wrongBytes += this.#missing > 0 ? 1 : 0;
    this.#missing = 0;
  }

  #addByte(byte: number): void {
    if (this.#missing > 0) {
      const isRight = byte >= this.#lower && byte <= this.#upper;
      this.#lower = 0x80;
      this.#upper = 0xbf;
      if (isRight) {
        this.#missing -= 1;
        this.characters += this.#missing === 0 ? 1 : 0;
        return;
      }
      this.#missing = 0;
      this.wrongBytes += 1;
    }
    if (byte >= 0x80) {
      this.#begin(byte);
    }
  }

  #begin(byte: number): void {
    if (byte >= 0xc2 && byte <= 0xdf) {
      this.#missing = 1;
    } else if (byte >= 0xe0 && byte <= 0xef) {
      this.#missing = 2;
      this.#lower = byte === 0xe0 ? 0xa0 : 0x80;
      this.#upper = byte === 0xed ? 0x9f : 0xbf;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.#missing = 3;
      this.#lower = byte === 0xf0 ? 0x90 : 0x80;
      this.#upper = byte === 0xf4 ? 0x8f : 0xbf;
    } else {
      this.wrongBytes += 1;
    }
  }
}
