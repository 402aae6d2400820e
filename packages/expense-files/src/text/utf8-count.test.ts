import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Utf8Count } from './utf8-count.ts';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }).map((text) => new TextEncoder().encode(text)),
);

it('finds wrong bytes where the standard’s decoder does, however the text is cut into chunks', () => {
  fc.assert(
    fc.property(fc.array(bytes), (chunks) => {
      const count = new Utf8Count();
      chunks.forEach((chunk) => count.add(chunk));
      count.end();

      expect(count.wrongBytes === 0).toBe(isUtf8(Buffer.concat(chunks)));
    }),
    { numRuns: 500 },
  );
});

it('counts characters beyond ASCII, and U+FFFD as one of them', () => {
  const count = new Utf8Count();

  count.add(new TextEncoder().encode('Café € 😀 \uFFFD'));
  count.end();

  expect([count.characters, count.wrongBytes]).toEqual([4, 0]);
});

function isUtf8(text: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(text);
    return true;
  } catch {
    return false;
  }
}
