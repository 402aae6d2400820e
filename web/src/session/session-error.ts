import type { UserPoolError, UserPoolResult } from 'expense-tracker-client';
import type { SessionError, SessionResult } from './session.ts';

const CODES: Readonly<Record<string, SessionError['code']>> = {
  UserNotFoundException: 'wrongCredentials',
  UserNotConfirmedException: 'notConfirmed',
  UsernameExistsException: 'usernameTaken',
  AliasExistsException: 'usernameTaken',
  InvalidPasswordException: 'weakPassword',
  InvalidParameterException: 'invalidUsername',
  CodeMismatchException: 'wrongCode',
  EnableSoftwareTokenMFAException: 'wrongCode',
  ExpiredCodeException: 'codeExpired',
  LimitExceededException: 'tooManyTries',
  TooManyRequestsException: 'tooManyTries',
  TooManyFailedAttemptsException: 'tooManyTries',
  PasswordResetRequiredException: 'passwordResetNeeded',
  NetworkError: 'noAnswer',
};

/** Cognito says `NotAuthorizedException` for many things; only the words tell which. */
const NOT_AUTHORIZED: readonly (readonly [RegExp, SessionError['code']])[] = [
  [/session/i, 'challengeExpired'],
  [/attempts exceeded/i, 'tooManyTries'],
  [/SignUp is not permitted/i, 'signUpClosed'],
  [/nobody is signed in|access token/i, 'notSignedIn'],
];

/** A refusal of the user pool, by what it means to people. */
export function sessionError({ code, message, isTransient }: UserPoolError): SessionError {
  if (code === 'NotAuthorizedException') {
    const known = NOT_AUTHORIZED.find(([words]) => words.test(message));
    return { code: known?.[1] ?? 'wrongCredentials', message };
  }
  return { code: CODES[code] ?? (isTransient ? 'noAnswer' : 'other'), message };
}

/** A result of the user pool, with another value. */
export function resultOf<Given, Value>(
  result: UserPoolResult<Given>,
  map: (value: Given) => Value,
): SessionResult<Value> {
  return result.error === undefined ? { value: map(result.value) } : { error: sessionError(result.error) };
}

export function nothing(): undefined {
  return undefined;
}
