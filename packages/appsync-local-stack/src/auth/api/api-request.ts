import { isObject } from '../../is-object.ts';
import { CognitoError } from './cognito-error.ts';

export interface UserAttribute {
  readonly Name: string;
  readonly Value: string;
}

/** A request of the Cognito API: a JSON object whose members are read by name and checked. */
export class ApiRequest {
  readonly body: Readonly<Record<string, unknown>>;

  constructor(body: Readonly<Record<string, unknown>>) {
    this.body = body;
  }

  /**
   * @throws {CognitoError} `InvalidParameterException`, in Cognito's words, when it is missing or not a
   * string
   */
  text(name: string): string {
    return this.optionalText(name) ?? refuseNull(name);
  }

  optionalText(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'string') {
      return refuseType(value, 'String');
    }
    return value === ''
      ? refuseValue(name, value, 'Member must have length greater than or equal to 1')
      : value;
  }

  /** A string that may be empty, e.g. a filter; undefined when it is absent. */
  possiblyEmptyText(name: string): string | undefined {
    const value = this.#member(name);
    return value === undefined ? undefined : asText(value);
  }

  /** @throws {CognitoError} `InvalidParameterException` when it is missing, whatever its type is */
  requireMember(name: string): void {
    if (this.#member(name) === undefined) {
      refuseNull(name);
    }
  }

  flag(name: string): boolean {
    const value = this.#member(name);
    return value === undefined || typeof value === 'boolean' ? value === true : refuseType(value, 'Boolean');
  }

  /** A whole number within bounds; undefined when it is absent. */
  integer(name: string, [least, most]: readonly [least: number, most: number]): number | undefined {
    const value = this.#member(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'number') {
      return refuseType(value, 'Integer');
    }
    const number = Math.trunc(value);
    if (number < least) {
      return refuseValue(name, String(number), `Member must have value greater than or equal to ${least}`);
    }
    return number > most
      ? refuseValue(name, String(number), `Member must have value less than or equal to ${most}`)
      : number;
  }

  /** A list of strings; undefined when it is absent. */
  optionalTexts(name: string): readonly string[] | undefined {
    const value = this.#member(name);
    return value === undefined ? undefined : listOf(value).map((item) => asText(item));
  }

  /** @throws {CognitoError} `InvalidParameterException` when it is missing */
  texts(name: string): readonly string[] {
    return this.optionalTexts(name) ?? refuseNull(name);
  }

  /** A nested object, e.g. `SoftwareTokenMfaSettings`; undefined when it is absent. */
  part(name: string): ApiRequest | undefined {
    const value = this.#member(name);
    return value === undefined ? undefined : new ApiRequest(objectOf(value));
  }

  /** A map of strings, e.g. `AuthParameters`; empty when it is absent. */
  map(name: string): ParameterMap {
    const entries = Object.entries(objectOf(this.#member(name) ?? {}));
    return new ParameterMap(Object.fromEntries(entries.map(([key, value]) => [key, asText(value)])));
  }

  /**
   * A list of `{ Name, Value }`, e.g. `UserAttributes`; undefined when it is absent.
   *
   * @throws {CognitoError} `InvalidParameterException`, also for an attribute that occurs twice: a check of
   * one must not let the other pass
   */
  optionalAttributes(name: string): readonly UserAttribute[] | undefined {
    const value = this.#member(name);
    const attributes = value === undefined ? undefined : listOf(value).map(userAttribute);
    const names = attributes?.map(({ Name }) => Name) ?? [];
    const twice = names.find((one, index) => names.indexOf(one) !== index);
    return twice === undefined ? attributes : refuse(`${name} has ${twice} twice; it must occur once.`);
  }

  /** @throws {CognitoError} `InvalidParameterException` when it is missing */
  attributes(name: string): readonly UserAttribute[] {
    return this.optionalAttributes(name) ?? refuseNull(name);
  }

  #member(name: string): unknown {
    const value = Object.hasOwn(this.body, name) ? this.body[name] : undefined;
    return value === null ? undefined : value;
  }
}

/** `AuthParameters` or `ChallengeResponses`. */
export class ParameterMap {
  readonly entries: Readonly<Record<string, string>>;

  constructor(entries: Readonly<Record<string, string>>) {
    this.entries = entries;
  }

  /** @throws {CognitoError} `InvalidParameterException`: "Missing required parameter NAME" */
  text(name: string): string {
    const value = Object.hasOwn(this.entries, name) ? this.entries[name] : undefined;
    return value === undefined || value === '' ? refuse(`Missing required parameter ${name}`) : value;
  }
}

/** @throws {CognitoError} `InvalidParameterException` with the message */
export function refuse(message: string): never {
  throw new CognitoError('InvalidParameterException', message);
}

/** Members with personal data. Cognito's error messages leave their values out. */
const SENSITIVE_MEMBERS = [
  'AccessToken',
  'ClientId',
  'Password',
  'PreviousPassword',
  'ProposedPassword',
  'Username',
];

/** Refuses a member as Cognito's validation does. */
function refuseValue(name: string, value: string | null, constraint: string): never {
  const shown = value === null ? 'null ' : `'${value}' `;
  refuse(
    `1 validation error detected: Value ${SENSITIVE_MEMBERS.includes(name) ? '' : shown}at '${camelCase(name)}' ` +
      `failed to satisfy constraint: ${constraint}`,
  );
}

function refuseNull(name: string): never {
  refuseValue(name, null, 'Member must not be null');
}

/** Refuses JSON of another type than the API has there. */
function refuseType(value: unknown, expected: string): never {
  if (typeof value === 'object') {
    const found = Array.isArray(value) ? 'list' : 'structure or map';
    throw new CognitoError('SerializationException', `Start of ${found} found where not expected.`);
  }
  const found = typeof value === 'boolean' ? String(value) : typeof value;
  throw new CognitoError(
    'SerializationException',
    `${found.toUpperCase()}_VALUE cannot be converted to ${expected}`,
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : refuseType(value, 'String');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuseType(value, 'List');
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : refuseType(value, 'Structure');
}

function userAttribute(item: unknown): UserAttribute {
  const attribute = new ApiRequest(objectOf(item));
  const name = attribute.text('Name');
  const value = attribute.body['Value'] ?? refuse(`Attribute value for ${name} must not be null`);
  return { Name: name, Value: asText(value) };
}

/** Cognito's validation errors name a member so. */
function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
