import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ListCurrenciesDocument } from '../../operations/generated/documents.ts';
import type { ListCurrenciesQuery } from '../../operations/generated/documents.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { importExpenses } from '../support/operations.ts';

type Currencies = NonNullable<ListCurrenciesQuery['currencies']>;

describe('currencies', () => {
  const test = useLocalStack();

  async function currenciesOf(user: TestUser): Promise<Currencies> {
    const { data, errors } = await user.graphql(print(ListCurrenciesDocument));
    expect(errors).toBeUndefined();
    return data?.['currencies'] as unknown as Currencies; // selected
  }

  /**
   * Imports an expense in each currency, 50 at once: one unit of the last decimal, or of one `further` on.
   */
  async function importEach(user: TestUser, currencies: Currencies, further: number) {
    const rows = currencies.map(({ code, decimals }) => ({
      date: '1999-01-09',
      category: 'Food',
      currency: code,
      amount: Number(`1e-${decimals + further}`),
    }));
    const batches = Array.from({ length: Math.ceil(rows.length / 50) }, (_, index) =>
      rows.slice(50 * index, 50 * (index + 1)),
    );
    return Promise.all(batches.map((expenses) => user.graphql(importExpenses, { input: { expenses } })));
  }

  it('lists all, by code, without a call to the table', async () => {
    const user = await test.newUser();
    test.calls.length = 0;

    const currencies = await currenciesOf(user);

    expect(test.calls).toEqual([]);
    expect(currencies).toHaveLength(239);
    expect(currencies.map(({ code }) => code)).toEqual(currencies.map(({ code }) => code).sort());
    expect(currencies.slice(0, 2)).toEqual([
      { code: 'ADP', decimals: 0, name: 'Andorran Peseta', isCurrent: false, withdrawnIn: '2003-07' },
      { code: 'AED', decimals: 2, name: 'UAE Dirham', isCurrent: true, withdrawnIn: null },
    ]);
  });

  it('gives those that an expense may have, with the decimals that its amount may have', async () => {
    const user = await test.newUser();
    const currencies = await currenciesOf(user);

    const taken = await importEach(user, currencies, 0);
    const refused = await importEach(user, currencies, 1);

    expect(taken.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(refused.flatMap(({ errors = [] }) => errors).flatMap(faultyFields)).toEqual(
      currencies.map(() => 'amount'),
    );
  });
});

/** The fields of the faults that an import was refused for. */
function faultyFields({ errorInfo }: { readonly errorInfo?: unknown }): string[] {
  const { errors } = errorInfo as { errors: { field: string }[] }; // of every `ValidationError` of an import
  return errors.map(({ field }) => field);
}
