import { randomInt } from 'node:crypto';
import type { ContactAttribute } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import type { UserAttribute } from '../api/api-request.ts';
import { CognitoError } from '../api/cognito-error.ts';
import { requireConformingPassword } from '../password/password-policy.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import { requireUser, saveUser, signInName } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import type { CodeMessage } from '../verification/code-message.ts';
import { requireInitialAttributes } from './attribute-checks.ts';
import { newUser, requireFreeUsername, requireUsername } from './new-user.ts';
import type { Operation } from './operation.ts';
import { withTemporaryPassword } from './temporary-password.ts';
import { userOfList } from './user-answers.ts';

const ACTIONS = ['RESEND', 'SUPPRESS'];
const MEDIUMS = ['SMS', 'EMAIL'];

/**
 * `AdminCreateUser`: creates a user, sends them a temporary password, and has them choose another at the
 * first sign-in. `RESEND` sends a new one, which is valid from then on.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const username = request.text('Username');
  const action = request.optionalText('MessageAction');
  const mediums = request.optionalTexts('DesiredDeliveryMediums') ?? [];
  const asked = request.optionalAttributes('UserAttributes') ?? [];
  const password = request.optionalText('TemporaryPassword') ?? temporaryPassword(pool);
  if (action !== undefined && !ACTIONS.includes(action)) {
    refuse(
      `1 validation error detected: Value '${action}' at 'messageAction' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${ACTIONS.join(', ')}]`,
    );
  }
  requireConformingPassword(password, pool.settings.passwordPolicy);
  const user =
    action === 'RESEND' ? invitedUser(pool, username) : uninvitedUser(pool, username, password, asked);
  const messages = action === 'SUPPRESS' ? [] : invitations(pool, user, password, mediums);
  const kept = withTemporaryPassword(pool, user, password);
  await saveUser(pool, kept);
  messages.forEach((message) => environment.onMessage(message));
  return { User: userOfList(kept) };
};

/** The attributes that come with `RESEND` are left unread. */
function invitedUser(pool: UserPool, username: string): User {
  const user = requireUser(pool, username);
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  return user;
}

function uninvitedUser(
  pool: UserPool,
  username: string,
  password: string,
  asked: readonly UserAttribute[],
): User {
  requireUsername(username, pool);
  const attributes = requireInitialAttributes(asked, pool);
  requireFreeUsername(username, attributes, pool);
  return newUser(pool, username, password, attributes, 'FORCE_CHANGE_PASSWORD');
}

/** @throws {CognitoError} `InvalidParameterException` when the user cannot be sent a message */
function invitations(
  pool: UserPool,
  user: User,
  password: string,
  mediums: readonly string[],
): readonly CodeMessage[] {
  const unknown = mediums.find((medium) => !MEDIUMS.includes(medium));
  if (unknown !== undefined) {
    refuse(`DesiredDeliveryMediums has ${unknown}; allowed are ${MEDIUMS.join(', ')}.`);
  }
  const { sendsSms } = pool.settings;
  if (mediums.includes('SMS') && !sendsSms) {
    refuse('User pool does not have SMS configuration to send messages.');
  }
  const isWanted = (medium: string) => mediums.length === 0 || mediums.includes(medium);
  const names: readonly ContactAttribute[] = [
    ...(isWanted('SMS') && sendsSms ? (['phone_number'] as const) : []),
    ...(isWanted('EMAIL') ? (['email'] as const) : []),
  ];
  const reachable = names.flatMap((name) => attributeOf(user, name) ?? []);
  if (reachable.length === 0) {
    refuse('User has no attribute matching desired delivery mediums');
  }
  // Without preference, one message is enough.
  const destinations = mediums.length === 0 ? reachable.slice(0, 1) : reachable;
  const username = signInName(pool, user);
  return destinations.map((destination) => ({
    username,
    destination,
    code: password,
    kind: 'AdminCreateUser',
  }));
}

/** Conforms to every policy, whatever the random part is. */
function temporaryPassword({ settings }: UserPool): string {
  const length = Math.max(12, settings.passwordPolicy.minimumLength);
  return `Aa1-${Array.from({ length }, () => randomInt(36).toString(36)).join('')}`;
}
