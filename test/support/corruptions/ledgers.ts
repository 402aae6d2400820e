import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { SORT_KEYS, UNTOUCHED } from './corruption.ts';
import type { Corruption } from './corruption.ts';

const { january } = SORT_KEYS;

function ledgerRow(
  name: string,
  set: Readonly<Record<string, AttributeValue | undefined>>,
  ...faults: readonly string[]
): Corruption {
  return {
    name,
    writes: [{ sk: january, set }],
    says: [`${january}: differs`, ...faults.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  };
}

function strangeKeyRow(name: string, sk: string): Corruption {
  return {
    name,
    writes: [{ sk, isPut: true, set: { total: { N: '5' }, count: { N: '1' }, month: { S: '2024-01' } } }],
    says: [`${sk}: differs`, `  sk is "${sk}", must name a month of the calendar and a currency`],
    january: UNTOUCHED,
  };
}

const REVISION = 'must be a whole number from 1 to 9007199254740991';

const MISSING_LEDGER = [
  'month is missing, must be "2024-01"',
  'currency is missing, must be "USD"',
  'total is missing, must be 325',
  'count is missing, must be 2',
  'total#Food is missing, must be 225',
  'count#Food is missing, must be 1',
  'total#Fun is missing, must be 100',
  'count#Fun is missing, must be 1',
  `revision is missing, ${REVISION}`,
];

/** What was written to ledgers. All of it can be mended, because a ledger follows from the expenses. */
export const ledgerCorruptions: readonly Corruption[] = [
  ledgerRow('a total that is too high', { total: { N: '326' } }, 'total is 326, must be 325'),
  ledgerRow('a total with a fraction', { total: { N: '325.5' } }, 'total is 325.5, must be 325'),
  ledgerRow('a negative total', { total: { N: '-325' } }, 'total is -325, must be 325'),
  ledgerRow('a total as text', { total: { S: '325' } }, 'total is the string "325", must be 325'),
  ledgerRow('a total that is null', { total: { NULL: true } }, 'total is null, must be 325'),
  ledgerRow('a total in a list', { total: { L: [{ N: '325' }] } }, 'total is a list, must be 325'),
  ledgerRow('no total', { total: undefined }, 'total is missing, must be 325'),
  ledgerRow('a count as text', { count: { S: '2' } }, 'count is the string "2", must be 2'),
  ledgerRow('a count that is a set', { count: { NS: ['2'] } }, 'count is the number set {2}, must be 2'),
  ledgerRow('no count', { count: undefined }, 'count is missing, must be 2'),
  ledgerRow('the total of a category', { 'total#Food': { N: '1' } }, 'total#Food is 1, must be 225'),
  ledgerRow('the count of a category', { 'count#Food': { BOOL: true } }, 'count#Food is true, must be 1'),
  ledgerRow('no count of a category', { 'count#Fun': undefined }, 'count#Fun is missing, must be 1'),
  ledgerRow(
    'a category that no expense has',
    { 'total#Gone': { N: '700' }, 'count#Gone': { N: '2' } },
    'count#Gone is 2, must be absent',
    'total#Gone is 700, must be absent',
  ),
  ledgerRow(
    'a category that no expense has, as text',
    { 'count#Gone': { S: '0' } },
    'count#Gone is the string "0", must be absent',
  ),
  ledgerRow(
    'a revision that cannot be counted up',
    { revision: { N: '9'.repeat(38) } },
    `revision is ${'9'.repeat(38)}, ${REVISION}`,
  ),
  ledgerRow(
    'a revision beyond what a double counts, and a wrong total',
    { revision: { N: '9007199254740992' }, total: { N: '1' } },
    'total is 1, must be 325',
    `revision is 9007199254740992, ${REVISION}`,
  ),
  ledgerRow(
    'an attribute whose name a terminal would obey',
    { 'x\n\u001b[31m': { N: '1' } },
    'x\\u000a\\u001b[31m is 1, must be absent',
  ),
  ledgerRow(
    'an attribute that ledgers do not have',
    { subtotal: { N: '1' } },
    'subtotal is 1, must be absent',
  ),
  ledgerRow('another currency', { currency: { S: 'EUR' } }, 'currency is the string "EUR", must be "USD"'),
  ledgerRow('no currency', { currency: undefined }, 'currency is missing, must be "USD"'),
  ledgerRow('another month', { month: { S: '2023-01' } }, 'month is the string "2023-01", must be "2024-01"'),
  ledgerRow('a month that is a number', { month: { N: '202401' } }, 'month is 202401, must be "2024-01"'),
  ledgerRow('no month', { month: undefined }, 'month is missing, must be "2024-01"'),
  ledgerRow(
    'a revision as text',
    { revision: { S: 'seven' } },
    'revision is the string "seven", must be a whole number from 1 to 9007199254740991',
  ),
  ledgerRow(
    'a revision with a fraction',
    { revision: { N: '7.5' } },
    'revision is 7.5, must be a whole number from 1 to 9007199254740991',
  ),
  ledgerRow(
    'a revision that is a set',
    { revision: { NS: ['1', '2'] } },
    'revision is the number set {1, 2}, must be a whole number from 1 to 9007199254740991',
  ),
  ledgerRow(
    'a negative revision',
    { revision: { N: '-3' } },
    'revision is -3, must be a whole number from 1 to 9007199254740991',
  ),
  ledgerRow(
    'no revision',
    { revision: undefined },
    'revision is missing, must be a whole number from 1 to 9007199254740991',
  ),
  ledgerRow(
    'a revision as text and a total that is too low',
    { revision: { S: '7' }, total: { N: '1' } },
    'total is 1, must be 325',
    'revision is the string "7", must be a whole number from 1 to 9007199254740991',
  ),
  {
    name: 'no ledger at all',
    writes: [{ sk: january, isDeleted: true }],
    says: [`${january}: differs`, ...MISSING_LEDGER.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger with nothing but its key',
    writes: [{ sk: january, isPut: true }],
    says: [`${january}: differs`, ...MISSING_LEDGER.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger of a month without expenses',
    writes: [
      {
        sk: 'MONTH#2024-03#USD',
        isPut: true,
        set: {
          month: { S: '2024-03' },
          currency: { S: 'USD' },
          total: { N: '5' },
          count: { N: '1' },
          revision: { N: '1' },
        },
      },
    ],
    says: ['MONTH#2024-03#USD: differs', '  total is 5, must be 0', '  count is 1, must be 0'],
    january: UNTOUCHED,
  },
  {
    name: 'zeros of a category that was emptied',
    writes: [{ sk: january, set: { 'total#Gone': { N: '0' }, 'count#Gone': { N: '0' } } }],
    says: [],
    january: UNTOUCHED,
  },
  strangeKeyRow('a ledger of a 13th month', 'MONTH#2024-13#USD'),
  strangeKeyRow('a ledger of the year 0', 'MONTH#0000-01#USD'),
  strangeKeyRow('a ledger of a currency in small letters', 'MONTH#2024-01#usd'),
  strangeKeyRow('a ledger of no currency', 'MONTH#2024-01'),
  strangeKeyRow('a ledger with more in its key', 'MONTH#2024-01#USD#Food'),
];
