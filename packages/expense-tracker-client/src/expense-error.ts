import type { GraphqlAnswer, GraphqlError } from 'appsync-cognito-client';

/** One fault of one expense of an import. */
export interface RowFault {
  /** From 0. */
  readonly index: number;
  readonly field: string;
  readonly reason: string;
  /** With a `Conflict` only. */
  readonly currentVersion?: number;
}

/**
 * Why a write lost: `CHANGED` and `DELETED` by somebody else meanwhile; `ID_TAKEN` by another expense with
 * this id.
 */
export type ConflictReason = 'CHANGED' | 'DELETED' | 'ID_TAKEN';

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
    | {
        readonly code: 'Conflict';
        /** Absent in answers of servers that lost a race three times. */
        readonly errorInfo?: {
          readonly reason: ConflictReason;
          readonly field?: string;
          readonly currentVersion?: number;
          readonly errors?: readonly RowFault[];
        };
      }
    /**
     * `NotFound`: the caller has no such expense. `Throttled`: too much at once, nothing was changed.
     * `Internal`: the API failed midway. `NoAnswer`: none came in time. `Refused`: anything else, for example
     * a session that has ended; `errorType` and `message` tell.
     */
    | { readonly code: 'NotFound' | 'Throttled' | 'Internal' | 'NoAnswer' | 'Refused' }
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

/** An error with its code. */
export function expenseError(error: GraphqlError): ExpenseError {
  const code = CODES.find((known) => known === error.errorType) ?? 'Refused';
  return { ...error, code } as ExpenseError; // The API documents what `errorInfo` holds for each.
}
