import { isObject } from '../../is-object.ts';
import type { Json } from '../../runtime/model.ts';

/**
 * The property of an object, inherited ones excepted; null when it has none, and for a value that is not an
 * object.
 */
export function propertyOf(value: Json, name: string): Json {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
