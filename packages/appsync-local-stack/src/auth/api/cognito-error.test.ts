import { describe, expect, it } from 'vitest';
import { CognitoError, toCognitoError } from './cognito-error.ts';

describe('toCognitoError', () => {
  it('leaves our own errors as they are', () => {
    const error = new CognitoError('AliasExistsException', 'taken');

    expect(toCognitoError(error)).toBe(error);
  });

  it('tells nothing of an error from the inside', () => {
    expect(toCognitoError(new TypeError("Cannot read properties of undefined (reading 'x')"))).toMatchObject({
      code: 'InternalErrorException',
      message: 'Something went wrong',
      status: 500,
    });
  });
});
