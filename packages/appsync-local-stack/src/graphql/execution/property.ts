import type { Json } from '../../runtime/model.ts';

/**
 * The property of an object, inherited ones excepted; null when it has none, and for what is not an object.
 */
export function propertyOf(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
    return null;
  }
  // `Array.isArray` does not narrow a readonly array away, so the index signature has to be named.
  return (value as { readonly [key: string]: Json })[name] ?? null;
}
