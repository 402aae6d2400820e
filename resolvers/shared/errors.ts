import { util } from '@aws-appsync/utils';

/**
 * Every way in which a resolver of this API may end. Clients rely on these `errorType`s and on no others:
 * `ValidationError`, `NotFound`, `Conflict`, `Throttled`, `Internal`. No text of DynamoDB leaves this file.
 */

/**
 * Ends the request: `field` cannot be taken, and `reason` says what is allowed. E.g. `amount`, `must be
 * greater than 0`.
 */
export function invalid(field: string, reason: string): never {
  util.error(`${field} ${reason}`, 'ValidationError', null, { field, reason });
}

/**
 * Ends the request: the caller has no expense with this id. Somebody else's is no different from one that
 * never was.
 */
export function notFound(): never {
  util.error('You have no expense with this id', 'NotFound');
}

/** Ends the request: the expense is at another version than the one that was to be changed. */
export function versionConflict(currentVersion: number): never {
  // Numbers from DynamoDB are of another kind until something is added (aws-appsync-community issue 308).
  util.error('The expense was changed meanwhile: read it, then try again', 'Conflict', null, {
    reason: 'CHANGED',
    currentVersion: currentVersion + 0,
  });
}

/**
 * Ends the request with `Conflict` when the client expects another version; null and undefined expect none.
 */
export function checkVersion(currentVersion: number, expectedVersion: number | null | undefined): void {
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== currentVersion + 0) {
    versionConflict(currentVersion);
  }
}

/**
 * Why an id cannot be added under: `DELETED`, when its expense was deleted; `CHANGED`, when it was changed
 * since it was added, so that it may be the same expense; `ID_TAKEN`, when it is as it was added, and so
 * another one.
 */
export interface IdConflict {
  field: string;
  reason: string;
  /** The version of the expense that has the id; only with `CHANGED`. */
  currentVersion?: number;
}

/** What `IdConflict` there is with an expense that was added under the id before. */
export function idConflictWith(stored: { version: number; deletedAt?: string }): IdConflict {
  if (stored.deletedAt) {
    return { field: 'id', reason: 'DELETED' };
  }
  // Numbers from DynamoDB are of another kind until something is added (aws-appsync-community issue 308).
  const currentVersion = stored.version + 0;
  return currentVersion > 1
    ? { field: 'id', reason: 'CHANGED', currentVersion }
    : { field: 'id', reason: 'ID_TAKEN' };
}

/** Ends the request: an expense that is not the one to be added has its id. */
export function idConflict(conflict: IdConflict): never {
  util.error(conflictMessage(conflict.reason), 'Conflict', null, conflict);
}

function conflictMessage(reason: string): string {
  if (reason === 'DELETED') {
    return 'The expense with this id was deleted: restore it, or use a new id';
  }
  return reason === 'CHANGED'
    ? 'The expense with this id was changed since it was added: read it'
    : 'Another expense already has this id';
}

/** What is wrong with one of several inputs; `index` counts from 0. */
export interface IndexedProblem {
  index: number;
  field: string;
  reason: string;
}

/** Ends the request: some of the expenses cannot be taken. All of them are named, in `errorInfo.errors`. */
export function invalidRows(errors: IndexedProblem[]): never {
  const reason = 'must all be valid: see errorInfo.errors';
  util.error(`expenses ${reason}`, 'ValidationError', null, { field: 'expenses', reason, errors });
}

/** An `IdConflict` of one of several inputs; `index` counts from 0. */
export interface IndexedConflict extends IdConflict {
  index: number;
}

/**
 * Ends the request: expenses that are not those to be added have some of their ids. All are named, in
 * `errorInfo.errors`.
 */
export function idConflicts(errors: IndexedConflict[]): never {
  util.error('Some of these ids are already in use: see errorInfo.errors', 'Conflict', null, {
    field: 'id',
    reason: errors[0]?.reason,
    errors,
  });
}

/** Ends the request: other writes on the same ledger came first, three times in a row. */
export function contended(): never {
  util.error('Other requests are changing the same month: try again', 'Conflict');
}

/**
 * How a write ended: it is `written`, it was `refused` because its condition did not hold, or it was
 * `contended`, cancelled because another transaction was on one of its items. The last two have changed
 * nothing.
 */
export type WriteOutcome = 'written' | 'refused' | 'contended';

/** The failure of a data source call, as `ctx.error` has it. */
export interface CallError {
  message: string;
  type: string;
}

