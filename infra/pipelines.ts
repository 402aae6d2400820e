/**
 * The fields that take more than one data source call: which functions of `resolvers/functions/` they run, in
 * this order. Every other field of `resolvers/` is a unit resolver: one call. The data source follows from
 * the field's type: queries read, mutations write, subscriptions need none. `withoutData` has the exceptions.
 *
 * AppSync has no loops over data source calls, so a step that may be repeated is listed several times; once
 * it has succeeded, the remaining steps do nothing. A pipeline has at most 10.
 */
export const pipelines: Readonly<Record<string, readonly string[]>> = {
  'Mutation.addExpense': [...threeTimes('putExpense'), 'recheckExpense'],
  'Mutation.updateExpense': [...threeTimes('readExpense', 'patchExpense'), 'recheckExpense'],
  'Mutation.deleteExpense': [...threeTimes('readExpense', 'softDeleteExpense'), 'recheckExpense'],
  'Mutation.restoreExpense': [...threeTimes('readExpense', 'undeleteExpense'), 'recheckExpense'],
  'Mutation.importExpenses': threeTimes('putBatch', 'readBatch'),
};

/** Queries whose answer is in their code: they have no data source to call. */
export const withoutData: readonly string[] = ['Query.currencies'];

function threeTimes(...steps: readonly string[]): string[] {
  return [...steps, ...steps, ...steps];
}
