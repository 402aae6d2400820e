import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { GraphqlAnswer } from '../support/local-stack.ts';

const COFFEE = '{ date: "2024-01-09", amount: 2.25, category: "Food" }';

/** The same field so many times, each under a name of its own. */
function aliased(count: number, field: string): string {
  return Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join('\n');
}

function errorTypes({ errors }: GraphqlAnswer): (string | null | undefined)[] {
  return (errors ?? []).map(({ errorType }) => errorType);
}

function addedOf({ data }: GraphqlAnswer): number {
  return Object.values(data ?? {}).filter((value) => value !== null).length;
}

describe.each(['dev', 'prod'])('one request to stage %s', (stage) => {
  const test = useLocalStack(() => ({ synthesize: () => synthesize({ stage }) }));

  it('may run 20 queries', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql(`{ ${aliased(20, 'categories { category }')} }`);

    expect(answer.errors).toBeUndefined();
    expect(Object.keys(answer.data ?? {})).toHaveLength(20);
  });

  it('may not run 21, not even by way of fragments', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql(`
      { ...Some ...More }
      fragment Some on Query { ${aliased(20, 'expense(id: "c2c6f0e6-3c2a-4d0e-9a53-1b1d6f0d8a11") { id }')} }
      fragment More on Query { one: expense(id: "c2c6f0e6-3c2a-4d0e-9a53-1b1d6f0d8a11") { id } }
    `);

    expect(errorTypes(answer)).toEqual(['ResolverExecutionLimitReached']);
  });

  it('adds no expense that is past the limit: of a hundred aliased mutations at most 20 are carried out', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql(`mutation { ${aliased(100, `addExpense(input: ${COFFEE}) { id }`)} }`);
    const { data } = await graphql('{ summary(year: 2024) { currencies { expenseCount } } }');

    expect(errorTypes(answer)).toContain('ResolverExecutionLimitReached');
    expect(addedOf(answer)).toBeLessThanOrEqual(20);
    expect(data).toEqual({ summary: { currencies: [{ expenseCount: 20 }] } });
  });

  it('may select the deepest that there is', async () => {
    const { graphql } = await test.newUser();
    const input = '{ date: "2024-01-09", amount: 2.25, category: "Food", subcategory: "Coffee" }';
    await graphql(`mutation { addExpense(input: ${input}) { id } }`);

    const answer = await graphql(
      '{ summary(year: 2024) { currencies { categories { subcategories { subcategory total } } } } }',
    );

    expect(answer).toEqual({
      status: 200,
      data: {
        summary: {
          currencies: [{ categories: [{ subcategories: [{ subcategory: 'Coffee', total: 2.25 }] }] }],
        },
      },
    });
  });

  it('is refused when its fragments go round in circles', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql(`
      {
        expenses {
          items {
            ...One
          }
        }
      }
      fragment One on Expense {
        id
        ...Two
      }
      fragment Two on Expense {
        date
        ...One
      }
    `);

    expect(answer.data).toBeNull();
    expect(answer.errors?.length).toBeGreaterThan(0);
  });
});

describe('introspection in stage dev', () => {
  const test = useLocalStack(() => ({ synthesize: () => synthesize({ stage: 'dev' }) }));

  it('answers what GraphQL clients ask by default', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql(getIntrospectionQuery());

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toHaveProperty('__schema.queryType.name', 'Query');
  });

  it('goes no deeper', async () => {
    const { graphql } = await test.newUser();
    const levels = 8;
    const nested = `${'fields { type { '.repeat(levels)}name${' } }'.repeat(levels)}`;

    const answer = await graphql(`{ __type(name: "Query") { ${nested} } }`);

    expect(answer.data).toBeNull();
    expect(answer.errors?.map(({ message }) => message)).toEqual([expect.stringContaining('depth')]);
  });
});

describe('introspection in stage prod', () => {
  const test = useLocalStack(() => ({ synthesize: () => synthesize({ stage: 'prod' }) }));

  it('does not exist', async () => {
    const { graphql } = await test.newUser();

    const answer = await graphql('{ __schema { types { name } } }');

    expect(answer.data).toBeNull();
    expect(answer.errors?.map(({ message }) => message)).toEqual([expect.stringContaining('__schema')]);
  });
});
