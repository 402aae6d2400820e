import { randomUUID } from 'node:crypto';
import type { ApiModel } from 'appsync-local-stack/template';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  EraseMyDataDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  ImportExpensesDocument,
  ListBudgetsDocument,
  ListCategoriesDocument,
  ListChangesDocument,
  ListCurrenciesDocument,
  ListDeletedExpensesDocument,
  ListExpensesDocument,
  ListPayeesDocument,
  OnCategoryRenamedDocument,
  OnExpenseAddedDocument,
  OnExpenseDeletedDocument,
  OnExpensesDeletedDocument,
  OnExpensesImportedDocument,
  OnExpensesRestoredDocument,
  OnExpensesUpdatedDocument,
  OnExpenseUpdatedDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  RestoreExpenseDocument,
  RestoreExpensesDocument,
  SetBudgetDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from '../../operations/generated/documents.ts';
import { COFFEE } from '../stack/coffee.ts';
import { startRecordingApi } from './recorded-calls.ts';
import type { RecordedCall, RecordingApi } from './recorded-calls.ts';

/** A deployed bundle and a run of each of its handlers. */
export interface HandlerRuns {
  /**
   * The field of a resolver, e.g. `Query.expenses`, or the name of a pipeline function, e.g. `putExpense`.
   */
  readonly name: string;
  readonly code: string;
  readonly request: RecordedCall;
  readonly response: RecordedCall;
}

/**
 * Runs every operation and gives, for each bundle of the template, a run of its request and of its response
 * handler.
 *
 * @throws {Error} when a handler was run by no operation; the message names it
 */
export async function recordHandlerRuns(): Promise<HandlerRuns[]> {
  const recording = await startRecordingApi();
  try {
    await runEveryHandler(recording);
    const { api, calls } = recording;
    return [...bundleNames(api)].map(([code, name]) => ({
      name,
      code,
      request: fullestRun(calls, code, 'request', name),
      response: fullestRun(calls, code, 'response', name),
    }));
  } finally {
    await recording.close();
  }
}

async function runEveryHandler({ execute }: RecordingApi): Promise<void> {
  const batch = Array.from({ length: 50 }, (_, index) => ({
    ...COFFEE,
    id: randomUUID(),
    payee: `Payee ${index}`,
    date: `2024-01-${String(1 + (index % 28)).padStart(2, '0')}`,
  }));
  const id = randomUUID();
  const once = { input: { ...COFFEE, id } };
  const all = { input: { expenses: batch } };
  // Each is sent twice: the second time, the pipelines find the stored items.
  await execute(ImportExpensesDocument, all);
  await execute(ImportExpensesDocument, all);
  await execute(AddExpenseDocument, once);
  await execute(AddExpenseDocument, once);
  await execute(UpdateExpenseDocument, { input: { id, amount: 2.5, date: '2024-02-09' } });
  await execute(DeleteExpenseDocument, { id });
  await execute(RestoreExpenseDocument, { id });
  await execute(GetExpenseDocument, { id });
  await execute(ListExpensesDocument, { limit: 50 });
  await execute(GetSummaryDocument, { year: 2024 });
  await execute(ListCategoriesDocument, {});
  await execute(ListPayeesDocument, {});
  await execute(ListCurrenciesDocument, {});
  await execute(ListChangesDocument, { limit: 50 });
  for (const { id: imported } of batch) {
    await execute(DeleteExpenseDocument, { id: imported });
  }
  await execute(ListDeletedExpensesDocument, { limit: 50 });
  await runBatches(
    execute,
    batch.map((expense) => expense.id),
  );
  await runBudgets(execute);
  await execute(OnExpenseAddedDocument, {});
  await execute(OnExpenseUpdatedDocument, {});
  await execute(OnExpenseDeletedDocument, {});
  await execute(OnExpensesImportedDocument, {});
  await execute(OnExpensesUpdatedDocument, {});
  await execute(OnExpensesDeletedDocument, {});
  await execute(OnExpensesRestoredDocument, {});
  await execute(OnCategoryRenamedDocument, {});
  await execute(EraseMyDataDocument, { confirmation: 'ERASE ALL MY DATA' });
}

/** Restores expenses that are deleted, and changes as many at once as the API takes. */
async function runBatches(execute: RecordingApi['execute'], ids: string[]): Promise<void> {
  await execute(RestoreExpensesDocument, { ids });
  await execute(UpdateExpensesDocument, { input: { ids: ids.slice(0, 33), paymentMethod: 'Card' } });
  await execute(RenameCategoryDocument, { from: COFFEE.category, to: 'Renamed' });
  await execute(DeleteExpensesDocument, { ids });
}

async function runBudgets(execute: RecordingApi['execute']): Promise<void> {
  const name = { currency: 'USD', category: COFFEE.category };
  await execute(SetBudgetDocument, { input: { ...name, amount: 100 } });
  await execute(SetBudgetDocument, { input: { ...name, amount: 200 } });
  await execute(ListBudgetsDocument, { year: 2024, month: 1 });
  await execute(RemoveBudgetDocument, name);
}

/** By their code: a function that is used several times is one bundle. */
function bundleNames({ functions, resolvers }: ApiModel): Map<string, string> {
  // A function's name has its field, its place in the pipeline and its file.
  const steps = [...functions.values()].map(
    ({ code, name }) => [code, name.split('_').at(-1) ?? name] as const,
  );
  const fields = resolvers.map(
    ({ code, typeName, fieldName }) => [code, `${typeName}.${fieldName}`] as const,
  );
  return new Map([...steps, ...fields]);
}

/** The run with the most work: one without error, with the largest context. */
function fullestRun(
  calls: readonly RecordedCall[],
  code: string,
  handler: RecordedCall['handler'],
  name: string,
): RecordedCall {
  const [fullest] = calls
    .filter((call) => call.code === code && call.handler === handler)
    .map((call) => ({ call, isWhole: isWhole(call), size: JSON.stringify(call.context).length }))
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.size - a.size);
  if (fullest === undefined) {
    throw new Error(`No operation has run the ${handler} handler of ${name}`);
  }
  return fullest.call;
}

function isWhole({ outcome }: RecordedCall): boolean {
  return outcome.error === undefined && outcome.earlyReturn === undefined;
}
