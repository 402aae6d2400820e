import { CONTACT_ATTRIBUTES } from '../../template/user-pool-model.ts';
import type { ContactAttribute } from '../../template/user-pool-model.ts';
import type { UserAttribute } from '../api/api-request.ts';
import { attributeOf, withAttributes, withoutAttributes } from '../pool/user-attributes.ts';
import { saveUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import { codeDelivery } from '../verification/code-message.ts';
import type { CodeDelivery } from '../verification/code-message.ts';
import { sendCode, withoutCode } from '../verification/verification-codes.ts';
import { requireChanges, requireDeletable, requireFreeEmail } from './attribute-checks.ts';
import type { Environment } from './operation.ts';

/**
 * Changes a user's attributes, all or none; an empty value removes an attribute.
 *
 * A new address or number is sent a code, if the pool verifies it. If the pool keeps the old one until then,
 * the new one waits for its code. An administrator can call it verified; then it counts at once.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserAttributeUpdateSettingsType.html
 *
 * @returns the codes that were sent
 */
export async function changeAttributes(
  environment: Environment,
  pool: UserPool,
  user: User,
  attributes: readonly UserAttribute[],
): Promise<readonly CodeDelivery[]> {
  requireChanges(attributes, pool, user);
  requireFreeEmail(attributes, pool, user);
  const contacts = CONTACT_ATTRIBUTES.flatMap((name) => newContact(name, attributes, pool, user));
  const waiting = contacts.filter(({ isKeptBack }) => isKeptBack).map(({ name }) => name);
  const counting = contacts.filter(({ isKeptBack }) => !isKeptBack);
  const set = attributes.filter(({ Name, Value }) => Value !== '' && !waiting.some((name) => name === Name));
  const unverified = counting
    .filter(({ name }) => set.every(({ Name }) => Name !== `${name}_verified`))
    .map(({ name }) => ({ Name: `${name}_verified`, Value: 'false' }));
  const removed = attributes.filter(({ Value }) => Value === '').map(({ Name }) => Name);
  const voided = [...removed, ...counting.map(({ name }) => name)];
  let changed = withAttributes(removeAttributes(user, removed), [...set, ...unverified]);
  changed = withoutCode(
    changed,
    ...CONTACT_ATTRIBUTES.filter((name) => voided.includes(name)).map(newPurpose),
  );
  const asked = contacts.filter(
    ({ name, isVerified }) => pool.settings.autoVerifiedAttributes.includes(name) && !isVerified,
  );
  if (asked.length > 0) {
    environment.attempts.require(pool, user.Username, 'ATTRIBUTE_REQUEST');
  }
  await saveUser(pool, changed);
  for (const { name, value, isKeptBack } of asked) {
    changed = await sendCode(environment, pool, changed, {
      purpose: isKeptBack ? newPurpose(name) : `VERIFY_${name}`,
      kind: 'UpdateUserAttribute',
      attribute: name,
      destination: value,
    });
  }
  return asked.map(({ name, value }) => codeDelivery(name, value));
}

/** Removes attributes, all or none. */
export async function deleteAttributes(pool: UserPool, user: User, names: readonly string[]): Promise<void> {
  requireDeletable(names, pool);
  const contacts = CONTACT_ATTRIBUTES.filter((name) => names.includes(name));
  await saveUser(pool, withoutCode(removeAttributes(user, names), ...contacts.map(newPurpose)));
}

/** An address or number is removed together with its `…_verified`. */
function removeAttributes(user: User, names: readonly string[]): User {
  const contacts = CONTACT_ATTRIBUTES.filter((name) => names.includes(name));
  return withoutAttributes(user, [...names, ...contacts.map((name) => `${name}_verified`)]);
}

interface NewContact {
  readonly name: ContactAttribute;
  readonly value: string;
  readonly isVerified: boolean;
  readonly isKeptBack: boolean;
}

function newContact(
  name: ContactAttribute,
  attributes: readonly UserAttribute[],
  { settings }: UserPool,
  user: User,
): readonly NewContact[] {
  const given = new Map(attributes.map(({ Name, Value }) => [Name, Value]));
  const value = given.get(name) ?? '';
  if (value === '' || value === attributeOf(user, name)) {
    return [];
  }
  const isVerified = given.get(`${name}_verified`) === 'true';
  return [{ name, value, isVerified, isKeptBack: settings.keptUntilVerified.includes(name) && !isVerified }];
}

function newPurpose(name: ContactAttribute): 'NEW_email' | 'NEW_phone_number' {
  return `NEW_${name}`;
}
