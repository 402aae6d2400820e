import fc from 'fast-check';

/** A list of expenses as one asks for it. */
export interface ListFilter {
  readonly category?: string;
  readonly payee?: string;
  readonly year?: number;
  readonly month?: number;
  readonly from?: string;
  readonly to?: string;
}

/** Something that is read and compared with the model. */
export type ReadStep =
  | {
      readonly kind: 'list';
      readonly filter: ListFilter;
      readonly order: 'ASC' | 'DESC';
      readonly limit: number;
    }
  | { readonly kind: 'every list' }
  | { readonly kind: 'deleted'; readonly limit: number }
  | { readonly kind: 'summary'; readonly year: number; readonly month?: number }
  | { readonly kind: 'period'; readonly from: string; readonly to: string }
  | { readonly kind: 'budgets'; readonly year: number; readonly month: number }
  | { readonly kind: 'changes'; readonly limit: number }
  | { readonly kind: 'single' }
  | { readonly kind: 'uses' };

const DAY_MS = 24 * 60 * 60 * 1000;

const limit = fc.constantFrom(1, 2, 3, 7, 200);

/** Everything that can be read of a year and the next. */
export function reads(year: number): fc.Arbitrary<ReadStep> {
  const start = Date.UTC(year, 0, 1);
  const dateOf = (day: number) => new Date(start + day * DAY_MS).toISOString().slice(0, 10);
  const borders = [
    `${year}-11-30`,
    `${year}-12-01`,
    `${year}-12-31`,
    `${year + 1}-01-01`,
    `${year + 1}-02-29`,
  ];
  const date = fc.oneof(fc.constantFrom(...borders), fc.integer({ min: 300, max: 430 }).map(dateOf));
  const period = fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  const month = fc.constantFrom(
    { year, month: 11 },
    { year, month: 12 },
    { year: year + 1, month: 1 },
    { year: year + 1, month: 2 },
  );
  const dates = fc.oneof<fc.Arbitrary<ListFilter>[]>(
    fc.constant({}),
    fc.constantFrom({ year }, { year: year + 1 }),
    month,
    period,
    date.map((from) => ({ from })),
    date.map((to) => ({ to })),
  );
  const by = fc.constantFrom<ListFilter>(
    {},
    { category: 'Food' },
    { category: 'Café & co.' },
    { category: 'Never used' },
    { payee: 'Shop' },
    { payee: 'Shop #2' },
  );
  const filter = fc.tuple(dates, by).map(([one, other]) => ({ ...one, ...other }));
  return fc.oneof<fc.Arbitrary<ReadStep>[]>(
    fc.record({
      kind: fc.constant('list' as const),
      filter,
      order: fc.constantFrom('ASC' as const, 'DESC' as const),
      limit,
    }),
    fc.record({ kind: fc.constant('deleted' as const), limit }),
    fc
      .oneof<fc.Arbitrary<{ year: number; month?: number }>[]>(
        month,
        fc.constantFrom({ year }, { year: year + 1 }),
      )
      .map((one) => ({ kind: 'summary' as const, ...one })),
    period.map((one) => ({ kind: 'period' as const, ...one })),
    month.map((one) => ({ kind: 'budgets' as const, ...one })),
    fc.record({ kind: fc.constant('changes' as const), limit }),
    fc.constantFrom<ReadStep>({ kind: 'single' }, { kind: 'uses' }),
  );
}

/**
 * What is read at the end of a sequence, whatever else is: all that is stored, the list of every category
 * and payee, all that was spent and earned, and the budgets of the busiest month.
 */
export function lastReads(year: number): readonly ReadStep[] {
  return [
    { kind: 'changes', limit: 200 },
    { kind: 'every list' },
    { kind: 'deleted', limit: 200 },
    { kind: 'summary', year },
    { kind: 'summary', year: year + 1 },
    { kind: 'budgets', year, month: 12 },
  ];
}
