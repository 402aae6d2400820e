/**
 * The fields that take more than one data source call: which functions of `resolvers/functions/` they run, in
 * this order. Every other field of `resolvers/` is a unit resolver: one call. The data source follows from
 * the field's type: queries read, mutations write, subscriptions need none.
 *
 * AppSync has no loops over data source calls, so what is tried again stands here again; once it is done, the
 * rest of the steps do nothing. A pipeline has at most 10.
 */
export const pipelines: Readonly<Record<string, readonly string[]>> = {
  'Mutation.addExpense': [...threeTimes('putExpense'), 'recheckExpense'],
  'Mutation.updateExpense': [...threeTimes('readExpense', 'readLedger', 'patchExpense'), 'recheckExpense'],
  'Mutation.deleteExpense': [
    ...threeTimes('readExpense', 'readLedger', 'softDeleteExpense'),
    'recheckExpense',
  ],
  'Mutation.restoreExpense': [...threeTimes('readExpense', 'undeleteExpense'), 'recheckExpense'],
  'Mutation.setBudget': readBudgetAndTry('writeBudget'),
  'Mutation.removeBudget': readBudgetAndTry('dropBudget'),
  'Query.budgets': ['listBudgets', 'readMonth'],
  'Mutation.importExpenses': threeTimes('putBatch', 'readBatch'),
};

function threeTimes(...steps: readonly string[]): string[] {
  return [...steps, ...steps, ...steps];
}

/** Four tries, each of what was just read, and a last look at what was in the way. */
function readBudgetAndTry(write: string): string[] {
  const oneTry = ['readBudget', write];
  return [...oneTry, ...oneTry, ...oneTry, ...oneTry, 'readBudget'];
}
