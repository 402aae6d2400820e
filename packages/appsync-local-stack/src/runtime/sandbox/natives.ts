/**
 * The built-in methods that the sandbox's own code needs after the lockdown has removed or replaced them.
 * Globals are not needed here: the sandbox's script keeps them (see `sandbox-script.ts`).
 */
const { apply } = Reflect;

function uncurried<T, A extends unknown[], R>(
  method: (this: T, ...values: A) => R,
): (self: T, ...values: A) => R {
  return (self, ...values) => apply(method, self, values);
}

/* eslint-disable @typescript-eslint/unbound-method -- each is only ever applied to a value, by `uncurried` */
const replace = uncurried<string, [RegExp, (...match: string[]) => string], string>(String.prototype.replace);
const charCodeAt = uncurried<string, [number], number>(String.prototype.charCodeAt);
const codePointAt = uncurried<string, [number], number | undefined>(String.prototype.codePointAt);
const indexOf = uncurried<string, [string, number], number>(String.prototype.indexOf);
const normalize = uncurried<string, [string], string>(String.prototype.normalize);
const padStart = uncurried<string, [number, string], string>(String.prototype.padStart);
/* eslint-enable @typescript-eslint/unbound-method */

export function replaceMatches(
  text: string,
  pattern: RegExp,
  replacement: (...match: string[]) => string,
): string {
  return replace(text, pattern, replacement);
}

export function padWithZeros(value: number, length: number): string {
  return padStart(`${value}`, length, '0');
}

/** Where a text has another text, from a position on; -1 where it does not. */
export function positionOf(text: string, searched: string, from: number): number {
  return indexOf(text, searched, from);
}

export function codeUnitAt(text: string, index: number): number {
  return charCodeAt(text, index);
}

/** The code point of a string's first character. */
export function codePoint(text: string): number {
  return codePointAt(text, 0) ?? 0;
}

export function normalized(text: string, form: string): string {
  return normalize(text, form);
}
