import { codePoint, codeUnitAt } from './natives.ts';

const HEX = '0123456789ABCDEF';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Encodes like Java's `URLEncoder` with UTF-8: `a b&c` becomes `a+b%26c`; letters, digits and `.-*_` stay.
 */
export function urlEncode(text: string): string {
  let encoded = '';
  for (const character of `${text}`) {
    if (character === ' ') {
      encoded += '+';
    } else if (/^[\w.*-]$/.test(character)) {
      encoded += character;
    } else {
      for (const byte of utf8Bytes(character)) {
        encoded += `%${hexByte(byte)}`;
      }
    }
  }
  return encoded;
}

/**
 * Undoes `urlEncode`; any UTF-8 percent-encoded string is accepted.
 *
 * @throws {Error} on a `%` that two hexadecimal digits do not follow
 */
export function urlDecode(text: string): string {
  const source = `${text}`;
  const bytes: number[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '%') {
      const digits = source.slice(index + 1, index + 3);
      if (!/^[\da-f]{2}$/i.test(digits)) {
        throw new Error(`util.urlDecode: "%${digits}" is not an encoded byte`);
      }
      bytes.push(Number(`0x${digits}`));
      index += 2;
    } else if (character === '+') {
      bytes.push(0x20);
    } else {
      const whole = String.fromCodePoint(codePoint(source.slice(index, index + 2)));
      bytes.push(...utf8Bytes(whole));
      index += whole.length - 1;
    }
  }
  return utf8Text(bytes);
}

/** The UTF-8 bytes of a string as base64, with padding. */
export function base64Encode(text: string): string {
  const bytes: number[] = [];
  for (const character of `${text}`) {
    bytes.push(...utf8Bytes(character));
  }
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    encoded += BASE64.charAt(group >> 18) + BASE64.charAt((group >> 12) & 63);
    encoded += second === undefined ? '=' : BASE64.charAt((group >> 6) & 63);
    encoded += third === undefined ? '=' : BASE64.charAt(group & 63);
  }
  return encoded;
}

/**
 * The string whose UTF-8 bytes are given as base64.
 *
 * @throws {Error} on characters that base64 does not have
 */
export function base64Decode(encoded: string): string {
  const source = `${encoded}`;
  if (!/^[\w+/]*={0,2}$/.test(source) || source.indexOf('_') >= 0) {
    throw new Error('util.base64Decode: the string is not base64');
  }
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const character of source) {
    if (character === '=') {
      break;
    }
    bits = ((bits << 6) | BASE64.indexOf(character)) & 0xffffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes.push((bits >> bitCount) & 0xff);
    }
  }
  return utf8Text(bytes);
}

/**
 * Escapes a string for use between quotes in JavaScript, like Apache Commons' `escapeEcmaScript`: `'`, `"`,
 * `\`, `/` and all that is not printable ASCII.
 */
export function escapeJavaScript(text: string): string {
  const named: Record<string, string> = {
    "'": "\\'",
    '"': '\\"',
    '\\': '\\\\',
    '/': '\\/',
    '\b': '\\b',
    '\n': '\\n',
    '\t': '\\t',
    '\f': '\\f',
    '\r': '\\r',
  };
  const source = `${text}`;
  let escaped = '';
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    const unit = codeUnitAt(source, index);
    if (Object.hasOwn(named, character)) {
      escaped += named[character];
    } else if (unit < 0x20 || unit > 0x7f) {
      escaped += `\\u${hexByte(unit >> 8)}${hexByte(unit & 0xff)}`;
    } else {
      escaped += character;
    }
  }
  return escaped;
}

function hexByte(byte: number): string {
  return HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
}

function utf8Bytes(character: string): number[] {
  const code = codePoint(character);
  if (code < 0x80) {
    return [code];
  }
  if (code < 0x800) {
    return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  }
  // Half of a surrogate pair has no UTF-8 encoding; Java writes a question mark.
  if (code >= 0xd800 && code < 0xe000) {
    return [0x3f];
  }
  if (code < 0x10000) {
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  }
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}

function utf8Text(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length;) {
    const first = bytes[index] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    const following = bytes.slice(index + 1, index + length);
    const isWhole = following.length === length - 1 && following.every((byte) => byte >> 6 === 2);
    if (length === 1) {
      text += String.fromCharCode(first);
    } else if (first < 0xc2 || first > 0xf4 || !isWhole) {
      text += '\ufffd';
      index += 1;
      continue;
    } else {
      let code = first & (0xff >> (length + 1));
      for (const byte of following) {
        code = (code << 6) | (byte & 63);
      }
      text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    }
    index += length;
  }
  return text;
}
