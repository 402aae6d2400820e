import type { Json } from 'appsync-local-stack/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID, useHandlers, validationError } from '../support/handlers.ts';

const ILL_FORMED = 'must be well-formed Unicode: half of a surrogate pair is missing';
const INVISIBLE = 'must not begin or end with an invisible character';

/** Names are compared with others; the other texts are read only. */
const NAMES = ['category', 'subcategory', 'payee', 'paymentMethod'];
const FREE_TEXTS = ['description', 'notes', 'location'];
const TEXTS = [...NAMES, ...FREE_TEXTS];

/** Texts that are no text: UTF-8 has no form for half of a surrogate pair. */
const HALVES = [
  '\ud83d',
  '\ude00',
  'a\ud83d',
  '\ude00a',
  '\ud83d\ud83d\ude00',
  '\ude00\ud83d',
  '😀\ud83d',
  'a\n\ud83d',
  'a\ud83db',
];

/** Characters with which two names would look alike, or one like nothing. */
const UNSEEN: readonly (readonly [string, string])[] = [
  ['soft hyphen', '\u00ad'],
  ['combining grapheme joiner', '\u034f'],
  ['Arabic letter mark', '\u061c'],
  ['Hangul filler', '\u3164'],
  ['half-width Hangul filler', '\uffa0'],
  ['Khmer inherent vowel', '\u17b4'],
  ['Mongolian vowel separator', '\u180e'],
  ['zero width space', '\u200b'],
  ['zero width non-joiner', '\u200c'],
  ['zero width joiner', '\u200d'],
  ['left-to-right mark', '\u200e'],
  ['right-to-left mark', '\u200f'],
  ['right-to-left override', '\u202e'],
  ['pop directional isolate', '\u2069'],
  ['word joiner', '\u2060'],
  ['invisible separator', '\u2063'],
  ['blank Braille pattern', '\u2800'],
  ['variation selector after a letter', '\ufe0f'],
  ['interlinear annotation anchor', '\ufff9'],
  ['object replacement character', '\ufffc'],
  ['tag', '\u{e0067}'],
];

const SPACES: readonly (readonly [string, string])[] = [
  ['space', ' '],
  ['no-break space', '\u00a0'],
  ['ideographic space', '\u3000'],
  ['narrow no-break space', '\u202f'],
  ['byte order mark', '\ufeff'],
  ['line feed', '\n'],
  ['paragraph separator', '\u2029'],
];

