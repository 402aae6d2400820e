import { isObject } from '../../is-object.ts';
import { readKeptFile } from '../../server/kept-file.ts';
import { StartError } from '../../server/start-error.ts';
import { isPasswordVerifier, makePasswordVerifier } from '../password/password-verifier.ts';
import { USER_STATUSES } from './user.ts';
import type { Group, User } from './user.ts';

/**
 * The version of the format in which a pool is stored: `{"version": 2, "users": [...], "groups": [...]}`.
 *
 * Version 1 had no number, objects by name, the pool's options, and passwords in plain text:
 * `{"Options": {...}, "Users": {"ann": {...}}, "Groups": {"admins": {...}}}`.
 */
const VERSION = 2;

/** The stored data of a user pool. */
export interface StoredPool {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly isOfEarlierVersion: boolean;
}

/** The content of a pool's file. */
export function storedPoolText(users: readonly User[], groups: readonly Group[]): string {
  return JSON.stringify({ version: VERSION, users, groups }, null, 2);
}

/**
 * Reads a pool's file, of this version or of version 1, whose passwords become verifiers.
 *
 * @returns undefined at the first start
 * @throws {StartError} when the file cannot be read, or has other content
 */
export async function readStoredPool(path: string, userPoolId: string): Promise<StoredPool | undefined> {
  const text = (await readKeptFile(path))?.toString('utf8');
  if (text === undefined) {
    return undefined;
  }
  const content = parse(text);
  const version = isNode(content) ? content['version'] : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) {
    throw new StartError(
      'DAMAGED_FILE',
      `${path} was written by a later release, in version ${version} of its format; this release reads up to ` +
        `version ${VERSION}: use that release again, or choose another directory with --data-dir`,
    );
  }
  const stored = version === VERSION ? readCurrent(content) : readFirst(content, userPoolId);
  if (stored === undefined) {
    throw new StartError(
      'DAMAGED_FILE',
      `${path} is not a user pool's data: restore it, or delete it to start with no users`,
    );
  }
  return stored;
}

function readCurrent(content: unknown): StoredPool | undefined {
  if (!isNode(content)) {
    return undefined;
  }
  const { users, groups } = content;
  return isListOf(users, isUser) && isListOf(groups, isGroup)
    ? { users, groups, isOfEarlierVersion: false }
    : undefined;
}

/** Every file of version 1 has `Options` and `Users`: without them, users would be lost. */
function readFirst(content: unknown, userPoolId: string): StoredPool | undefined {
  if (!isNode(content) || !isNode(content['Options']) || !isNode(content['Users'])) {
    return undefined;
  }
  const users = Object.values(content['Users']).map((user) => withVerifier(user, userPoolId));
  const groups = Object.values(isNode(content['Groups']) ? content['Groups'] : {});
  return isListOf(users, isUser) && isListOf(groups, isGroup)
    ? { users, groups, isOfEarlierVersion: true }
    : undefined;
}

/** A user of version 1 with a verifier in place of the password; undefined for any other value. */
function withVerifier(user: unknown, userPoolId: string): unknown {
  if (!isNode(user)) {
    return undefined;
  }
  const { Password: password, ...rest } = user;
  const username = rest['Username'];
  return typeof password === 'string' && typeof username === 'string'
    ? { ...rest, PasswordVerifier: makePasswordVerifier(userPoolId, username, password) }
    : undefined;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * The value of a JSON string; undefined for a string that is not JSON. A date is in a member whose name ends
 * in `Date`.
 */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) =>
      key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value,
    );
  } catch {
    return undefined;
  }
}

const isText = (value: unknown) => typeof value === 'string';
const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());
const isNumber = (value: unknown) => typeof value === 'number';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) => isListOf(value, isText);
const isAbsentOr = (isOne: Check) => (value: unknown) => value === undefined || isOne(value);

type Check = (value: unknown) => boolean;
type Members = readonly (readonly [name: string, isOne: Check])[];

const attributeMembers: Members = [
  ['Name', isText],
  ['Value', isText],
];

const rotatedTokenMembers: Members = [
  ['Token', isText],
  ['GoodUntil', isNumber],
];

const softwareTokenMembers: Members = [
  ['Secret', isText],
  ['Verified', isBoolean],
  ['FriendlyDeviceName', isAbsentOr(isText)],
  ['UsedSteps', isAbsentOr((value) => isListOf(value, isNumber))],
];

const sentCodeMembers: Members = [
  ['Code', isText],
  ['GoodUntil', isNumber],
  ['AttributeName', isText],
  ['Destination', isText],
];

/** What every operation relies on in a user. */
const userMembers: Members = [
  ['Username', isText],
  ['PasswordVerifier', isPasswordVerifier],
  ['UserStatus', (value) => USER_STATUSES.some((status) => status === value)],
  ['Enabled', isBoolean],
  ['UserCreateDate', isDate],
  ['UserLastModifiedDate', isDate],
  ['RefreshTokens', isTexts],
  ['Attributes', (value) => isListOf(value, (item) => hasMembers(item, attributeMembers))],
  ['PreferredMfaSetting', isAbsentOr(isText)],
  ['UserMFASettingList', isAbsentOr(isTexts)],
  ['TemporaryPasswordDate', isAbsentOr(isDate)],
  [
    'RotatedRefreshTokens',
    isAbsentOr((value) => isListOf(value, (item) => hasMembers(item, rotatedTokenMembers))),
  ],
  ['SoftwareTokenMfaConfiguration', isAbsentOr((value) => hasMembers(value, softwareTokenMembers))],
  [
    'SentCodes',
    isAbsentOr(
      (value) => isNode(value) && Object.values(value).every((code) => hasMembers(code, sentCodeMembers)),
    ),
  ],
];

/** The same, of a group. */
const groupMembers: Members = [
  ['GroupName', isText],
  ['Description', isAbsentOr(isText)],
  ['Precedence', isAbsentOr(isNumber)],
  ['CreationDate', isDate],
  ['LastModifiedDate', isDate],
  ['members', isAbsentOr(isTexts)],
];

function isUser(value: unknown): value is User {
  return hasMembers(value, userMembers);
}

function isGroup(value: unknown): value is Group {
  return hasMembers(value, groupMembers);
}

function hasMembers(value: unknown, members: Members): boolean {
  return isNode(value) && members.every(([name, isOne]) => isOne(value[name]));
}

function isListOf<T>(value: unknown, isOne: (item: unknown) => item is T): value is readonly T[];
function isListOf(value: unknown, isOne: Check): boolean;
function isListOf(value: unknown, isOne: Check): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isNode(value: unknown): value is Node {
  return isObject(value) && !(value instanceof Date);
}