/**
 * What AppSync gives as `ctx.result` of a cancelled transaction: one reason for each of its items, in order.
 */
export interface Cancellation {
  cancellationReasons?: { type: string }[] | null;
}

/**
 * Reads how a write or transaction ended; this is the only place that reads cancellation reasons. Any other
 * failure ends the request, as `raiseIfFailed` does.
 *
 * A failed condition is accepted in both spellings, `ConditionCheckFailed` of AppSync's guide and
 * `ConditionalCheckFailed` of DynamoDB. Should the reasons be absent, DynamoDB's text has them: `... specific
 * reasons [ConditionalCheckFailed, None]`.
 *
 * Source:
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transaction-condition-expressions.html
 */
export function writeOutcome(
  error: CallError | null | undefined,
  result: Cancellation | null | undefined,
): WriteOutcome {
  if (!error) {
    return 'written';
  }
  const causes = error.type.endsWith('TransactionCanceledException') ? reasons(error, result) : error.type;
  // A transaction may be cancelled for several reasons. Throttling comes first: whoever tries again makes it
  // worse.
  if (!isThrottling(causes)) {
    if (causes.indexOf('ConditionalCheckFailed') >= 0 || causes.indexOf('ConditionCheckFailed') >= 0) {
      return 'refused';
    }
    if (causes.indexOf('TransactionConflict') >= 0) {
      return 'contended';
    }
  }
  if (causes.indexOf('ValidationError') >= 0) {
    ledgerFull(error.message);
  }
  if (causes.indexOf('ItemCollectionSizeLimitExceeded') >= 0) {
    userFull();
  }
  fail(`${error.type} ${causes}`, error.message);
}

/**
 * True when the condition of one write of a cancelled transaction did not hold; `index` counts from 0. Its
 * `writeOutcome` is `refused` then.
 */
export function isRefusedAt(
  index: number,
  error: CallError | null | undefined,
  result: Cancellation | null | undefined,
): boolean {
  if (!error || !error.type.endsWith('TransactionCanceledException')) {
    return false;
  }
  const listed = result?.cancellationReasons ?? [];
  // The list in DynamoDB's text is the last that it has between brackets.
  const text = error.message.slice(error.message.lastIndexOf('[') + 1);
  const types = listed.length > 0 ? listed.map((reason) => reason.type) : text.split(',');
  const type = types[index] ?? '';
  return type.indexOf('ConditionalCheckFailed') >= 0 || type.indexOf('ConditionCheckFailed') >= 0;
}

/**
 * Ends the request: a ledger would grow beyond the 400 KB that an item may have. Nothing else in a transaction
 * of ours grows, so it is the only reason for which DynamoDB finds one not valid.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
function ledgerFull(message: string): never {
  console.error('ledger would be too large', message);
  invalid(
    'subcategory',
    'must be one that is in use: the category has too many subcategories and payment methods in this month',
  );
}

/**
 * Ends the request: all that a user has in a table with local indexes may have 10 GB, some ten million
 * expenses.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html (item collections)
 */
function userFull(): never {
  invalid('date', 'cannot be added to: there are as many expenses as one user can have (10 GB)');
}

function reasons(error: CallError, result: Cancellation | null | undefined): string {
  const types = (result?.cancellationReasons ?? []).map((reason) => reason.type);
  return types.length > 0 ? types.join(' ') : error.message;
}

function isThrottling(type: string): boolean {
  return type.indexOf('Throughput') >= 0 || type.indexOf('Throttl') >= 0 || type.indexOf('RequestLimit') >= 0;
}

/**
 * Ends the request with what a failed data source call means to a client; returns when nothing failed. Every
 * response handler calls it first, because AppSync raises nothing by itself: an error that nobody looks at is
 * lost.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html (`error`)
 */
export function raiseIfFailed(error: CallError | null | undefined): void {
  if (!error) {
    return;
  }
  fail(error.type, error.message);
}

/**
 * Ends the request: the API lacks an environment variable. The log names it; a client could do nothing about
 * it.
 */
export function notConfigured(variable: string): never {
  console.error('environment variable is not set', variable);
  internal();
}

/** Ends the request: DynamoDB takes no more for the moment. */
export function throttled(): never {
  util.error('Too many requests at once: try again in a moment', 'Throttled');
}

function fail(type: string, message: string): never {
  if (isThrottling(type)) {
    throttled();
  }
  console.error('data source call failed', type, message);
  internal();
}

function internal(): never {
  util.error('The request could not be carried out', 'Internal');
}