describe('the texts of an expense', () => {
  const { request } = useHandlers('Mutation.addExpense');

  function add(changes: { readonly [name: string]: Json }) {
    return request({ args: { input: { date: '2024-01-09', amount: 2.25, category: 'Food', ...changes } } });
  }

  it.each(TEXTS.flatMap((field) => HALVES.map((text) => [field, text])))(
    'are well-formed Unicode: refuses the %s %j',
    async (field, text) => {
      expect((await add({ [field]: text })).error).toMatchObject(validationError(field, ILL_FORMED));
    },
  );

  it.each([
    ['category', 100],
    ['subcategory', 100],
    ['description', 500],
    ['notes', 5000],
    ['payee', 100],
    ['paymentMethod', 100],
    ['location', 200],
  ])('are refused when a client cuts the %s at its bound of %i through an emoji', async (field, most) => {
    const whole = await add({ [field]: `${'x'.repeat(most - 2)}😀` });
    const cut = await add({ [field]: `${'x'.repeat(most - 1)}😀`.slice(0, most) });

    expect(whole.error).toBeUndefined();
    expect(cut.error).toMatchObject(validationError(field, ILL_FORMED));
  });

  it('may be long and full of emoji', async () => {
    const notes = 'a😀'.repeat(1666);

    expect((await add({ notes })).stash['item']).toMatchObject({ notes });
  });

  describe.each(NAMES)('%s', (field) => {
    it.each(UNSEEN)('neither begins nor ends with anything invisible: %s', async (_, character) => {
      for (const text of [`Food${character}`, `${character}Food`, character, character.repeat(3)]) {
        expect((await add({ [field]: text })).error).toMatchObject(validationError(field, INVISIBLE));
      }
    });

    it.each(SPACES)('neither begins nor ends with white space: %s', async (_, character) => {
      for (const text of [`Food${character}`, `${character}Food`, character]) {
        expect((await add({ [field]: text })).error).toMatchObject(
          validationError(field, 'must not begin or end with white space'),
        );
      }
    });

    it.each(['a\0b', 'a\tb', 'a\nb', 'a\u001bb', 'a\u0085b', 'a\u2028b', '\0', 'a\u007f'])(
      'is one line without control characters: refuses %j',
      async (text) => {
        expect((await add({ [field]: text })).error).toMatchObject(
          validationError(field, 'must not contain control characters or line breaks'),
        );
      },
    );

    it.each([
      '❤️',
      '❤︎',
      'Pets ❤️',
      '👨‍👩‍👧',
      'Family 👨‍👩‍👧',
      '🏳️‍🌈',
      '🏴‍☠️',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      'Trip 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '👍🏽',
      '1️⃣',
      '©️',
      '‼️',
      'ℹ️',
      '葛󠄀',
      'می‌خواهم',
      'क्‍ष',
      'e\u0301',
      'é',
      '食費',
      'ค่าอาหาร',
      '(-)',
      '𝒳',
    ])('may be %s', async (text) => {
      const { error, stash } = await add({ [field]: text });

      expect(error).toBeUndefined();
      expect(stash['item']).toMatchObject({ [field]: text });
    });
  });

  describe.each(FREE_TEXTS)('%s', (field) => {
    it.each(['two\nlines', 'two\r\nlines', 'a\tb', ' a ', '\u200bx\u200f', 'a\u2028b', ''])(
      'may be %j',
      async (text) => {
        const { error, stash } = await add({ [field]: text });

        expect(error).toBeUndefined();
        expect(stash['item']).toMatchObject({ [field]: text });
      },
    );

    it.each(['\0', 'a\0b', 'a\u0008', '\u000b', '\u000c', '\u001b[31mred', '\u007f', '\u0080'])(
      'has no control characters other than tabs and line breaks: refuses %j',
      async (text) => {
        expect((await add({ [field]: text })).error).toMatchObject(
          validationError(field, 'must not contain control characters other than tabs and line breaks'),
        );
      },
    );
  });

  it('are taken as they are or refused by name, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXTS),
        fc.oneof(
          // UTF-16 code units of every kind, and text as people write it.
          fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }),
          fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 4 }),
          fc.array(fc.constantFrom(0x20, 0x61, 0x200b, 0x200d, 0xfe0f, 0x2764, 0xd83d, 0xde00), {
            maxLength: 5,
          }),
        ),
        async (field, units) => {
          const text = String.fromCharCode(...units);

          const { error, stash } = await add({ [field]: text });

          if (error !== undefined) {
            expect(error).toMatchObject(validationError(field, expect.stringMatching(/^must /)));
          } else {
            expect(text).not.toMatch(/\p{Cs}/u);
            expect(stash['item']).toMatchObject({ [field]: text });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the texts of a change', () => {
  const { request } = useHandlers('Mutation.updateExpense');

  it.each(TEXTS)('are held to the same: refuses half of a surrogate pair in %s', async (field) => {
    const { error } = await request({ args: { input: { id: ID, [field]: 'a\ud83d' } } });

    expect(error).toMatchObject(validationError(field, ILL_FORMED));
  });

  it.each(NAMES)('are held to the same: refuses a zero width space at the end of %s', async (field) => {
    const { error } = await request({ args: { input: { id: ID, [field]: 'Food\u200b' } } });

    expect(error).toMatchObject(validationError(field, INVISIBLE));
  });
});

describe.each([
  'Query.expenses',
  'Subscription.onExpenseAdded',
  'Subscription.onExpenseUpdated',
  'Subscription.onExpenseDeleted',
])('the category that %s is narrowed by', (file) => {
  const { request, response } = useHandlers(file);
  const narrow = (category: string) =>
    file.startsWith('Query') ? request({ args: { category } }) : response({ args: { category } });

  it.each([
    ['\ud83d', ILL_FORMED],
    ['Food\u200b', INVISIBLE],
    ['\u3164', INVISIBLE],
    ['Food\u00a0', 'must not begin or end with white space'],
    ['Fo\0od', 'must not contain control characters or line breaks'],
  ])('is one that an expense can have: refuses %j', async (category, reason) => {
    expect((await narrow(category)).error).toMatchObject(validationError('category', reason));
  });

  it('may end with an emoji', async () => {
    expect((await narrow('Pets ❤️')).error).toBeUndefined();
  });
});

describe.each(['Query.expense', 'Mutation.deleteExpense', 'Mutation.restoreExpense'])(
  'the id of %s',
  (file) => {
    const { request } = useHandlers(file);

    it.each(['\ud83d', `${ID}\ude00`])('is text: refuses %j', async (odd) => {
      expect((await request({ args: { id: odd } })).error).toMatchObject(validationError('id', ILL_FORMED));
    });
  },
);

describe('the id of Mutation.updateExpense', () => {
  const { request } = useHandlers('Mutation.updateExpense');

  it('is text', async () => {
    const { error } = await request({ args: { input: { id: '\ud83d', notes: 'x' } } });

    expect(error).toMatchObject(validationError('id', ILL_FORMED));
  });
});

describe('the cursor of Query.changes', () => {
  const { request } = useHandlers('Query.changes');

  it.each(['\ud83d', '2024-01-09T08:30:00.000Z\ud83d'])(
    'is one that it returned: refuses %j',
    async (since) => {
      expect((await request({ args: { since } })).error).toMatchObject(
        validationError('since', expect.stringContaining('must be a cursor')),
      );
    },
  );
});
