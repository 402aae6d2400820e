import type { TakenRow } from 'expense-files';
import { errorOf } from 'expense-tracker-client';
import type { ExpenseClient, TypedDocument } from 'expense-tracker-client';
import { certainOf, refusal } from '../answer.ts';
import type { Outcome } from './outcomes.ts';

/** A row and its place among the rows that could be expenses, from 0. */
export interface NumberedRow {
  readonly ordinal: number;
  readonly row: TakenRow;
}

/** What became of a row; with `refused`, why. */
export interface RowResult {
  readonly row: NumberedRow;
  readonly outcome: Outcome;
  readonly field?: string;
  readonly reason?: string;
}

interface Imported {
  readonly importExpenses: {
    readonly items: readonly { readonly id: string; readonly createdAt: string }[];
    readonly outcomes: readonly { readonly index: number; readonly outcome: ApiOutcome }[];
  } | null;
}

type ApiOutcome = 'ADDED' | 'SAME' | 'CHANGED' | 'DELETED' | 'ID_TAKEN';

interface ImportVariables {
  readonly input: {
    readonly expenses: readonly object[];
    readonly ifTaken: 'SKIP';
    readonly dryRun: boolean;
  };
}

/** Selects little: what was sent is known, and whole expenses are work for both sides and all subscribers. */
const IMPORT_DOCUMENT = `mutation ImportRows($input: ImportExpensesInput!) {
  importExpenses(input: $input) {
    userId
    owner { userId isSetByServer }
    items { id version createdAt }
    outcomes { index outcome }
  }
}` as TypedDocument<Imported, ImportVariables>;

const RESULTS: Readonly<Record<ApiOutcome, Outcome>> = {
  ADDED: 'added',
  SAME: 'known',
  CHANGED: 'changed',
  DELETED: 'deleted',
  ID_TAKEN: 'refused',
};

export interface BatchProps {
  readonly client: ExpenseClient;
  readonly isDryRun: boolean;
  /** Gives the sending up. */
  readonly signal: AbortSignal;
}

/**
 * Sends rows together, and again without those that the API refuses, until each has an outcome.
 *
 * @throws {CliError} when the API does not answer, or refuses the user
 */
export async function sendBatch(props: BatchProps, rows: readonly NumberedRow[]): Promise<RowResult[]> {
  const { client, isDryRun, signal } = props;
  const expenses = rows.map(({ row }) => row.expense);
  // Each row has its id: whatever is sent twice is added once.
  const answer = await client.send(
    IMPORT_DOCUMENT,
    { input: { expenses, ifTaken: 'SKIP', dryRun: isDryRun } },
    { resend: 'always', signal },
  );
  const error = errorOf(answer, 'importExpenses');
  if (error?.code !== 'ValidationError') {
    const { outcomes } = certainOf(answer, 'importExpenses');
    // After an answer that was lost, what this very call has added is known by now.
    const isOwn = answer.isResent && !isDryRun;
    return outcomes.map(({ index, outcome }) => resultOf(rows, index, outcome, isOwn));
  }
  const { errors = [], field, reason } = error.errorInfo;
  if (errors.length === 0) {
    return sendHalves(props, rows, field, reason, error.message);
  }
  const faults = new Map(errors.map((fault) => [fault.index, fault]));
  const refused = [...faults].flatMap(([index, fault]): RowResult[] => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, outcome: 'refused', field: fault.field, reason: fault.reason }];
  });
  if (refused.length === 0) {
    throw refusal(error);
  }
  const others = rows.filter((_row, index) => !faults.has(index));
  return others.length === 0 ? refused : [...refused, ...(await sendBatch(props, others))];
}

/** The API does not say which row it is, for example the one that makes a sum too large: it is looked for. */
async function sendHalves(
  props: BatchProps,
  rows: readonly NumberedRow[],
  field: string,
  reason: string,
  message: string,
): Promise<RowResult[]> {
  const [row] = rows;
  if (row === undefined) {
    return [];
  }
  if (rows.length === 1) {
    return [{ row, outcome: 'refused', field, reason: reason === '' ? message : reason }];
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await sendBatch(props, rows.slice(0, middle));
  return [...first, ...(await sendBatch(props, rows.slice(middle)))];
}

function resultOf(
  rows: readonly NumberedRow[],
  index: number,
  outcome: ApiOutcome,
  isOwn: boolean,
): RowResult {
  const row = rows[index];
  if (row === undefined) {
    throw new RangeError(`The API tells of row ${index} of ${rows.length}`);
  }
  if (outcome === 'ID_TAKEN') {
    const reason = 'another expense has this id, and is as it was added: give the row a new id, or none';
    return { row, outcome: 'refused', field: 'id', reason };
  }
  return { row, outcome: isOwn && outcome === 'SAME' ? 'added' : RESULTS[outcome] };
}
