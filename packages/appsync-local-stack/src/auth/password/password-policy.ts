import type { PasswordPolicy } from '../../template/user-pool-model.ts';
import { CognitoError } from '../api/cognito-error.ts';

/** The characters that Cognito counts as symbols; a space counts inside a password. */
const SYMBOL = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+= ]/;

/** What the `.` of Cognito's pattern, one of Java's, does not match. */
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/**
 * Refuses a password that a user pool's policy does not allow, with Cognito's own words.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 *
 * @throws {CognitoError} `InvalidPasswordException`, e.g. "Password did not conform with policy: Password not
 *   long enough"; `InvalidParameterException` for white space at either end, line ends, or more than 256
 *   characters
 */
export function requireConformingPassword(password: string, policy: PasswordPolicy): void {
  if (password.length > 256) {
    throw invalidParameter('Member must have length less than or equal to 256');
  }
  if (password.trim() !== password || LINE_END.test(password)) {
    throw invalidParameter('Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$');
  }
  const rules: readonly (readonly [isBroken: boolean, text: string])[] = [
    [password.length < policy.minimumLength, 'Password not long enough'],
    [policy.requireUppercase && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.requireLowercase && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.requireNumbers && !/[0-9]/.test(password), 'Password must have numeric characters'],
    [policy.requireSymbols && !SYMBOL.test(password), 'Password must have symbol characters'],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken !== undefined) {
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${broken[1]}`);
  }
}

function invalidParameter(constraint: string): CognitoError {
  return new CognitoError(
    'InvalidParameterException',
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${constraint}`,
  );
}
