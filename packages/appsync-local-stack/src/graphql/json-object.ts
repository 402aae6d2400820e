import type { Json } from '../runtime/model.ts';

/** An object of JSON data. */
export type JsonObject<Value = unknown> = { readonly [key: string]: Value };

/** Whether JSON data is an object, not a list and not null. */
export function isJsonObject(value: Json | undefined): value is JsonObject<Json>;
export function isJsonObject(value: unknown): value is JsonObject;
export function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
