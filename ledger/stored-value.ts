import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB stores it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** A wrong attribute. */
export interface Fault {
  readonly attribute: string;
  /** The stored value, in words. */
  readonly stored: string;
  /** The right value, e.g. `must be 225`. */
  readonly problem: string;
}

const LONGEST_TEXT = 80;

/** A stored value in words: numbers as they are, and everything else by its type, e.g. `the string "225"`. */
export function describeValue(value: AttributeValue | undefined): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value.N !== undefined) {
    return value.N;
  }
  if (value.S !== undefined) {
    return `the string ${quoted(value.S)}`;
  }
  if (value.BOOL !== undefined) {
    return String(value.BOOL);
  }
  if (value.NULL !== undefined) {
    return 'null';
  }
  if (value.NS !== undefined) {
    return `the number set {${cut(value.NS.join(', '))}}`;
  }
  if (value.SS !== undefined) {
    return `the string set {${cut(value.SS.map(quoted).join(', '))}}`;
  }
  if (value.L !== undefined) {
    return 'a list';
  }
  return value.M !== undefined ? 'a map' : 'binary';
}

/** A string in quotation marks, on one line, shortened if it is long. */
export function quoted(text: string): string {
  return plain(JSON.stringify(cut(text)));
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/**
 * A string with escapes for characters that a terminal would execute, reorder or not show: controls, formats
 * and separators of lines.
 */
export function plain(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
  });
}

/**
 * The whole number of a numeric attribute; undefined for fractions and for everything that is not a number.
 */
export function wholeNumber(value: AttributeValue | undefined): bigint | undefined {
  // As DynamoDB writes numbers; engines may leave zeros after the point or an exponent.
  const parts = /^(-?)(\d+)(?:\.(\d*?)0*)?(?:[eE]\+?(\d{1,3}))?$/.exec(value?.N ?? '');
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts ?? [];
  const zeros = Number(exponent) - fraction.length;
  return parts === null || zeros < 0 ? undefined : BigInt(`${sign}${whole}${fraction}${'0'.repeat(zeros)}`);
}

/** True when both are absent, or stored as the same value of the same type. */
export function isSameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  const [numberA, numberB] = [wholeNumber(a), wholeNumber(b)];
  return numberA !== undefined && numberB !== undefined ? numberA === numberB : isDeepStrictEqual(a, b);
}
