import { translateClass } from './character-class.ts';
import { literal, translateEscapedCharacter, unsupported } from './escape.ts';
import type { Cursor } from './escape.ts';

const LINE_END = '[\\n\\r\\u0085\\u2028\\u2029]';

/**
 * Compiles a `java.util.regex.Pattern`, the dialect of `util.matches`, `replace` and `replaceAll`, as a
 * RegExp.
 *
 * Source: https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 *
 * @param whole whether the pattern has to match the whole string
 * @throws {SyntaxError} on an invalid Java pattern, and, by name, on what has no counterpart here: possessive
 *   quantifiers, atomic groups, flags other than i, m, s and u or inside a pattern, `\G`, `\X`, `\N`, Unicode
 *   blocks
 */
export function compileJavaPattern(pattern: string, flags: string, whole: boolean): RegExp {
  const key = `${flags}${whole ? '=' : '~'}${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) {
    known.lastIndex = 0;
    return known;
  }
  const cursor: Cursor = { source: pattern, index: 0 };
  const inline = /^\(\?([a-zA-Z]+)\)/.exec(pattern);
  const inlineFlags = inline?.[1] ?? '';
  cursor.index = inline !== null ? inline[0].length : 0;
  for (const flag of inlineFlags) {
    if ('imsu'.indexOf(flag) < 0) {
      throw unsupported(pattern, `the flag (?${flag})`);
    }
  }
  const body = translate(cursor, { dotAll: hasFlag(inlineFlags, 's'), multiline: hasFlag(inlineFlags, 'm') });
  const source = whole ? `^(?:${body})$` : body;
  let regExp: RegExp;
  try {
    regExp = new RegExp(source, `v${flags}${hasFlag(inlineFlags, 'i') ? 'i' : ''}`);
  } catch {
    throw new SyntaxError(`${JSON.stringify(pattern)} is not a regular expression of Java`);
  }
  if (compiled.size >= 500) {
    compiled.clear();
  }
  compiled.set(key, regExp);
  return regExp;
}

/** Patterns come from code and sometimes from requests, so the cache is emptied when it is large. */
const compiled = new Map<string, RegExp>();

function translate(cursor: Cursor, modes: { dotAll: boolean; multiline: boolean }): string {
  let body = '';
  while (cursor.index < cursor.source.length) {
    const character = cursor.source.charAt(cursor.index);
    switch (character) {
      case '\\':
        body += translateEscape(cursor);
        continue;
      case '[':
        body += translateClass(cursor);
        continue;
      case '(':
        body += translateGroupStart(cursor);
        continue;
      case '*':
      case '+':
      case '?':
      case '{':
        body += translateQuantifier(cursor);
        continue;
      case '.':
        body += modes.dotAll ? '[\\s\\S]' : `[^${LINE_END.slice(1)}`;
        break;
      case '^':
        body += modes.multiline ? `(?<=^|${LINE_END})` : '^';
        break;
      case '$':
        // Java's `$` also matches before a final line break.
        body += modes.multiline ? `(?=$|${LINE_END})` : `(?=(?:\\r\\n|${LINE_END})?$)`;
        break;
      case ']':
      case '}':
      case '/':
        body += `\\${character}`;
        break;
      default:
        body += character;
    }
    cursor.index += 1;
  }
  return body;
}

function translateQuantifier(cursor: Cursor): string {
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(cursor.source.slice(cursor.index))?.[0];
  if (quantifier === undefined) {
    throw new SyntaxError(`${JSON.stringify(cursor.source)}: { does not begin a quantifier`);
  }
  cursor.index += quantifier.length;
  if (cursor.source.charAt(cursor.index) === '+') {
    throw unsupported(cursor.source, 'a possessive quantifier');
  }
  return quantifier;
}

function translateGroupStart(cursor: Cursor): string {
  const start = /^\((?:\?(?::|=|!|<=|<!|>|<[A-Za-z][A-Za-z0-9]*>|[a-zA-Z-]+[:)])?)?/.exec(
    cursor.source.slice(cursor.index),
  );
  const text = start?.[0] ?? '(';
  if (text === '(?>') {
    throw unsupported(cursor.source, 'an atomic group');
  }
  if (/^\(\?[a-zA-Z-]/.test(text)) {
    throw unsupported(cursor.source, `${text} inside a pattern`);
  }
  cursor.index += text.length;
  return text;
}

function translateEscape(cursor: Cursor): string {
  const rest = cursor.source.slice(cursor.index);
  const take = (length: number, translation: string) => {
    cursor.index += length;
    return translation;
  };
  const next = rest.charAt(1);
  if (next === 'Q') {
    return quoted(cursor, rest);
  }
  if (next === 'A') {
    return take(2, '^');
  }
  if (next === 'z') {
    return take(2, '$');
  }
  if (next === 'Z') {
    return take(2, `(?=(?:\\r\\n|${LINE_END})?$)`);
  }
  if (next === 'R') {
    return take(2, `(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])`);
  }
  if (next === 'b' || next === 'B') {
    return take(2, `\\${next}`);
  }
  const backReference = /^\\(?:[1-9]|k<[A-Za-z][A-Za-z0-9]*>)/.exec(rest);
  if (backReference !== null) {
    return take(backReference[0].length, `(?:${backReference[0]})`);
  }
  return translateEscapedCharacter(cursor, false);
}

function quoted(cursor: Cursor, rest: string): string {
  const end = rest.indexOf('\\E');
  const text = rest.slice(2, end < 0 ? rest.length : end);
  cursor.index += end < 0 ? rest.length : end + 2;
  let translated = '';
  for (const character of text) {
    translated += literal(character, false);
  }
  return translated;
}

function hasFlag(flags: string, flag: string): boolean {
  return flags.indexOf(flag) >= 0;
}
