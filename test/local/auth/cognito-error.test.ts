import { CodeMismatchError, UnsupportedError } from 'cognito-local/lib/errors.js';
import { describe, expect, it } from 'vitest';
import { CognitoError, toCognitoError } from '../../../local/auth/cognito-error.ts';

describe('toCognitoError', () => {
  it('leaves our own errors as they are', () => {
    const error = new CognitoError('AliasExistsException', 'taken');

    expect(toCognitoError(error)).toBe(error);
  });

  it("gives cognito-local's errors the words of Cognito", () => {
    expect(toCognitoError(new CodeMismatchError())).toMatchObject({
      type: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
      status: 400,
    });
  });

  it('names what cognito-local does not implement', () => {
    expect(toCognitoError(new UnsupportedError('ForgotPassword without email on user'))).toMatchObject({
      type: 'InvalidParameterException',
      message: 'ForgotPassword without email on user is not implemented by the local user pool.',
    });
  });

  it('tells nothing of an error from the inside', () => {
    expect(toCognitoError(new TypeError("Cannot read properties of undefined (reading 'x')"))).toMatchObject({
      type: 'InternalErrorException',
      message: 'Something went wrong',
      status: 500,
    });
  });
});
