import type { ExpenseError, ExpenseFieldsFragment } from 'expense-tracker-client';
import type { Operation, Parked } from '../copy/operation.ts';
import type { SyncResult } from './sync-context.ts';

/**
 * What has become of an operation. `done`: carried out, with the expense as it is now where that is known.
 * `unread`: carried out, what it has made of the entries is still to be read. `parked`: not taken, for the
 * user to decide. `alone`: not taken together with others, to be sent by itself. `again`: to be looked at
 * again, with what is known now. `later`: not known, or not now.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly expense?: ExpenseFieldsFragment | null | undefined }
  | { readonly kind: 'unread' }
  | { readonly kind: 'parked'; readonly parked: Parked }
  | { readonly kind: 'alone' }
  | { readonly kind: 'again' }
  | { readonly kind: 'later'; readonly result: Exclude<SyncResult, 'done'> };

/** What has become of each operation of a batch, in its order. */
export type Outcomes = readonly (readonly [Operation, Outcome])[];

export function forAll(batch: readonly Operation[], outcome: Outcome): Outcomes {
  return batch.map((operation) => [operation, outcome]);
}

/** Words of AppSync and of what stands before it for somebody who may not, now or any more. */
const NOT_ALLOWED = /unauthorized|access ?denied|forbidden|token/i;

/**
 * What an error means for the operation that it is about, if it is not for the rules of its kind. Only what
 * the API has looked at and refused is parked: no answer, an expired session, too many requests and faults of
 * the server leave the operation where it is.
 */
export function outcomeOf(error: ExpenseError): Outcome {
  const { message } = error;
  switch (error.code) {
    case 'ValidationError':
      return {
        kind: 'parked',
        parked: { reason: 'invalid', field: error.errorInfo.field, message: error.errorInfo.reason },
      };
    case 'Conflict':
      return { kind: 'parked', parked: { reason: 'changedElsewhere' } };
    case 'NotFound':
      return { kind: 'parked', parked: { reason: 'gone', field: undefined, message } };
    case 'Throttled':
    case 'Internal':
    case 'NoAnswer':
      return { kind: 'later', result: 'failed' };
    case 'Refused':
      return NOT_ALLOWED.test(`${error.errorType ?? ''} ${message}`)
        ? { kind: 'later', result: 'refused' }
        : { kind: 'parked', parked: { reason: 'refused', field: undefined, message } };
  }
}

/** The error of a request that failed without saying why: something on the way has answered. */
export const NO_ANSWER: Outcome = { kind: 'later', result: 'failed' };
