import { NESTING_LIMIT, RESULT_LENGTH_LIMIT } from '../limits.ts';
import type { Json } from '../model.ts';
import { codeUnitAt, positionOf } from './natives.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * A value as JSON: what `JSON.stringify` leaves out is left out, and undefined becomes null.
 *
 * @throws {TypeError} on a value that contains itself
 * @throws {RangeError} on a value that is too large or too deeply nested
 */
export function toJsonText(value: unknown): string {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) {
    return 'null';
  }
  if (json.length > RESULT_LENGTH_LIMIT) {
    throw new RangeError(
      `the value has ${json.length} characters as JSON, at most ${RESULT_LENGTH_LIMIT} are allowed`,
    );
  }
  if (isNestedDeeper(json, NESTING_LIMIT)) {
    throw new RangeError(`the value is nested deeper than ${NESTING_LIMIT} levels`);
  }
  return json;
}

/** A copy of a value as JSON data, with the limits of `toJsonText`. */
export function jsonCopy(value: unknown): Json {
  // It was just written as JSON.
  return JSON.parse(toJsonText(value)) as Json;
}

/** Whether lists and objects of a JSON text are nested more than `limit` levels deep. */
function isNestedDeeper(json: string, limit: number): boolean {
  // A level takes a bracket at the least, so that most texts need no closer look.
  if (countUpTo(limit, json, '[') + countUpTo(limit, json, '{') <= limit) {
    return false;
  }
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < json.length; index += 1) {
    const unit = codeUnitAt(json, index);
    if (isInText) {
      if (unit === BACKSLASH) {
        index += 1;
      } else if (unit === QUOTE) {
        isInText = false;
      }
    } else if (unit === QUOTE) {
      isInText = true;
    } else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > limit) {
        return true;
      }
    } else if (unit === 0x5d || unit === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

/** How often a text has a character, inside of its strings, too; it stops counting behind `limit`. */
function countUpTo(limit: number, json: string, character: string): number {
  let count = 0;
  let position = positionOf(json, character, 0);
  while (position >= 0 && count <= limit) {
    count += 1;
    position = positionOf(json, character, position + 1);
  }
  return count;
}
