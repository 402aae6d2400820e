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
  'Mutation.updateExpense': readAndTry('patchExpense'),
  'Mutation.deleteExpense': readAndTry('softDeleteExpense'),
  'Mutation.restoreExpense': readAndTry('undeleteExpense'),
  'Mutation.importExpenses': [
    ...times(2, 'putBatch'),
    'readBatch',
    ...times(3, 'putBatch'),
    'readBatch',
    ...times(3, 'putBatch'),
  ],
};

/** Queries whose answer is in their code: they have no data source to call. */
export const WITHOUT_DATA: readonly string[] = ['Query.currencies'];

/** Seven tries, of what was read at three moments. */
function readAndTry(write: string): string[] {
  return ['readExpense', ...times(3, write), 'readExpense', ...times(3, write), 'readExpense', write];
}

function times(count: number, step: string): string[] {
  return Array.from({ length: count }, () => step);
}
