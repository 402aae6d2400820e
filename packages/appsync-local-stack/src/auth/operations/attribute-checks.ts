import { CONTACT_ATTRIBUTES } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import type { UserAttribute } from '../api/api-request.ts';
import { CognitoError } from '../api/cognito-error.ts';
import { requireValues } from '../pool/attribute-values.ts';
import type { ClientSettings } from '../pool/client-settings.ts';
import { findUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';

/** What only Cognito or an administrator may set: the user's id, and what is verified. */
const PROTECTED_ATTRIBUTES = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * @throws {CognitoError} `NotAuthorizedException` for an attribute of the pool that an app client may not
 *   write
 */
export function requireWritable(
  names: readonly string[],
  { settings }: UserPool,
  client: ClientSettings,
): void {
  const isUnwritable = (name: string) =>
    PROTECTED_ATTRIBUTES.includes(name) || client.writeAttributes?.includes(name) === false;
  if (names.some((name) => settings.attributes.has(name) && isUnwritable(name))) {
    throw unauthorizedAttribute();
  }
}

/**
 * Checks the attributes of a new user; an attribute with an empty value counts as absent.
 *
 * @throws {CognitoError} `InvalidParameterException`
 */
export function requireInitialAttributes(
  attributes: readonly UserAttribute[],
  { settings }: UserPool,
): readonly UserAttribute[] {
  const complaint = 'Attributes did not conform to the schema';
  const unknown = attributes.find(({ Name }) => !settings.attributes.has(Name));
  if (unknown !== undefined) {
    refuse(`${complaint}: Type for attribute {${unknown.Name}} could not be determined`);
  }
  if (attributes.some(({ Name }) => Name === 'sub')) {
    throw unauthorizedAttribute();
  }
  // An empty number or address is wrong; any other empty string counts as absent.
  const given = attributes.filter(({ Name, Value }) => Value !== '' || isContact(Name));
  requireValues(given, settings.attributes, complaint);
  requireContacts(given, (name) => given.some(({ Name }) => Name === name));
  return given;
}

/**
 * Checks changes of a user's attributes; an empty value removes an attribute.
 *
 * @throws {CognitoError} `InvalidParameterException`
 */
export function requireChanges(
  attributes: readonly UserAttribute[],
  { settings }: UserPool,
  user: User,
): void {
  requireChangeable(
    attributes.map(({ Name }) => Name),
    settings.attributes,
  );
  const [removed, set] = [true, false].map((isEmpty) =>
    attributes.filter(({ Value }) => (Value === '') === isEmpty),
  );
  requireRemovable(removed?.map(({ Name }) => Name) ?? [], settings);
  requireValues(set ?? [], settings.attributes, 'Invalid user attributes');
  const isLeft = (name: string) =>
    [...(set ?? []), ...user.Attributes].some(({ Name }) => Name === name) &&
    removed?.every(({ Name }) => Name !== name) === true;
  requireContacts(set ?? [], isLeft);
}

/** @throws {CognitoError} `InvalidParameterException` for attributes that cannot be removed */
export function requireDeletable(names: readonly string[], { settings }: UserPool): void {
  requireChangeable(names, settings.attributes);
  requireRemovable(names, settings);
}

/**
 * Refuses another user's e-mail address, where users sign in with it.
 *
 * @param owner the user that may have it; absent for a new user
 * @throws {CognitoError} `AliasExistsException`
 */
export function requireFreeEmail(attributes: readonly UserAttribute[], pool: UserPool, owner: User): void {
  const email = attributes.find(({ Name }) => Name === 'email')?.Value;
  if (email === undefined || email === '' || !pool.settings.hasEmailAsUsername) {
    return;
  }
  const holder = findUser(pool, email);
  if (holder !== undefined && holder.Username !== owner.Username) {
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
  }
}

function requireChangeable(names: readonly string[], schema: UserPool['settings']['attributes']): void {
  const faults = names.flatMap((name) => {
    const rule = schema.get(name);
    if (rule === undefined) {
      return [`user.${name}: Attribute does not exist in the schema.\n`];
    }
    return rule.isMutable ? [] : [`user.${name}: Attribute cannot be updated.\n`];
  });
  if (faults.length > 0) {
    refuse(faults.join(''));
  }
}

function requireRemovable(names: readonly string[], settings: UserPool['settings']): void {
  const needed = names.find(
    (name) =>
      settings.attributes.get(name)?.isRequired === true || (name === 'email' && settings.hasEmailAsUsername),
  );
  if (needed !== undefined) {
    refuse(`user.${needed}: Required attribute cannot be deleted.`);
  }
}

/** An absent attribute is not verified. */
function requireContacts(attributes: readonly UserAttribute[], isThere: (name: string) => boolean): void {
  for (const name of CONTACT_ATTRIBUTES) {
    if (attributes.some(({ Name }) => Name === `${name}_verified`) && !isThere(name)) {
      const [label, article] = name === 'email' ? ['Email', 'an email'] : ['Phone Number', 'a phone number'];
      refuse(`${label} is required to verify/un-verify ${article}`);
    }
  }
}

function isContact(name: string): boolean {
  return CONTACT_ATTRIBUTES.some((contact) => contact === name);
}

function unauthorizedAttribute(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
}
