/**
 * The fields that take more than one data source call: which functions of `resolvers/functions/` they run, in this order.
 * Every other field of `resolvers/` is a unit resolver: one call. The data source follows from the field's type: queries
 * read, mutations write, subscriptions need none.
 */
export const pipelines: Readonly<Record<string, readonly string[]>> = {
  'Mutation.addExpense': ['putExpense', 'recheckExpense'],
  'Mutation.updateExpense': ['readExpense', 'patchExpense', 'recheckExpense'],
  'Mutation.deleteExpense': ['softDeleteExpense', 'recheckExpense'],
};
