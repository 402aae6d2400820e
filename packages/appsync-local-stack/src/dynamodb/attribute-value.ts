import { isObject } from '../is-object.ts';
import { InvalidDataSourceRequest, at, expected, listEntries, mapEntries } from '../request-shape.ts';
import type { Path } from '../request-shape.ts';
import type { Json } from '../runtime/model.ts';
import type { AttributeValue, Attributes } from './dynamodb-api.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Reads one of AppSync's typed values, e.g. `{ S: 'x' }`, `{ N: 12 }`, `{ N: '12' }`, `{ NULL: null }` or
 * `{ B: 'AQI=' }`.
 *
 * Exactly one type key. Numbers may be JavaScript numbers, as `util.dynamodb.toDynamoDB` makes them, or
 * strings.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-typed-values-request.html
 *
 * @throws {InvalidDataSourceRequest} when it is something else; the message names the place
 */
function toAttributeValue(value: Json, path: Path): AttributeValue {
  if (!isObject(value)) {
    throw expected('JSON object', path, value);
  }
  const [entry, second] = Object.entries(value);
  if (entry === undefined || second !== undefined) {
    throw new InvalidDataSourceRequest(
      `Expected exactly one type key in attribute value '${path}' but got ${Object.keys(value).length}.`,
    );
  }
  const [type, content] = entry;
  const inner = at(path, type);
  switch (type) {
    case 'S':
      return { S: text(content, inner) };
    case 'N':
      return { N: numberText(content, inner) };
    case 'B':
      return { B: base64(content, inner) };
    case 'BOOL':
      if (typeof content !== 'boolean') {
        throw expected('boolean', inner, content);
      }
      return { BOOL: content };
    case 'NULL':
      // AppSync's helpers write null where DynamoDB's wire form is true.
      if (content !== null && content !== true) {
        throw expected('null or true', inner, content);
      }
      return { NULL: true };
    case 'L':
      return { L: listEntries(content, inner).map((each) => toAttributeValue(each.value, each.path)) };
    case 'M':
      return { M: toAttributes(content, inner) };
    case 'SS':
      return { SS: listEntries(content, inner).map((each) => text(each.value, each.path)) };
    case 'NS':
      return { NS: listEntries(content, inner).map((each) => numberText(each.value, each.path)) };
    case 'BS':
      return { BS: listEntries(content, inner).map((each) => base64(each.value, each.path)) };
    default:
      throw new InvalidDataSourceRequest(`Unsupported element '${inner}'.`);
  }
}

/** Reads a map of typed values, such as a key, an item or `expressionValues`. */
export function toAttributes(value: Json | undefined, path: Path): Attributes {
  return Object.fromEntries(
    mapEntries(value, path).map((each) => [each.name, toAttributeValue(each.value, each.path)]),
  );
}

/**
 * Turns a value from DynamoDB into plain JSON: N becomes a number, sets become lists, B a base64 string, NULL
 * null.
 *
 * Whole numbers beyond 2^53 lose their last digits, as in JavaScript on AppSync.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-typed-values-responses.html
 */
function toJson(value: AttributeValue): Json {
  if (value.S !== undefined) {
    return value.S;
  }
  if (value.N !== undefined) {
    return Number(value.N);
  }
  if (value.BOOL !== undefined) {
    return value.BOOL;
  }
  if (value.NULL !== undefined) {
    return null;
  }
  if (value.L !== undefined) {
    return value.L.map(toJson);
  }
  if (value.M !== undefined) {
    return toJsonObject(value.M);
  }
  if (value.SS !== undefined) {
    return value.SS;
  }
  if (value.NS !== undefined) {
    return value.NS.map(Number);
  }
  if (value.B !== undefined) {
    return value.B;
  }
  if (value.BS !== undefined) {
    return value.BS;
  }
  throw new Error(
    `DynamoDB answered with an attribute value of unknown type: ${Object.keys(value).join(', ')}`,
  );
}

/**
 * Turns an item or key into a plain object, its attributes in the order of their names.
 *
 * Dynoxide gives the attributes of each item in another order. V8 would describe every item of a page anew,
 * here, in the sandbox and wherever else the page is read or written, which takes several times as long.
 */
export function toJsonObject(attributes: Attributes): { [name: string]: Json } {
  const object: { [name: string]: Json } = {};
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name];
    const value = attribute === undefined ? null : toJson(attribute);
    if (name === '__proto__') {
      // An assignment would set the prototype.
      Object.defineProperty(object, name, { value, enumerable: true });
    } else {
      object[name] = value;
    }
  }
  return object;
}

/** An item, or null when there was none. */
export function toJsonOrNull(attributes: Attributes | undefined): Json {
  return attributes === undefined ? null : toJsonObject(attributes);
}

/**
 * A string that is the same for two values exactly when DynamoDB calls them equal: 1 and 1.0, sets and maps
 * in any order.
 */
export function comparisonText(value: AttributeValue): string {
  if (value.N !== undefined) {
    return `N:${Number(value.N)}`;
  }
  if (value.B !== undefined) {
    return `B:${value.B}`;
  }
  if (value.L !== undefined) {
    return `L:[${value.L.map(comparisonText).join()}]`;
  }
  if (value.M !== undefined) {
    return `M:${attributesText(value.M)}`;
  }
  if (value.SS !== undefined) {
    return `SS:${JSON.stringify([...value.SS].sort())}`;
  }
  if (value.NS !== undefined) {
    return `NS:${JSON.stringify(value.NS.map(Number).sort((a, b) => a - b))}`;
  }
  if (value.BS !== undefined) {
    return `BS:${JSON.stringify([...value.BS].sort())}`;
  }
  return JSON.stringify(value);
}

/** The same for a whole key or item. */
export function attributesText(attributes: Attributes): string {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${comparisonText(value)}`).join()}}`;
}

function text(value: Json, path: Path): string {
  if (typeof value !== 'string') {
    throw expected('string', path, value);
  }
  return value;
}

function numberText(value: Json, path: Path): string {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (typeof value === 'string' && NUMBER.test(value)) {
    return value;
  }
  throw expected('number', path, value);
}

function base64(value: Json, path: Path): string {
  if (typeof value !== 'string' || !BASE64.test(value)) {
    throw expected('base64 string', path, value);
  }
  return value;
}
