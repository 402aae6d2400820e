import type { Json } from './json.ts';

/** An object of JSON data. */
export type JsonObject<Value = unknown> = { readonly [key: string]: Value };

/** Whether a value is an object with members, such as JSON's: neither null nor a list. */
export function isObject(value: Json | undefined): value is JsonObject<Json>;
export function isObject(value: unknown): value is JsonObject;
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
