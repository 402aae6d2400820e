/**
 * The fields that take more than one data source call: which functions of `resolvers/functions/` they run, in
 * this order. Every other field of `resolvers/` is a unit resolver: one call. The data source follows from
 * the field's type: queries read, mutations write, subscriptions need none.
 *
 * AppSync has no loops over data source calls, so what is tried again stands here again, as often as the 10
 * functions of a pipeline allow. Once the work is done, the next step ends the pipeline: tries that are not
 * needed cost nothing.
 *
 * Most races are about a ledger: then the same write is tried again. A write whose condition did not hold
 * waits for the next read.
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

/** Seven tries, of what was read at three moments. */
function readAndTry(write: string): string[] {
  return ['readExpense', ...times(3, write), 'readExpense', ...times(3, write), 'readExpense', write];
}

function times(count: number, step: string): string[] {
  return Array.from({ length: count }, () => step);
}
