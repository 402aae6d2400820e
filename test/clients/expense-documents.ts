const fields = 'id userId owner { userId isSetByServer } date amount currency category description version';

export const listExpenses = `query List($category: String) {
  expenses(category: $category) { items { ${fields} } nextToken }
}`;
export const addExpense = `mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { ${fields} } }`;
export const updateExpense = `mutation Update($input: UpdateExpenseInput!) { updateExpense(input: $input) { ${fields} } }`;
export const deleteExpense = `mutation Delete($id: ID!) { deleteExpense(id: $id) { ${fields} } }`;
export const onExpenseAdded = `subscription { onExpenseAdded { ${fields} } }`;
export const onExpenseUpdated = `subscription { onExpenseUpdated { ${fields} } }`;
export const onExpenseDeleted = `subscription { onExpenseDeleted { ${fields} } }`;

/** An expense with the fields that are selected above. */
export interface Expense {
  readonly id: string;
  readonly userId: string;
  readonly date: string;
  readonly amount: number;
  readonly currency: string;
  readonly category: string;
  readonly description: string | null;
  readonly version: number;
}
