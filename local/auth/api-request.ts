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

  /** @throws {CognitoError} `InvalidParameterException`, in Cognito's words, when it is missing or not a text */
  text(name: string): string {
    return (
      this.optionalText(name) ??
      refuse(
        `1 validation error detected: Value at '${camelCase(name)}' failed to satisfy constraint: Member must not be null`,
      )
    );
  }

  optionalText(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined || (typeof value === 'string' && value !== '')) {
      return value;
    }
    return refuse(
      typeof value === 'string'
        ? `1 validation error detected: Value at '${camelCase(name)}' failed to satisfy constraint: ` +
            'Member must have length greater than or equal to 1'
        : `${name} must be a string.`,
    );
  }

  flag(name: string): boolean {
    const value = this.#member(name);
    return value === undefined || typeof value === 'boolean'
      ? value === true
      : refuse(`${name} must be a boolean.`);
  }

  texts(name: string): readonly string[] {
    const value = this.#member(name) ?? [];
    return Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? value
      : refuse(`${name} must be a list of strings.`);
  }

  /** A nested object, e.g. `SoftwareTokenMfaSettings`; undefined when it is absent. */
  part(name: string): ApiRequest | undefined {
    const value = this.#member(name);
    return value === undefined || isObject(value)
      ? value && new ApiRequest(value)
      : refuse(`${name} must be an object.`);
  }

  /** A map of texts, e.g. `AuthParameters`; empty when it is absent. */
  map(name: string): ParameterMap {
    const value = this.#member(name) ?? {};
    const isMap = isObject(value) && Object.values(value).every((item) => typeof item === 'string');
    // Just checked: every value is a text.
    return isMap
      ? new ParameterMap(value as Record<string, string>)
      : refuse(`${name} must be a map of strings.`);
  }

  /** A list of `{ Name, Value }`, e.g. `UserAttributes`; empty when it is absent. */
  attributes(name: string): readonly UserAttribute[] {
    const value = this.#member(name) ?? [];
    return Array.isArray(value)
      ? value.map(
          (item: unknown) =>
            attributeOf(item) ?? refuse(`${name} must be a list of Name and Value, strings.`),
        )
      : refuse(`${name} must be a list of Name and Value, strings.`);
  }

  /** The same request with some members replaced. */
  with(members: Readonly<Record<string, unknown>>): ApiRequest {
    return new ApiRequest({ ...this.body, ...members });
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

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attributeOf(item: unknown): UserAttribute | undefined {
  if (!isObject(item) || typeof item['Name'] !== 'string') {
    return undefined;
  }
  const value = item['Value'] ?? '';
  return typeof value === 'string' ? { Name: item['Name'], Value: value } : undefined;
}

/** Cognito's validation errors name a member so. */
function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
