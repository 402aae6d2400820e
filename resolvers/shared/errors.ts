import { util } from '@aws-appsync/utils';

/**
 * Every way in which a resolver of this API may end. Clients rely on these `errorType`s and on no others:
 * `ValidationError`, `NotFound`, `Conflict`, `Throttled`, `Internal`. No text of DynamoDB leaves this file.
 */

/** Ends the request: `field` cannot be taken, and `reason` says what is allowed. E.g. `amount`, `must be greater than 0`. */
export function invalid(field: string, reason: string): never {
  util.error(`${field} ${reason}`, 'ValidationError', null, { field, reason });
}

/** Ends the request: the caller has no expense with this id. Somebody else's is no different from one that never was. */
export function notFound(): never {
  util.error('No expense of yours has this id', 'NotFound');
}

/** Ends the request: the expense is at another version than the one that was to be changed. */
export function versionConflict(currentVersion: number): never {
  // Numbers from DynamoDB are of another kind until something is added (aws-appsync-community issue 308).
  util.error('The expense was changed meanwhile: read it again and decide anew', 'Conflict', null, {
    currentVersion: currentVersion + 0,
  });
}

/** Ends the request: the id belongs to an expense with other content. */
export function idConflict(): never {
  util.error('An expense with other content was added under this id before', 'Conflict', null, {
    field: 'id',
  });
}

/** True when a single write failed because its condition did not hold. `ctx.result` is then the stored item, or null. */
export function isConditionFailure(error: { type: string } | null | undefined): boolean {
  return error ? error.type.endsWith('ConditionalCheckFailedException') : false;
}

/**
 * Ends the request with what a failed data source call means to a client; returns when nothing failed. Every response
 * handler calls it first, because AppSync raises nothing by itself: an error that nobody looks at is lost.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html (`error`)
 */
export function raise(error: { message: string; type: string } | null | undefined): void {
  if (!error) {
    return;
  }
  const type = error.type;
  if (type.indexOf('Throughput') >= 0 || type.indexOf('Throttl') >= 0 || type.indexOf('RequestLimit') >= 0) {
    util.error('Too many requests at once: try again in a moment', 'Throttled');
  }
  if (type.indexOf('TransactionConflict') >= 0) {
    util.error('The expense is being changed by another request: try again', 'Conflict');
  }
  console.error('data source call failed', type, error.message);
  util.error('The request could not be carried out', 'Internal');
}
