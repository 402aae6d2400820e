import { UserError } from '../../user-error.ts';

/** An error answer of the Cognito API: `code` is its exception, e.g. `NotAuthorizedException`. */
export class CognitoError extends UserError {
  override readonly name: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(code, message);
    this.name = code;
    this.status = status;
  }
}

/** The answer to wrong credentials: unknown user or wrong password. */
export function incorrectCredentials(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Incorrect username or password.');
}

/** The answer about an unknown user, where the caller may know it. */
export function userDoesNotExist(): CognitoError {
  return new CognitoError('UserNotFoundException', 'User does not exist.');
}

/** The answer to a challenge's session that is unknown, used up or of another challenge. */
export function invalidSession(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
}

/**
 * The answer to something that Cognito has and the local user pool does not implement; `what` names it, e.g.
 * `The challenge SMS_MFA`.
 */
export function notImplemented(what: string): CognitoError {
  return new CognitoError('InvalidParameterException', `${what} is not implemented by the local user pool.`);
}

/**
 * Turns whatever an operation threw into an answer of the Cognito API, without internal details.
 *
 * An error that is not ours becomes a neutral `InternalErrorException`, status 500.
 */
export function toCognitoError(error: unknown): CognitoError {
  if (error instanceof CognitoError) {
    return error;
  }
  return new CognitoError('InternalErrorException', 'Something went wrong', 500);
}
