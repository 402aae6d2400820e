import type { ErrorType } from '../../error-type.ts';
import { stackOf, UserError } from '../../user-error.ts';
import { DocumentMalformed } from '../document/validation.ts';

/** A refusal outside GraphQL: status, exception name (also header `x-amzn-ErrorType`) and message. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 405 | 413 | 500;
  readonly errorType: ErrorType;
  readonly message: string;
  /** Headers besides those of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is answered with a refusal. */
export class RequestRefused extends UserError {
  override readonly name = 'RequestRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.errorType, refusal.message);
    this.refusal = refusal;
  }
}

/** The refusal of a request that ended with an error, and a line for the log if needed. */
export function refusalOf(error: unknown): { readonly refusal: Refusal; readonly logged?: string } {
  if (error instanceof RequestRefused) {
    return { refusal: error.refusal };
  }
  if (error instanceof UserError) {
    const refusal: Refusal = {
      status: 400,
      errorType: 'MalformedHttpRequestException',
      message: error.message,
    };
    return { refusal, ...(error instanceof DocumentMalformed && { logged: error.detail }) };
  }
  const message = 'An internal failure occurred while processing the request.';
  return {
    refusal: { status: 500, errorType: 'InternalFailure', message },
    logged: `Internal failure: ${stackOf(error)}`,
  };
}
