import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import { added } from '../support/operations.ts';

const INPUT = 'date: "2024-01-09", amount: 1, category: "Food"';
const NO_SUCH_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('an operation with several parts', () => {
  const test = useLocalStack();

  it('gives the list when the summary beside it is refused', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const { data, errors } = await user.graphql(
      '{ expenses { items { id } nextToken } summary(year: 0) { year } }',
    );

    expect(data).toEqual({ expenses: { items: [{ id }], nextToken: null }, summary: null });
    expect(errors).toMatchObject([
      { path: ['summary'], errorType: 'ValidationError', errorInfo: { field: 'year' } },
    ]);
  });

  it('gives the id of what was added when the mutation behind it fails', async () => {
    const user = await test.newUser();

    const { data, errors } = await user.graphql(
      `mutation { addExpense(input: { ${INPUT} }) { id amount } deleteExpense(id: "${NO_SUCH_ID}") { id } }`,
    );

    expect(data).toEqual({
      addExpense: { id: expect.any(String) as unknown, amount: 1 },
      deleteExpense: null,
    });
    expect(errors).toMatchObject([{ path: ['deleteExpense'], errorType: 'NotFound' }]);
  });

  it('goes on to the mutations behind one that fails', async () => {
    const user = await test.newUser();

    const { data, errors } = await user.graphql(
      `mutation { first: deleteExpense(id: "${NO_SUCH_ID}") { id } second: addExpense(input: { ${INPUT} }) { amount } }`,
    );

    expect(data).toEqual({ first: null, second: { amount: 1 } });
    expect(errors).toMatchObject([{ path: ['first'], errorType: 'NotFound' }]);
  });

  it.each([
    ['expense', '(id: "x") { id }', []],
    ['expenses', '(limit: 0) { items { id } }', ['limit']],
    ['summary', '(year: 2024, month: 13) { year }', ['month']],
    ['changes', '(since: "x") { cursor }', ['since']],
  ])('has null for %s%s, and an error unless there is none to find', async (field, rest, fields) => {
    const user = await test.newUser();

    const { data, errors = [] } = await user.graphql(`{ ${field}${rest} categories { category } }`);

    expect(data).toEqual({ [field]: null, categories: [] });
    expect(errors.map(({ errorInfo }) => errorInfo)).toMatchObject(fields.map((name) => ({ field: name })));
  });
});
