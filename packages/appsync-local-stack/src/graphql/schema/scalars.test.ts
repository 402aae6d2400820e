import { parseValue } from 'graphql';
import type { GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { awsScalars } from './scalars/aws-scalars.ts';
import { builtInCoercions } from './scalars/built-in.ts';

function scalar(name: string): GraphQLScalarType {
  const found = awsScalars.get(name);
  if (found === undefined) {
    throw new Error(`There is no scalar ${name}.`);
  }
  return found;
}

const TEXTS: Record<string, { noun: string; accepted: string[]; refused: string[] }> = {
  AWSDate: {
    noun: 'date',
    accepted: [
      '2024-02-29',
      '1970-01-01Z',
      '1970-01-01-07:00',
      '1970-01-01+05:30',
      '1970-01-01+05:30:15',
      '0000-01-01',
    ],
    refused: [
      '2024-02-30',
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '2024-1-9',
      '24-01-09',
      '',
      '2019-12-24T04:15:57.798Z',
      '1970-01-01+19:00',
      '1970-01-01+05:60',
      '2024-01-09 ',
    ],
  },
  AWSTime: {
    noun: 'time',
    accepted: [
      '12:00',
      '12:00:34',
      '12:00:34.',
      '12:00:34.123',
      '12:00:34.123456789',
      '12:00:34Z',
      '23:59:59.999-07:00',
    ],
    refused: [
      '24:00:00',
      '12:60:00',
      '12:00:60',
      '12',
      '1:00:00',
      '12:00:34.1234567890',
      '12:00.5',
      '12:00:34+18:01',
      '',
    ],
  },
  AWSDateTime: {
    noun: 'DateTime Object',
    accepted: [
      '2024-01-09T08:30:00.000Z',
      '2024-01-09T08:30:00Z',
      '2020-01-01T00:00+00:00',
      '2024-01-09T08:30:00.123456789-07:00:30',
    ],
    refused: [
      '2020-05-19T11:5:29.000Z',
      '2019',
      '2024-02-30T08:30:00Z',
      '2026-05-06T00:00:00.000',
      '2024-01-09',
      '2024-01-09 08:30:00Z',
      '2024-01-09T24:00:00Z',
      '2024-01-09T08:30:00.Z',
      '2024-01-09T08:30.5Z',
      '2023-11-30T11:04:03+0800',
    ],
  },
  AWSEmail: {
    noun: 'email address',
    accepted: ['ann@example.com', 'ann.b+c@mail.example.co.uk', "o'neil@example.org", 'root@localhost'],
    refused: [
      'ann',
      '@example.com',
      'ann@',
      'ann@@example.com',
      'ann @example.com',
      'ann@example..com',
      'ann@-a.com',
      '',
    ],
  },
  AWSURL: {
    noun: 'URL',
    accepted: [
      'https://www.amazon.com/dp/B000NZW1KY/',
      'http://localhost:8080',
      'mailto:example@example.com',
      'https://a.b/?q=//',
    ],
    refused: ['www.amazon.com', 'https://a.b/c//d', '//a.b/c', 'https://', 'https:', 'https://a b/', ''],
  },
  AWSPhone: {
    noun: 'phone number',
    accepted: [
      '2025550123',
      '202-555-0123',
      '202 555 0123',
      '+1 202-555-0123',
      '12025550123',
      '+44 20 7946 0958',
      '+493012345',
    ],
    refused: [
      '1110004444',
      '0205550123',
      '202555012',
      '911-555-0123',
      '202--555-0123',
      '(202) 555-0123',
      '+012345678',
      '+12',
      '+1 111 000 4444',
      'phone',
      '',
    ],
  },
  AWSIPAddress: {
    noun: 'IP Address',
    accepted: ['127.0.0.1', '10.0.0.0/8', '10.0.0.0/32', '::1', '2001:db8::/32', '2001:db8::/128'],
    refused: [
      '256.0.0.1',
      '10.0.0.0/33',
      '2001:db8::/129',
      '10.0.0',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      'fe80::1%eth0',
      '',
    ],
  },
};

describe.each(Object.entries(TEXTS))('%s', (name, { noun, accepted, refused }) => {
  it.each(accepted)('takes %j in variables, literals and results', (text) => {
    expect(scalar(name).parseValue(text)).toBe(text);
    expect(scalar(name).parseLiteral(parseValue(JSON.stringify(text)))).toBe(text);
    expect(scalar(name).serialize(text)).toBe(text);
  });

  it.each(refused)('refuses %j in both directions and says so in AppSync’s words', (text) => {
    expect(() => scalar(name).parseValue(text)).toThrow(`Unable to parse \`${text}\` as a valid ${noun}.`);
    expect(() => scalar(name).parseLiteral(parseValue(JSON.stringify(text)))).toThrow('Unable to parse');
    expect(() => scalar(name).serialize(text)).toThrow(`Unable to serialize \`${text}\` as a valid ${noun}.`);
  });

  it('refuses what is no string', () => {
    expect(() => scalar(name).parseValue(5)).toThrow('Unable to parse `5`');
    expect(() => scalar(name).parseValue({ a: [1] })).toThrow('Unable to parse `{a=[1]}`');
    expect(() => scalar(name).parseLiteral(parseValue('5'))).toThrow('Unable to parse');
  });
});

describe('AWSTimestamp', () => {
  it.each([0, -1, 1_700_000_000, 1_700_000_000_000])('takes %d', (seconds) => {
    expect(scalar('AWSTimestamp').parseValue(seconds)).toBe(seconds);
    expect(scalar('AWSTimestamp').parseLiteral(parseValue(String(seconds)))).toBe(seconds);
    expect(scalar('AWSTimestamp').serialize(seconds)).toBe(seconds);
  });

  it.each([1.5, '1700000000', true, null])('refuses %j', (value) => {
    expect(() => scalar('AWSTimestamp').parseValue(value)).toThrow(
      `Unable to parse \`${String(value)}\` as a valid timestamp.`,
    );
  });

  it('refuses text in a result', () => {
    expect(() => scalar('AWSTimestamp').serialize('2026-01-22T17:48:30.032Z')).toThrow(
      'Unable to serialize `2026-01-22T17:48:30.032Z` as a valid timestamp.',
    );
  });
});

describe('AWSJSON', () => {
  it.each([
    ['{"a":[1,null]}', { a: [1, null] }],
    ['"text"', 'text'],
    ['5', 5],
    ['null', null],
  ])('gives a resolver %s parsed', (text, value) => {
    expect(scalar('AWSJSON').parseValue(text)).toEqual(value);
    expect(scalar('AWSJSON').parseLiteral(parseValue(JSON.stringify(text)))).toEqual(value);
  });

  it.each(['{a: 1}', '', 'text'])('refuses the string %j, which is no JSON', (text) => {
    expect(() => scalar('AWSJSON').parseValue(text)).toThrow('as valid JSON.');
  });

  it('refuses an object where a string of JSON belongs', () => {
    expect(() => scalar('AWSJSON').parseValue({ a: 1 })).toThrow('Unable to parse `{a=1}` as valid JSON.');
    expect(() => scalar('AWSJSON').parseLiteral(parseValue('{a: 1}'))).toThrow('as valid JSON.');
  });

  it('prints a result that is no string, and leaves a string as it is', () => {
    expect(scalar('AWSJSON').serialize({ a: [1] })).toBe('{"a":[1]}');
    expect(scalar('AWSJSON').serialize('{"a":1}')).toBe('{"a":1}');
  });
});

describe('builtInCoercions', () => {
  const parse = (name: string, value: unknown): unknown => builtInCoercions.get(name)?.parseValue(value);

  it.each([
    ['Int', 5, 5],
    ['Int', '5', 5],
    ['Int', 2_147_483_647, 2_147_483_647],
    ['Int', -2_147_483_648, -2_147_483_648],
    ['Float', 2.25, 2.25],
    ['Float', '2.25', 2.25],
    ['Boolean', 'true', true],
    ['Boolean', 0, false],
    ['ID', 7, '7'],
    ['String', 7, '7'],
    ['String', true, 'true'],
  ])('takes for %s the value %j as %j', (name, value, coerced) => {
    expect(parse(name, value)).toBe(coerced);
  });

  it.each([
    ['Int', 2_147_483_648, "Expected type 'Int' but was 'Long'."],
    ['Int', -2_147_483_649, "Expected type 'Int' but was 'Long'."],
    ['Int', 1.5, "Expected type 'Int' but was 'Double'."],
    ['Int', 'five', "Expected type 'Int' but was 'String'."],
    ['Int', '', "Expected type 'Int' but was 'String'."],
    ['Int', true, "Expected type 'Int' but was 'Boolean'."],
    ['Float', [2], "Expected type 'Float' but was 'ArrayList'."],
    ['Float', '0x10', "Expected type 'Float' but was 'String'."],
    ['Boolean', 'yes', "Expected type 'Boolean' but was 'String'."],
    ['ID', 1.5, "Expected type 'ID' but was 'Double'."],
    ['String', { a: 1 }, "Expected type 'String' but was 'LinkedHashMap'."],
  ])('refuses for %s the value %j: %s', (name, value, message) => {
    expect(() => parse(name, value)).toThrow(message);
  });

  it('prints a map in a String field as Java does', () => {
    expect(builtInCoercions.get('String')?.serialize({ a: 1, b: ['x'] })).toBe('{a=1, b=[x]}');
  });
});
