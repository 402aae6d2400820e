/**
 * What a user pool refuses with: a value of an answer, not thrown by this package unless its docblock says
 * so.
 */
export class UserPoolError extends Error {
  override readonly name = 'UserPoolError';
  /**
   * Cognito's name of the error, e.g. `NotAuthorizedException`. `NetworkError` when no answer came,
   * `ChallengeNotSupported` for a challenge that this package does not know, `UnknownError` for an answer in
   * another form than Cognito's.
   */
  readonly code: string;
  /** The HTTP status; undefined when no answer came. */
  readonly status: number | undefined;

  constructor(code: string, message: string, status?: number) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** Whether the same may succeed later: nothing is wrong with what was asked. */
  get isTransient(): boolean {
    return (
      this.code === 'NetworkError' ||
      // Something on the way has answered, for example the page of a hotel's network.
      this.code === 'UnknownError' ||
      this.code === 'TooManyRequestsException' ||
      (this.status !== undefined && this.status >= 500)
    );
  }
}

/** What an operation of a user pool gives: a value, or the error that it was refused with. */
export type UserPoolResult<Value> =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: UserPoolError };
