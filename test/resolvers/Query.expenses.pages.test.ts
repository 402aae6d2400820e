import type { Json } from 'appsync-local-stack/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../support/expense-item.ts';
import { ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

interface Condition {
  readonly query: { readonly expressionValues: { readonly [name: string]: { readonly S: string } } };
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextToken: string | null;
}

type Arguments = { readonly [name: string]: Json };

const refusal = validationError(
  'nextToken',
  'must be one that this list returned for the same filters and order',
);

/** Ids that differ early, late, and in the last digit only. */
const ids = fc
  .tuple(fc.constantFrom('0', '9', 'a', 'f'), fc.constantFrom('0', '1', '9', 'a', 'b', 'e', 'f'))
  .map(([first, last]) => `${first}f8fad5b-d9cb-469f-a165-70867728950${last}`);
const dates = fc.constantFrom('0001-01-01', '2024-01-01', '2024-01-09', '2024-01-31', '9999-12-31');
/** Moments that differ early, and in the last digit only. */
const moments = fc.constantFrom(
  '2023-12-31T23:59:59.999Z',
  '2024-01-09T08:30:00.000Z',
  '2024-01-09T08:30:00.001Z',
);
const positions = fc
  .tuple(dates, moments, ids)
  .map(([date, createdAt, expenseId]) => `${date}#${createdAt}#${expenseId}`);
/** Where the expenses of the other tests are. */
const place = (date: string, expenseId = ID) => `${date}#2024-01-09T08:30:00.000Z#${expenseId}`;

/** As DynamoDB compares the sort keys of texts. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

describe('pages of Query.expenses', () => {
  const { request, response } = useHandlers('Query.expenses');

  function itemAt(position: string, category = 'Food', payee = 'Shop') {
    const [date = '', createdAt = '', expenseId = ''] = position.split('#');
    const categoryKey = `${category}#${position}`;
    const payeeKey = `${payee.replaceAll('#', '\u001f')}#${position}`;
    return expenseItem({
      ...{ id: expenseId, date, createdAt, category, payee, dateKey: position, categoryKey, payeeKey },
    });
  }

  /** What a client gets when this was read for its page. */
  async function page(args: Arguments, result: Json): Promise<Page> {
    const { stash } = await request({ args });
    const outcome = await response({ args, stash, result });
    return outcome.result as unknown as Page; // the handler's own return type
  }

  /** The token of a page whose last item is at the position. */
  async function tokenBehind(position: string, args: Arguments): Promise<string> {
    const category = typeof args['category'] === 'string' ? args['category'] : 'Food';
    const payee = typeof args['payee'] === 'string' ? args['payee'] : 'Shop';
    const read = [itemAt(position, category, payee), itemAt(position, category, payee)];
    const { nextToken } = await page({ ...args, limit: 1 }, { items: read, nextToken: null });
    return nextToken ?? 'no token';
  }

  async function bounds(args: Arguments): Promise<{ low: string; high: string }> {
    const { result } = await request({ args });
    const values = (result as unknown as Condition).query.expressionValues; // as the request handler writes it
    return { low: values[':low']?.S ?? '', high: values[':high']?.S ?? '' };
  }

  it.each([
    ['the end of the list', { items: 2, token: null }, { given: 2, more: false }],
    ['a page that is just full, and the end', { items: 3, token: null }, { given: 3, more: false }],
    ['a witness', { items: 4, token: null }, { given: 3, more: true }],
    ["a witness, with DynamoDB's token", { items: 4, token: 'limit' }, { given: 3, more: true }],
    ['the border of 1 MB', { items: 3, token: '1 MB' }, { given: 2, more: true }],
    ['nothing', { items: 0, token: null }, { given: 0, more: false }],
  ])('has a token exactly when something follows: %s', async (_, { items, token }, { given, more }) => {
    const read = Array.from({ length: items }, (_unused, index) =>
      itemAt(place('2024-01-09', `0f8fad5b-d9cb-469f-a165-70867728950${index}`)),
    );

    const { items: shown, nextToken } = await page(
      { limit: 3, order: 'ASC' },
      { items: read, nextToken: token },
    );

    expect(shown.map((expense) => expense.id)).toEqual(read.slice(0, given).map((item) => item['id']));
    expect(nextToken !== null).toBe(more);
  });

  it.each(['ASC', 'DESC'])('go on strictly behind the last expense, which may be gone: %s', async (order) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(positions, { maxLength: 12 }),
        positions,
        fc.constantFrom<readonly [Arguments, string]>(
          [{}, ''],
          [{ category: 'Food' }, 'Food#'],
          [{ category: 'Füür 😀' }, 'Füür 😀#'],
          [{ payee: 'Shop' }, 'Shop#'],
          [{ payee: 'Shop #2#' }, 'Shop \u001f2\u001f#'],
        ),
        async (others, position, [filter, prefix]) => {
          const args = { ...filter, order };
          const key = (one: string) => `${prefix}${one}`;
          const nextToken = await tokenBehind(position, args);

          const { low, high } = await bounds({ ...args, nextToken });

          expect(compareBytes(low, high)).toBeLessThanOrEqual(0);
          for (const other of [position, ...others]) {
            const isIn = compareBytes(low, key(other)) <= 0 && compareBytes(key(other), high) <= 0;
            const side = compareBytes(other, position);
            expect({ other, isIn }).toEqual({ other, isIn: order === 'ASC' ? side > 0 : side < 0 });
          }
        },
      ),
    );
  });

  it.each([
    ['another period', { year: 2023 }],
    ['another category', { year: 2024, category: 'Food' }],
    ['another payee', { year: 2024, payee: 'Shop' }],
    ['the other order', { year: 2024, order: 'ASC' }],
    ['no filter', {}],
  ])('refuse the token with %s', async (_, args) => {
    const nextToken = await tokenBehind(place('2024-01-09'), { year: 2024 });

    const { error } = await request({ args: { ...args, nextToken } });

    expect(error).toMatchObject(refusal);
  });

  it("refuse somebody else's token", async () => {
    const mark = (userId: string) =>
      Buffer.from(JSON.stringify([userId, 'byDate', '0000-01-01', '9999-12-31#~', 'DESC'])).toString(
        'base64',
      );

    const own = await request({ args: { nextToken: `${mark(SUB)}.${place('2024-01-09')}` } });
    const foreign = await request({ args: { nextToken: `${mark(`${SUB}x`)}.${place('2024-01-09')}` } });

    expect(own.error).toBeUndefined();
    expect(foreign.error).toMatchObject(refusal);
  });

  it('take the token with another limit', async () => {
    const args = { year: 2024, limit: 20, nextToken: await tokenBehind(place('2024-01-09'), { year: 2024 }) };

    const { result } = await request({ args });

    expect(result).toMatchObject({ limit: 21 });
  });

  it.each([
    ['no position', ''],
    ['an id that is none', place('2024-01-09', ID.replace('0', 'g'))],
    ['an id in capital letters', place('2024-01-09', ID.toUpperCase())],
    ['something behind the position', `${place('2024-01-09')} `],
    ['a line break behind the position', `${place('2024-01-09')}\n`],
    ['a date alone', '2024-01-09'],
    ['a date and an id, without the moment between them', `2024-01-09#${ID}`],
    ['a moment that is none', place('2024-01-09').replace('T', ' ')],
    ['a date that is none', place('2024-0a-09')],
    ['a position before the list', place('2023-12-31')],
    ['a position behind the list', place('2025-01-01')],
    ['the key of another index', `Food#${place('2024-01-09')}`],
    ['a changed separator', place('2024-01-09').replace('#', '~')],
    ['another changed separator', place('2024-01-09').replace('Z#', 'Z~')],
    ['half of a surrogate pair', `${place('2024-01-09').slice(0, -1)}\ud83d`],
    ['a million characters', 'a'.repeat(1_000_000)],
  ])('refuse a token with %s behind its mark', async (_, position) => {
    const token = await tokenBehind(place('2024-01-09'), { year: 2024 });
    const nextToken = token.replace(place('2024-01-09'), () => position);

    const { error } = await request({ args: { year: 2024, nextToken } });

    expect(error).toMatchObject(refusal);
  });

  it.each([['x'], ['\ud83d'], ['.'], ['\u0000'], ['a'.repeat(1_000_000)]])(
    'refuse %#, which is no token at all',
    async (nextToken) => {
      const { error } = await request({ args: { nextToken } });

      expect(error).toMatchObject(refusal);
    },
  );
});
