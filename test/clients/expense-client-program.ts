import { readFileSync } from 'node:fs';
import {
  AddExpenseDocument,
  createExpenseClient,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  errorOf,
  ImportExpensesDocument,
  randomUuid,
  RenameCategoryDocument,
  UpdateExpenseDocument,
} from 'expense-tracker-client';
import type {
  AddExpenseMutation,
  AddExpenseMutationVariables,
  ExpenseAnswer,
  RenameCategoryMutationVariables,
} from 'expense-tracker-client';
import { WebSocket } from 'ws';
import { nextLine, report } from './program-reports.ts';

/** A day with an app that uses the shipped client. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs: unknown = JSON.parse(readFileSync(outputsFile, 'utf8'));
let cursor: string | undefined;

const client = createExpenseClient({ outputs, webSocket: WebSocket });

const { error } = await client.userPool.signIn({ username, password });
report('signedIn', { error: error?.code, state: client.userPool.state() });

const following = client.follow({
  since: cursor,
  onChanges(changed) {
    cursor = changed.cursor;
    report('changed', { expenses: changed.items });
  },
  onStatus: (status) => report('status', { status }),
  onError: ({ message }) => report('ended', { message }),
});

const answer = await client.send(AddExpenseDocument, {
  input: { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' },
});
report('added', { expense: answer.data?.addExpense });

const id = answer.sent.input.id ?? '';
const updated = await client.send(UpdateExpenseDocument, { input: { id, amount: 2.5 } });
report('updated', { expense: updated.data?.updateExpense });
const deleted = await client.send(DeleteExpenseDocument, { id });
report('deleted', { expense: deleted.data?.deleteExpense });

// Categories that nobody else has.
const [from, to] = [`Transport ${randomUuid()}`, `Travel ${randomUuid()}`];
const expenses = [1.5, 2].map((amount) => ({ date: '2024-01-12', amount, category: from }));
const rides = await client.send(ImportExpensesDocument, { input: { expenses } });

const step: RenameCategoryMutationVariables = { from, to };
do {
  const { data, errors } = await client.send(RenameCategoryDocument, step);
  report('renamed', { moved: data?.renameCategory?.moved, errors });
  step.nextToken = data?.renameCategory?.nextToken ?? null;
} while (step.nextToken !== null);

const ids = rides.sent.input.expenses.flatMap((row) => row?.id ?? []);
const gone = await client.send(DeleteExpensesDocument, { ids });
report('deleted', { expenses: gone.data?.deleteExpenses?.items });

tellRefusal(
  await client.send(AddExpenseDocument, { input: { date: '2024-01-09', amount: 2.255, category: 'Food' } }),
);
tellRefusal(
  await client.send(AddExpenseDocument, { input: { id, date: '2024-01-09', amount: 9, category: 'Food' } }),
);

await nextLine();
following.stop();
await client.userPool.signOut();
report('signedOut', { state: client.userPool.state() });

function tellRefusal(answer: ExpenseAnswer<AddExpenseMutation, AddExpenseMutationVariables>): void {
  const refusal = errorOf(answer, 'addExpense');

  switch (refusal?.code) {
    case 'ValidationError':
      report('refused', { field: refusal.errorInfo.field, reason: refusal.errorInfo.reason });
      break;
    case 'Conflict':
      report('refused', { reason: refusal.errorInfo.reason });
      break;
    default:
      report('answered', { code: refusal?.code });
  }
}
