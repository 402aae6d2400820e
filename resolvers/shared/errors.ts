import { util } from '@aws-appsync/utils';

/**
 * Every error with which a resolver of this API may end. Clients rely on these `errorType`s and on no others:
 * `ValidationError`, `NotFound`, `Conflict`, `Throttled`, `Internal`. No message of DynamoDB leaves this
 * file.
 */

/**
 * Ends the request: `field` is not valid, and `reason` says what is allowed. E.g. `amount`, `must be
 * greater than 0`.
 */
export function invalid(field: string, reason: string): never {
  util.error(`${field} ${reason}`, 'ValidationError', null, { field, reason });
}

/**
 * Ends the request: the caller has no expense with this id. Another user's expense is treated like one that
 * never existed.
 */
export function notFound(): never {
  util.error('You have no expense with this id', 'NotFound');
}

/** Ends the request: the expense is at another version than the one that was to be changed. */
function versionConflict(currentVersion: number): never {
  // Numbers from DynamoDB are of another kind until something is added.
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
 * Why an id cannot be used for a new expense: `DELETED`, when its expense was deleted; `CHANGED`, when its
 * expense was changed since it was added, so that it may be the same one; `ID_TAKEN`, when its expense is as
 * it was added, so that it is another one.
 */
export interface IdConflict {
  field: string;
  reason: 'CHANGED' | 'DELETED' | 'ID_TAKEN';
  /** The version of the expense that has the id. */
  currentVersion: number;
}

/** The `IdConflict` with an expense that was added with the id before. */
export function idConflictWith(stored: { version: number; deletedAt?: string }): IdConflict {
  // Numbers from DynamoDB are of another kind until something is added.
  const currentVersion = stored.version + 0;
  if (stored.deletedAt) {
    return { field: 'id', reason: 'DELETED', currentVersion };
  }
  return { field: 'id', reason: currentVersion > 1 ? 'CHANGED' : 'ID_TAKEN', currentVersion };
}

/** Ends the request: another expense has the id of the one to be added. */
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

/** Ends the request: some of the expenses are not valid. All of them are named, in `errorInfo.errors`. */
export function invalidRows(errors: IndexedProblem[]): never {
  const reason = 'must all be valid: see errorInfo.errors';
  util.error(`expenses ${reason}`, 'ValidationError', null, { field: 'expenses', reason, errors });
}

/** An `IdConflict` of one of several inputs; `index` counts from 0. */
export interface IndexedConflict extends IdConflict {
  index: number;
}

/**
 * Ends the request: other expenses have some of the ids of those to be added. All are named, in
 * `errorInfo.errors`.
 *
 * @param same the indexes of the inputs that are stored with the same content
 */
export function idConflicts(errors: IndexedConflict[], same: number[]): never {
  util.error('Some of these ids are already in use: see errorInfo.errors', 'Conflict', null, {
    field: 'id',
    reason: errors[0]?.reason,
    currentVersion: errors[0]?.currentVersion,
    errors,
    same,
  });
}

/**
 * Ends the request: the caller has no expenses with some of the ids. All are named, in `errorInfo.errors`.
 */
export function someNotFound(errors: IndexedProblem[]): never {
  util.error('You have no expenses with some of these ids: see errorInfo.errors', 'NotFound', null, {
    field: 'ids',
    reason: errors[0]?.reason,
    errors,
  });
}

/**
 * Ends the request: other writes of the same data were faster, as often as the pipeline tries. Nothing has
 * changed, and there is nothing to decide: the same request can be sent again.
 */
export function contended(): never {
  util.error(
    'Other requests are changing the same data: send this again after a short random pause',
    'Throttled',
    null,
    {
      retry: true,
    },
  );
}

/**
 * How a write ended: it is `written`, it was `refused` because its condition was false, or it was
 * `contended`, cancelled because another transaction used one of its items. The last two have changed
 * nothing.
 */
export type WriteOutcome = 'written' | 'refused' | 'contended';

/** The failure of a data source call, as in `ctx.error`. */
export interface CallError {
  message: string;
  type: string;
}

/**
 * AppSync's `ctx.result` of a cancelled transaction: one reason for each of its items, in order.
 */
export interface Cancellation {
  cancellationReasons?: { type: string }[] | null;
}

/**
 * Reads how a write or transaction ended; this is the only place that reads cancellation reasons. Any other
 * failure ends the request, as `raiseIfFailed` does.
 *
 * A failed condition is accepted in both spellings, `ConditionCheckFailed` of AppSync's guide and
 * `ConditionalCheckFailed` of DynamoDB. If the reasons are absent, DynamoDB's message has them: `... specific
 * reasons [ConditionalCheckFailed, None]`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transaction-condition-expressions.html
 *
 * @param fieldIfFull the argument that is named when a ledger would be too large @default `subcategory`
 */
export function writeOutcome(
  error: CallError | null | undefined,
  result: Cancellation | null | undefined,
  fieldIfFull?: string,
): WriteOutcome {
  if (!error) {
    return 'written';
  }
  const causes = error.type.endsWith('TransactionCanceledException') ? reasons(error, result) : error.type;
  // A transaction may be cancelled for several reasons. Throttling has precedence, because another attempt
  // makes it worse.
  if (!isThrottling(causes)) {
    if (causes.indexOf('ConditionalCheckFailed') >= 0 || causes.indexOf('ConditionCheckFailed') >= 0) {
      return 'refused';
    }
    if (causes.indexOf('TransactionConflict') >= 0) {
      return 'contended';
    }
  }
  if (causes.indexOf('ValidationError') >= 0) {
    ledgerFull(fieldIfFull ?? 'subcategory', error.message);
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
 * Ends the request: a ledger would grow beyond the 400 KB that an item may have. Nothing else in a
 * transaction of ours grows, so it is the only reason for which DynamoDB finds one not valid.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
function ledgerFull(field: string, message: string): never {
  console.error('ledger would be too large', message);
  invalid(
    field,
    'cannot be taken: the category would have too many subcategories and payment methods in one month',
  );
}

/**
 * Ends the request: all that a user has in a table with local indexes, an item collection, may have 10 GB,
 * some ten million expenses.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
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
 * response handler calls it first, because AppSync raises nothing by itself: an error that is not checked is
 * lost.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function raiseIfFailed(error: CallError | null | undefined): void {
  if (!error) {
    return;
  }
  fail(error.type, error.message);
}

/**
 * Ends the request: the API lacks an environment variable. The log names it; a client cannot correct it.
 */
export function notConfigured(variable: string): never {
  console.error('environment variable is not set', variable);
  internal();
}

/** Ends the request: DynamoDB throttles requests at the moment. */
export function throttled(): never {
  util.error('Too many requests at once: try again in a moment', 'Throttled', null, { retry: true });
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
