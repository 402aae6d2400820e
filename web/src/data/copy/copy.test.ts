import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createViews } from '../create-views.ts';
import type { Entry } from '../entry.ts';
import { summarize } from '../queries/summary.ts';
import { Copy } from './copy.ts';
import type { NewOperation, StoredEntry } from './operation.ts';
import { totalsOf } from './running-totals.ts';
import { byNewest } from './sorted-entries.ts';

const AT = '2025-06-09T10:00:00.000Z';

function stored(id: string, fields: Partial<StoredEntry> = {}): StoredEntry {
  return {
    ...{ id, kind: 'EXPENSE', date: '2025-06-09', amountMinor: 5000, currency: 'USD', category: 'Food' },
    ...{ version: 1, createdAt: AT, updatedAt: AT },
    ...fields,
  };
}

function copyOf(...entries: readonly StoredEntry[]): Copy {
  const copy = new Copy();
  copy.take({ entries });
  return copy;
}

describe('the copy', () => {
  const id = fc.nat(30).map(String);
  const entry: fc.Arbitrary<StoredEntry> = fc
    .record({
      id,
      version: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom('EXPENSE' as const, 'REFUND' as const, 'INCOME' as const),
      date: fc.constantFrom('2025-05-31', '2025-06-01', '2025-06-02'),
      amountMinor: fc.integer({ min: 1, max: 1000 }),
      currency: fc.constantFrom('USD', 'EUR'),
      isDeleted: fc.boolean(),
    })
    .map(({ id: key, isDeleted, ...fields }) =>
      stored(key, { ...fields, ...(isDeleted ? { deletedAt: AT } : {}) }),
    );
  const operation: fc.Arbitrary<NewOperation> = fc.oneof(
    fc.record({
      kind: fc.constant('update' as const),
      id,
      changes: fc.record({ amountMinor: fc.integer({ min: 1, max: 1000 }) }),
      before: fc.constant({}),
      at: fc.constant(AT),
    }),
    fc.record({
      kind: fc.constant('trash' as const),
      id,
      before: fc.constant(stored('')),
      at: fc.constant(AT),
    }),
    fc.record({ kind: fc.constant('restore' as const), id, at: fc.constant(AT) }),
  );

  it('is sorted and adds up as if it were worked out anew, whatever comes in which parts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry)), fc.array(operation), (parts, operations) => {
        const copy = new Copy();
        parts.forEach((entries) => copy.take({ entries }));
        operations.forEach((one, index) => copy.take({ operations: [{ ...one, key: index + 1 }] }));
        operations.forEach((_one, index) => copy.take({ doneKeys: index % 2 === 0 ? [index + 1] : [] }));
        const ids = [...copy.storedIds()];
        const shown = ids.flatMap((one) => copy.entry(one) ?? []);

        expect(copy.sorted).toEqual(shown.filter(({ deletedAt }) => deletedAt === undefined).sort(byNewest));
        expect(copy.totals).toEqual(totalsOf(copy.sorted));
        expect(copy.trash).toHaveLength(shown.length - copy.sorted.length);
      }),
    );
  });

  it('keeps a version that is newer, whatever comes later', () => {
    const copy = copyOf(stored('1', { version: 3, amountMinor: 3 }));
    copy.take({ entries: [stored('1', { version: 2, amountMinor: 2 })] });

    expect(copy.entry('1')?.amountMinor).toBe(3);
  });
});

describe('the views', () => {
  it('take refunds off what was spent, and keep income apart', () => {
    const copy = copyOf(
      stored('1'),
      stored('2', { kind: 'REFUND', amountMinor: 2000 }),
      stored('3', { kind: 'INCOME', amountMinor: 10_000, category: 'Salary' }),
    );
    const [usd] = summarize(copy.sorted, { from: '2025-06-01', to: '2025-06-30' });

    expect(usd).toMatchObject({
      spentMinor: 3000,
      refundedMinor: 2000,
      incomeMinor: 10_000,
      balanceMinor: 7000,
      categories: [{ name: 'Food', totalMinor: 3000, count: 2, share: 1 }],
      incomeCategories: [{ name: 'Salary', totalMinor: 10_000, share: 1 }],
    });
  });

  it('never add currencies up', () => {
    const copy = copyOf(stored('1'), stored('2', { currency: 'EUR' }), stored('3', { currency: 'EUR' }));

    expect(createViews(copy, () => false).entries({}).totals).toEqual([
      { currency: 'EUR', spentMinor: 10_000, incomeMinor: 0, count: 2 },
      { currency: 'USD', spentMinor: 5000, incomeMinor: 0, count: 1 },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['cafe', ['2']],
    ['CAFÉ', ['2']],
    ['zeta food', ['1']],
    ['50.00', ['2', '1']],
    ['nothing', []],
  ])('find %s by any of the texts, whatever case and accents', (text, ids) => {
    const copy = copyOf(stored('1', { notes: 'Zeta' }), stored('2', { payee: 'Cafe\u0301 Mozart' }));
    const { entries } = createViews(copy, () => false).entries({ text });

    expect(entries.map(({ id }) => id)).toEqual(ids);
  });

  it('hold both ends of a period', () => {
    const dates = ['2025-05-31', '2025-06-01', '2025-06-30', '2025-07-01'];
    const copy = copyOf(...dates.map((date) => stored(date, { date })));
    const { entries } = createViews(copy, () => false).entries({ from: '2025-06-01', to: '2025-06-30' });

    expect(entries.map(({ date }) => date)).toEqual(['2025-06-30', '2025-06-01']);
  });

  it.each([
    ['2026-10-01', '2026-10-31'],
    ['2024-02-01', '2024-02-29'],
  ])('count the first and the last day from %s to %s, in sums, days and budgets', (from, to) => {
    const copy = copyOf(stored('1', { date: from }), stored('2', { date: to }));
    copy.take({ budgets: [{ currency: 'USD', category: 'Food', amountMinor: 20_000, version: 1 }] });
    const views = createViews(copy, () => false);
    const [summary] = views.summary({ from, to }).currencies;

    expect(summary).toMatchObject({ spentMinor: 10_000, months: [{ time: from.slice(0, 7) }] });
    expect(summary?.days.map(({ time }) => time)).toEqual([from, to]);
    expect(views.budgets({ from, to })).toMatchObject([{ spentMinor: 10_000, leftMinor: 10_000 }]);
  });

  it('propose what most entries of a payee have, of two with as many the newer', () => {
    const copy = copyOf(
      stored('1', { payee: 'Shop', category: 'Fun', date: '2025-06-01' }),
      stored('2', { payee: 'Shop', category: 'Food', date: '2025-06-02' }),
    );

    expect(createViews(copy, () => false).payees()).toEqual([
      { name: 'Shop', count: 2, lastDate: '2025-06-02', usualCategory: 'Food', usualKind: 'EXPENSE' },
    ]);
  });

  it('give the same objects until something changes', () => {
    const copy = copyOf(stored('1'));
    const views = createViews(copy, () => false);
    const before: readonly Entry[] = views.entries({}).entries;

    expect(views.entries({}).entries).toBe(before);
    expect(views.entries({})).toBe(views.entries({}));
    const categories = views.categories();
    copy.take({ entries: [stored('1', { version: 2, amountMinor: 1 })] });
    expect(views.entries({}).entries).not.toBe(before);
    expect(views.categories()).toBe(categories);
  });
});
