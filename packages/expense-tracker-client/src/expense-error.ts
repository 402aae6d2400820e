import { errorOf } from 'appsync-cognito-client';
import type { GraphqlAnswer, GraphqlError } from 'appsync-cognito-client';

/** What is wrong with one of several expenses. */
export interface RowFault {
  /** Its place in the input, from 0. */
  readonly index: number;
  readonly field: string;
  readonly reason: string;
}

/**
 * Why a write lost: `CHANGED` and `DELETED` by somebody else meanwhile; `ID_TAKEN` by another expense with
 * this id.
 */
export type ConflictReason = 'CHANGED' | 'DELETED' | 'ID_TAKEN';

/** Why one expense of an import cannot be added under its id. */
export interface RowConflict extends RowFault {
  readonly reason: ConflictReason;
  /** The version of the stored expense that has the id. */
  readonly currentVersion: number;
}

/** What a `Conflict` tells. */
export interface ConflictInfo {
  readonly reason: ConflictReason;
  /** The version of the expense or budget as it is stored. */
  readonly currentVersion: number;
  /** `id` when the id of a new expense is taken. */
  readonly field?: string;
  /** Of an import only: every expense whose id is taken. */
  readonly errors?: readonly RowConflict[];
  /** Of an import only: the places of the expenses that are stored with the same content, from 0. */
  readonly same?: readonly number[];
}

/** An error of the API as a value. `code` tells the kinds apart; `path[0]` is the root field. */
export type ExpenseError = GraphqlError &
  (
    | {
        readonly code: 'ValidationError';
        readonly errorInfo: {
          readonly field: string;
          readonly reason: string;
          readonly errors?: readonly RowFault[];
        };
      }
    | { readonly code: 'Conflict'; readonly errorInfo: ConflictInfo }
    | {
        /** The caller has no such expense or budget. */
        readonly code: 'NotFound';
        /** Of a change of many expenses only: every id under which there is nothing to change. */
        readonly errorInfo?: {
          readonly field: string;
          readonly reason: string;
          readonly errors: readonly RowFault[];
        };
      }
    /**
     * `Throttled`: too much at once, nothing was changed. `Internal`: the API failed midway. `NoAnswer`: none
     * came in time. `Refused`: anything else, for example a session that has ended; `errorType` and `message`
     * tell.
     */
    | { readonly code: 'Throttled' | 'Internal' | 'NoAnswer' | 'Refused' }
  );

/** An answer of the API. */
export interface ExpenseAnswer<Data, Variables> extends Omit<GraphqlAnswer<Data>, 'errors'> {
  /** Empty when all is well. */
  readonly errors: readonly ExpenseError[];
  /**
   * The variables as they were sent, with the ids that the client chose: by them the same can be sent again
   * later.
   */
  readonly sent: Variables;
}

const CODES: readonly string[] = [
  'ValidationError',
  'NotFound',
  'Conflict',
  'Throttled',
  'Internal',
  'NoAnswer',
];

/** What says nothing without its details. */
const DETAILED: readonly string[] = ['ValidationError', 'Conflict'];

/** An error with its code. One that lacks what the API always tells is not the API's. */
export function expenseError(error: GraphqlError): ExpenseError {
  const known = CODES.find((code) => code === error.errorType) ?? 'Refused';
  const isWhole = !DETAILED.includes(known) || typeof error.errorInfo === 'object';
  // The API documents what `errorInfo` holds for each.
  return { ...error, code: isWhole ? known : 'Refused' } as ExpenseError;
}

/** The error of a root field, with its code; undefined when the field has its value. */
export function expenseErrorOf(answer: GraphqlAnswer<unknown>, field: string): ExpenseError | undefined {
  const error = errorOf(answer, field);
  return error === undefined ? undefined : expenseError(error);
}
