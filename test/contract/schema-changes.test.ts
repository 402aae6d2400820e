import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  mayBreak,
  nextBreakingVersion,
  readReleased,
  releasedFile,
} from '../../contract/schema-changes.ts';

const contract = readFileSync('packages/expense-tracker-client/schema.graphql', 'utf8');

const API = `
  type Query { expense(id: ID!, month: Int): Expense }
  type Expense { id: ID! version: Int! kind: Kind! }
  enum Kind { EXPENSE REFUND }
`;

describe('changesBetween', () => {
  it('finds nothing where nothing changed', async () => {
    expect(await changesBetween(contract, contract)).toEqual({ breaking: [], dangerous: [], safe: [] });
  });

  it.each([
    ['a field that is gone', 'version: Int!', '', "Field 'version' was removed from object type 'Expense'"],
    ['an argument that is required now', 'month: Int', 'month: Int!', "from 'Int' to 'Int!'"],
    ['a field that may be null now', 'version: Int!', 'version: Int', "from 'Int!' to 'Int'"],
    ['a value of an enum that is gone', 'REFUND', '', "Enum value 'REFUND' was removed"],
  ])('names %s as breaking', async (_, from, to, message) => {
    const { breaking } = await changesBetween(API, API.replace(from, to));

    expect(breaking).toEqual([expect.stringContaining(message)]);
  });

  it('names a new value of an enum as dangerous', async () => {
    expect(await changesBetween(API, API.replace('REFUND', 'REFUND INCOME'))).toEqual({
      breaking: [],
      dangerous: [expect.stringContaining("'INCOME'")],
      safe: [],
    });
  });

  it('names a new field as neither', async () => {
    expect(await changesBetween(API, API.replace('kind:', 'payee: String kind:'))).toEqual({
      breaking: [],
      dangerous: [],
      safe: [expect.stringContaining("'payee'")],
    });
  });
});

describe('the file of a release', () => {
  it('gives back what was released', async () => {
    const { version, sdl } = readReleased(releasedFile({ version: '1.2.3', sdl: contract }));

    expect(version).toBe('1.2.3');
    expect(await changesBetween(sdl, contract)).toEqual({ breaking: [], dangerous: [], safe: [] });
  });

  it('must name its version', () => {
    expect(() => readReleased(contract)).toThrow('must begin with a line such as "# Version 0.1.0"');
  });
});

describe('a version', () => {
  it.each([
    ['0.1.0', '0.2.0'],
    ['0.9.3', '0.10.0'],
    ['1.4.2', '2.0.0'],
  ])('after %s may break clients from %s on', (released, next) => {
    expect(nextBreakingVersion(released)).toBe(next);
  });

  it.each([
    ['0.1.0', '0.1.0', false],
    ['0.1.0', '0.1.7', false],
    ['0.1.0', '0.2.0', true],
    ['0.1.0', '1.0.0', true],
    ['1.4.2', '1.5.0', false],
    ['1.4.2', '2.0.1', true],
  ])('after %s, %s may break clients: %s', (released, version, may) => {
    expect(mayBreak(released, version)).toBe(may);
  });
});
