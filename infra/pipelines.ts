/**
 * The fields that take more than one data source call: which functions of `resolvers/functions/` they run, in
 * this order. Every other field of `resolvers/` is a unit resolver: one call. The data source follows from
 * the field's type: queries read, mutations write, subscriptions need none. `WITHOUT_DATA` has the
 * exceptions.
 *
 * AppSync has no loops over data source calls, so a step that may be repeated is listed several times; once
 * it has succeeded, the remaining steps do nothing. A pipeline has at most 10.
 */
export const pipelines: Readonly<Record<string, readonly string[]>> = {
  'Mutation.addExpense': [...times(9, 'putExpense'), 'recheckExpense'],
  'Mutation.updateExpense': readAndTry(['readExpense', 'readLedger'], 'patchExpense'),
  'Mutation.deleteExpense': readAndTry(['readExpense', 'readLedger'], 'softDeleteExpense'),
  'Mutation.restoreExpense': [
    ...readAndTry(['readExpense'], 'undeleteExpense'),
    'readExpense',
    'undeleteExpense',
  ],
  'Mutation.importExpenses': [
    ...times(2, 'putBatch'),
    'readBatch',
    ...times(3, 'putBatch'),
    'readBatch',
    ...times(3, 'putBatch'),
  ],
  'Mutation.updateExpenses': readAndTryMany('readExpenses', 'patchExpenses'),
  'Mutation.deleteExpenses': readAndTryMany('readExpenses', 'softDeleteExpenses'),
  'Mutation.restoreExpenses': [
    ...readAndTry(['readExpenses'], 'undeleteExpenses'),
    'readExpenses',
    'undeleteExpenses',
  ],
  'Mutation.renameCategory': readAndTryMany('readCategory', 'patchExpenses'),
  'Mutation.eraseMyData': [...erasures(3), 'readItems'],
  'Mutation.setBudget': readBudgetAndTry('writeBudget'),
  'Mutation.removeBudget': readBudgetAndTry('dropBudget'),
  'Query.budgets': ['listBudgets', 'readMonth'],
};

/** Queries whose answer is in their code: they have no data source to call. */
export const WITHOUT_DATA: readonly string[] = ['Query.currencies'];

/** Six tries, of what was read at two moments. */
function readAndTry(read: readonly string[], write: string): string[] {
  return [...read, ...times(3, write), ...read, ...times(3, write)];
}

/**
 * Four tries to change many expenses, of what was read at three moments. After a conflict the same is tried
 * again; what was refused waits for the next read.
 */
function readAndTryMany(read: string, write: string): string[] {
  return [read, 'readLedgers', write, write, read, 'readLedgers', write, read, 'readLedgers', write];
}

/** Four tries, each of what was just read, and a last look at what was in the way. */
function readBudgetAndTry(write: string): string[] {
  const oneTry = ['readBudget', write];
  return [...oneTry, ...oneTry, ...oneTry, ...oneTry, 'readBudget'];
}

/** What erases as much as one request can; a last look is still to come. */
function erasures(count: number): string[] {
  return Array.from({ length: count }, () => ['readItems', 'readItemLedgers', 'eraseItems']).flat();
}

function times(count: number, step: string): string[] {
  return Array.from({ length: count }, () => step);
}
