import { ASCII_CLASSES, unicodeProperty } from './properties.ts';

/** Java's shorthands that JavaScript lacks or reads differently. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[A-Za-z0-9_]',
  W: '[^A-Za-z0-9_]',
  s: '[\\t-\\r ]',
  S: '[^\\t-\\r ]',
  h: '[\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
  H: '[^\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
  v: '[\\n-\\r\\u0085\\u2028\\u2029]',
  V: '[^\\n-\\r\\u0085\\u2028\\u2029]',
};

const SINGLE_CHARACTERS: Readonly<Record<string, string>> = {
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\u0007',
  e: '\\u001b',
};

/** A string and a position to read it from. */
export interface Cursor {
  readonly source: string;
  index: number;
}

/** Translates, at the cursor, an escape that is allowed inside and outside of a character class. */
export function translateEscapedCharacter(cursor: Cursor, isInClass: boolean): string {
  const rest = cursor.source.slice(cursor.index);
  const next = rest.charAt(1);
  const take = (length: number, translation: string) => {
    cursor.index += length;
    return translation;
  };
  if (Object.hasOwn(SHORTHANDS, next)) {
    return take(2, SHORTHANDS[next] ?? '');
  }
  if (Object.hasOwn(SINGLE_CHARACTERS, next)) {
    return take(2, SINGLE_CHARACTERS[next] ?? '');
  }
  const code = /^\\(?:x([\da-fA-F]{2})|x\{([\da-fA-F]+)\}|u([\da-fA-F]{4}))/.exec(rest);
  if (code !== null) {
    return take(code[0].length, `\\u{${code[1] ?? code[2] ?? code[3]}}`);
  }
  const octal = /^\\0([0-3][0-7]{2}|[0-7]{1,2})/.exec(rest);
  if (octal !== null) {
    return take(octal[0].length, literal(String.fromCharCode(Number(`0o${octal[1]}`)), isInClass));
  }
  const property = /^\\([pP])(?:\{([^}]*)\}|([A-Za-z]))/.exec(rest);
  if (property !== null) {
    const name = property[2] ?? property[3] ?? '';
    const isNegated = property[1] === 'P';
    const ascii = ASCII_CLASSES[name];
    if (ascii !== undefined) {
      return take(property[0].length, `[${isNegated ? '^' : ''}${ascii}]`);
    }
    const unicode = unicodeProperty(name);
    if (unicode === undefined) {
      throw unsupported(cursor.source, `\\p{${name}}`);
    }
    return take(property[0].length, `\\${isNegated ? 'P' : 'p'}{${unicode}}`);
  }
  if (next === '' || /[A-Za-z0-9]/.test(next)) {
    throw unsupported(cursor.source, `\\${next}`);
  }
  return take(2, literal(next, isInClass));
}

/** One literal character, as the `v` flag requires it. */
export function literal(character: string, isInClass: boolean): string {
  const special = isInClass ? /[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~]/ : /[\^$\\.*+?()[\]{}|/]/;
  return special.test(character) ? `\\${character}` : character;
}

/** The error for a part of Java's dialect that has no counterpart here. */
export function unsupported(pattern: string, what: string): SyntaxError {
  return new SyntaxError(`${JSON.stringify(pattern)}: ${what} is not implemented by the local stack`);
}
