import { replaceMatches } from '../natives.ts';
import { compileJavaPattern } from './pattern.ts';

/**
 * `String.replace` and `String.replaceAll` as APPSYNC_JS has them: the pattern is a string with a Java
 * regular expression, and `$1`, `${name}` and `\` are special in the replacement, as for Java's `replaceAll`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 *
 * @throws {TypeError} on a pattern or replacement that is not a string
 */
export function replaceJavaPattern(
  text: string,
  pattern: unknown,
  replacement: unknown,
  isGlobal: boolean,
): string {
  const name = isGlobal ? 'replaceAll' : 'replace';
  if (typeof pattern !== 'string') {
    throw new TypeError(`${name}: the pattern must be a string, read as a Java regular expression`);
  }
  if (typeof replacement !== 'string') {
    throw new TypeError(`${name}: the replacement must be a string`);
  }
  const regExp = compileJavaPattern(pattern, isGlobal ? 'g' : '', false);
  return replaceMatches(text, regExp, (...match) => expand(replacement, match));
}

/** `util.matches`: whether the whole string matches a Java regular expression. */
export function matches(pattern: unknown, text: unknown): boolean {
  if (typeof pattern !== 'string') {
    throw new TypeError('util.matches: the pattern must be a string');
  }
  return compileJavaPattern(pattern, '', true).test(typeof text === 'string' ? text : JSON.stringify(text));
}

/** Inserts the groups of one match into the replacement. */
function expand(replacement: string, match: readonly unknown[]): string {
  const last = match[match.length - 1];
  const named: { readonly [name: string]: unknown } = isGroups(last) ? last : {};
  // After the groups come the offset, the text and, with named groups, those.
  const groupCount = match.length - (isGroups(last) ? 4 : 3);
  let expanded = '';
  for (let index = 0; index < replacement.length;) {
    const rest = replacement.slice(index);
    const reference = /^\$(?:(\d)|\{([A-Za-z][A-Za-z0-9]*)\})/.exec(rest);
    if (rest.charAt(0) === '\\') {
      if (rest.length === 1) {
        throw new Error('replacement: \\ must be followed by a character');
      }
      expanded += rest.charAt(1);
      index += 2;
    } else if (reference?.[1] !== undefined) {
      let digits = reference[1];
      if (Number(digits) > groupCount) {
        throw new Error(`replacement: there is no group ${digits}`);
      }
      // As in Java, further digits belong to the number as long as there is such a group.
      for (const digit of rest.slice(2)) {
        if (!/\d/.test(digit) || Number(digits + digit) > groupCount) {
          break;
        }
        digits += digit;
      }
      expanded += asText(match[Number(digits)]);
      index += 1 + digits.length;
    } else if (reference?.[2] !== undefined) {
      if (!Object.hasOwn(named, reference[2])) {
        throw new Error(`replacement: there is no group {${reference[2]}}`);
      }
      expanded += asText(named[reference[2]]);
      index += reference[0].length;
    } else if (rest.charAt(0) === '$') {
      throw new Error(
        'replacement: $ must be followed by the number or {name} of a group; write \\$ for the character',
      );
    } else {
      expanded += rest.charAt(0);
      index += 1;
    }
  }
  return expanded;
}

function isGroups(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function asText(group: unknown): string {
  return typeof group === 'string' ? group : '';
}
