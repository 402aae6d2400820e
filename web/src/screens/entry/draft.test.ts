import { describe, expect, it } from 'vitest';
import type { Entry } from '../../data/index.ts';
import { changesOf, draftOf, emptyDraft, readDraft } from './draft.ts';

const context = { locale: 'en', decimalsOf: (currency: string) => ({ JPY: 0, KWD: 3 })[currency] ?? 2 };
const LUNCH: Entry = {
  id: '6f1f4d2c-4f0e-4a3c-8a65-000000000001',
  kind: 'EXPENSE',
  date: '2026-11-27',
  amountMinor: 1234,
  currency: 'EUR',
  category: 'Food',
  payee: 'Corner shop',
  notes: 'two\nlines',
  version: 1,
  createdAt: '2026-11-27T10:00:00.000Z',
  updatedAt: '2026-11-27T10:00:00.000Z',
  state: 'synced',
};

describe('a draft', () => {
  it('is read as the entry that it was made of', () => {
    const read = readDraft(draftOf(LUNCH, context), context);

    expect('fields' in read && changesOf(LUNCH, read.fields)).toEqual({});
  });

  it('is the same in German', () => {
    const german = { ...context, locale: 'de' };

    expect(draftOf(LUNCH, german).amount).toBe('12,34');
    expect(readDraft(draftOf(LUNCH, german), german)).toMatchObject({ fields: { amountMinor: 1234 } });
  });

  it('says what is missing', () => {
    expect(readDraft({ ...emptyDraft('2026-02-30', 'USD') }, context)).toEqual({
      errors: { amount: 'empty', category: 'missing', date: 'invalid' },
    });
  });

  it('asks for another amount when the currency has fewer decimals', () => {
    expect(readDraft({ ...draftOf(LUNCH, context), currency: 'JPY' }, context)).toEqual({
      errors: { amount: 'tooManyDecimals' },
    });
  });

  it('clears an optional field that is now empty', () => {
    const read = readDraft({ ...draftOf(LUNCH, context), payee: '  ', description: ' soup ' }, context);

    expect('fields' in read && changesOf(LUNCH, read.fields)).toEqual({
      payee: undefined,
      description: 'soup',
    });
  });

  it('refuses a category with #, which the API does not take', () => {
    expect(readDraft({ ...draftOf(LUNCH, context), category: 'a#b' }, context)).toEqual({
      errors: { category: 'hash' },
    });
  });
});
