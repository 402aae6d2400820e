import { isObject } from '../../../is-object.ts';
import { notImplemented } from '../ending.ts';

/**
 * `util.dynamodb`: JavaScript values as DynamoDB attribute values, in AppSync's form: numbers stay numbers
 * (`{N: 12345}`) and null is `{NULL: null}`.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/dynamodb-helpers-in-util-dynamodb-js.html,
 * https://github.com/localstack/appsync-utils
 */
export const dynamodb = {
  toDynamoDB: toAttributeValue,
  toString: (text: unknown) => (isAbsent(text) ? null : { S: text }),
  toStringSet: (texts: unknown) => (isAbsent(texts) ? null : { SS: texts }),
  toNumber: (value: unknown) => (isAbsent(value) ? null : { N: value }),
  toNumberSet: (values: unknown) => (isAbsent(values) ? null : { NS: values }),
  toBinary: (base64: unknown) => (isAbsent(base64) ? null : { B: base64 }),
  toBinarySet: (values: unknown) => (isAbsent(values) ? null : { BS: values }),
  toBoolean: (value: unknown) => (isAbsent(value) ? null : { BOOL: value }),
  toNull: () => ({ NULL: null }),
  toList: (values: unknown) => (Array.isArray(values) ? toAttributeValue(values) : null),
  toMap: (map: unknown) => (isObject(map) ? { M: toMapValues(map) } : null),
  toMapValues: (map: unknown) => (isObject(map) ? toMapValues(map) : null),
  toS3Object(key: string, bucket: string, region: string, version?: string) {
    return { S: JSON.stringify({ s3: { key, bucket, region, ...(version !== undefined && { version }) } }) };
  },
  fromS3ObjectJson: notImplemented('util.dynamodb.fromS3ObjectJson'),
};

/** Sets made by `toStringSet` and the like of the DynamoDB module, as opposed to maps with a member `SS`. */
const sets = new WeakSet<object>();

/** Marks an attribute value as converted, so that converting a value around it leaves it as it is. */
export function readySet<T extends object>(set: T): T {
  sets.add(set);
  return set;
}

/**
 * One value as an attribute value; null for a value that has none.
 *
 * @throws {TypeError} on a list member or map value that is undefined: AppSync's result for it is not
 * established
 */
export function toAttributeValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return { S: value };
  }
  if (typeof value === 'number') {
    return { N: value };
  }
  if (typeof value === 'boolean') {
    return { BOOL: value };
  }
  if (value === null) {
    return { NULL: null };
  }
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const member of value) {
      list.push(definedAttributeValue(member, `[${list.length}]`));
    }
    return { L: list };
  }
  if (!isObject(value)) {
    return null;
  }
  return sets.has(value) ? value : { M: toMapValues(value) };
}

/**
 * A map's values as attribute values: `{a: 'x'}` becomes `{a: {S: 'x'}}`.
 *
 * @throws {TypeError} as `toAttributeValue` does
 */
export function toMapValues(map: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  const values: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(map)) {
    values[key] = definedAttributeValue(value, key);
  }
  return values;
}

function definedAttributeValue(value: unknown, name: string): unknown {
  if (value === undefined) {
    throw new TypeError(
      `${name} is undefined: leave it out, for what AppSync stores for it is not established`,
    );
  }
  return toAttributeValue(value);
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}
