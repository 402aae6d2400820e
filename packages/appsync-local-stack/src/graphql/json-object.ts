/** An object of JSON data. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether parsed JSON is an object, not a list and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
