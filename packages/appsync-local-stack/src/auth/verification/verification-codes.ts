import { randomInt } from 'node:crypto';
import type { ContactAttribute } from '../../template/user-pool-model.ts';
import { CognitoError } from '../api/cognito-error.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import { saveUser, signInName } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { CodePurpose, SentCode, User } from '../pool/user.ts';
import type { AttemptKind, Attempts } from './attempts.ts';
import { simulatedDelivery } from './code-message.ts';
import type { CodeDelivery, CodeMessage } from './code-message.ts';

const HOUR_MS = 3_600_000;

/**
 * How long codes are good.
 *
 * Sources: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html,
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-recover-a-user-account.html
 */
const PASSWORD_CODE_MS = HOUR_MS;
const OTHER_CODE_MS = 24 * HOUR_MS;

/** The attempt that requesting a code counts as. */
const REQUESTS: Readonly<Record<CodePurpose, AttemptKind>> = {
  SIGN_UP: 'SIGN_UP_REQUEST',
  FORGOT_PASSWORD: 'PASSWORD_REQUEST',
  VERIFY_email: 'ATTRIBUTE_REQUEST',
  VERIFY_phone_number: 'ATTRIBUTE_REQUEST',
  NEW_email: 'ATTRIBUTE_REQUEST',
  NEW_phone_number: 'ATTRIBUTE_REQUEST',
};

/** What sending codes needs. */
export interface CodeSender {
  readonly attempts: Attempts;
  readonly onMessage: (message: CodeMessage) => void;
}

/**
 * Sends a code and keeps it in the user's record; an earlier one for the same purpose is void.
 *
 * @throws {CognitoError} `LimitExceededException`
 */
export async function sendCode(
  { attempts, onMessage }: CodeSender,
  pool: UserPool,
  user: User,
  sent: {
    readonly purpose: CodePurpose;
    readonly kind: CodeMessage['kind'];
    readonly attribute: ContactAttribute;
    readonly destination: string;
  },
): Promise<User> {
  const { purpose, kind, attribute, destination } = sent;
  const request = REQUESTS[purpose];
  attempts.require(pool, user.Username, request);
  attempts.count(pool, user.Username, request);
  const code: SentCode = {
    Code: newCode(),
    GoodUntil: Date.now() + (purpose === 'FORGOT_PASSWORD' ? PASSWORD_CODE_MS : OTHER_CODE_MS),
    AttributeName: attribute,
    Destination: destination,
  };
  const kept: User = { ...user, SentCodes: { ...user.SentCodes, [purpose]: code } };
  await saveUser(pool, kept);
  onMessage({ username: signInName(pool, kept), destination, code: code.Code, kind });
  return kept;
}

/** Claims to have sent a code, where the answer must not show that the user is unknown. */
export function simulateCode(
  { attempts }: CodeSender,
  pool: UserPool,
  username: string,
  purpose: 'SIGN_UP' | 'FORGOT_PASSWORD',
): CodeDelivery {
  attempts.require(pool, username, REQUESTS[purpose]);
  attempts.count(pool, username, REQUESTS[purpose]);
  return simulatedDelivery(username);
}

/** The user without a code, which is void then. */
export function withoutCode(user: User, ...purposes: readonly CodePurpose[]): User {
  const kept = Object.entries(user.SentCodes ?? {}).filter(
    ([purpose]) => !purposes.some((used) => used === purpose),
  );
  return { ...user, SentCodes: Object.fromEntries(kept) };
}

/** The pending code, as long as it is for the user's own address or number; otherwise undefined. */
export function waitingCode(user: User, purpose: CodePurpose): SentCode | undefined {
  const sent = user.SentCodes?.[purpose];
  if (sent === undefined || sent.GoodUntil <= Date.now()) {
    return undefined;
  }
  const isForNewValue = purpose === 'NEW_email' || purpose === 'NEW_phone_number';
  return isForNewValue || attributeOf(user, sent.AttributeName) === sent.Destination ? sent : undefined;
}

/** The answer to a code that is not expected, or not any more. */
export function codeExpired(): CognitoError {
  return new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

/** The answer to a wrong code. */
export function codeMismatch(): CognitoError {
  return new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

/** Six digits, from an unpredictable source. */
function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}
