import { describe, expect, it } from 'vitest';
import { expenseItem } from '../support/expense-item.ts';
import { ID, SUB, useHandlers } from '../support/handlers.ts';

const item = expenseItem({ sk: undefined });
const INTERNAL = { errorType: 'Internal', message: 'The request could not be carried out' };
const INPUT = { date: '2024-01-09', amount: 2.25, category: 'Food' };

describe('an API without an environment variable', () => {
  const put = useHandlers('functions/putExpense');
  const add = useHandlers('Mutation.addExpense');
  const importAll = useHandlers('Mutation.importExpenses');
  const putWith = (env: Record<string, string>) => put.request({ stash: { userId: SUB, id: ID, item }, env });

  it.each([
    ['no name', {}],
    ['an empty name', { TABLE_NAME: '' }],
  ])('ends a write with Internal when it has %s of the table', async (_, env) => {
    expect((await putWith(env)).error).toMatchObject(INTERNAL);
  });

  it.each([
    ['addExpense', () => add.request({ args: { input: INPUT }, env: { TABLE_NAME: 'Expenses' } })],
    ['importExpenses', () => importAll.request({ args: { input: { expenses: [INPUT] } }, env: {} })],
  ])('ends %s with Internal when it has no default currency', async (_, run) => {
    expect((await run()).error).toMatchObject(INTERNAL);
  });

  it('names the variable in the log, and to nobody else', async () => {
    const { logs, error } = await putWith({});

    expect(logs.join('\n')).toContain('"environment variable is not set" "TABLE_NAME"');
    expect(JSON.stringify(error)).not.toContain('TABLE_NAME');
  });
});
