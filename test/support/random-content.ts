import fc from 'fast-check';

/** Currencies with 0, 2 and 3 decimals. */
export const DECIMALS_OF: Readonly<Record<string, number>> = { JPY: 0, USD: 2, KWD: 3 };

/** What an expense says. */
export interface Content {
  /** MM-DD of the sequence's year, or of the one after it where a `+` comes first. */
  readonly day: string;
  readonly money: { readonly currency: string; readonly minor: number };
  readonly category: string;
  readonly kind: 'EXPENSE' | 'REFUND' | 'INCOME';
  readonly texts: Readonly<Record<'subcategory' | 'payee' | 'paymentMethod', string | null>>;
}

/** What a patch says: what it leaves out stays as it is. */
export type ContentPatch = Partial<Content>;

export const CATEGORIES = ['Food', 'Fun', 'Café & co.'];
export const PAYEES = ['Shop', 'Shop #2'];

export const categories = fc.constantFrom(...CATEGORIES);
export const sides = fc.constantFrom('SPENT' as const, 'INCOME' as const, null);

/**
 * Contents that often meet in one ledger.
 *
 * @param days as in `Content`
 * @param largest the largest amount, in minor units
 */
export function contents(days: readonly string[], largest: number): fc.Arbitrary<Content> {
  return fc.record({
    day: fc.constantFrom(...days),
    money: fc.record({
      currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
      minor: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constantFrom(1, 10, largest)),
    }),
    category: categories,
    kind: fc.constantFrom('EXPENSE' as const, 'EXPENSE' as const, 'REFUND' as const, 'INCOME' as const),
    texts: fc.record({
      subcategory: fc.constantFrom(null, 'Coffee', '#1'),
      payee: fc.constantFrom(null, ...PAYEES),
      paymentMethod: fc.constantFrom(null, 'Cash'),
    }),
  });
}

/** Patches of an expense, each with some of what a content says. */
export function patches(content: fc.Arbitrary<Content>): fc.Arbitrary<ContentPatch> {
  return content.chain((all) =>
    fc.constantFrom<ContentPatch>(
      all,
      { day: all.day },
      { category: all.category },
      { money: all.money },
      { kind: all.kind },
      { texts: all.texts },
      { category: all.category, money: all.money },
    ),
  );
}

/** Patches that expenses of any amount and currency can have together. */
export function commonPatches(content: fc.Arbitrary<Content>): fc.Arbitrary<ContentPatch> {
  return content.chain((all) =>
    fc.constantFrom<ContentPatch>(
      { category: all.category },
      { day: all.day, kind: all.kind },
      { texts: all.texts },
    ),
  );
}

/** A content or patch as the API takes it. */
export function inputOf(
  year: number,
  { day, money, category, kind, texts }: ContentPatch,
): Record<string, unknown> {
  const yyyy = String(day?.startsWith('+') ? year + 1 : year).padStart(4, '0');
  return {
    ...(day ? { date: `${yyyy}-${day.replace('+', '')}` } : {}),
    ...(money !== undefined
      ? { amount: toMajor(money.minor, money.currency), currency: money.currency }
      : {}),
    ...(category ? { category } : {}),
    ...(kind ? { kind } : {}),
    ...texts,
  };
}

export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** (DECIMALS_OF[currency] ?? 2);
}

export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** (DECIMALS_OF[currency] ?? 2));
}
