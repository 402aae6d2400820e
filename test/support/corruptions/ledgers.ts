import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { SORT_KEYS, UNTOUCHED } from './corruption.ts';
import type { Corruption } from './corruption.ts';

const { foodLedger } = SORT_KEYS;

function ledgerRow(
  name: string,
  set: Readonly<Record<string, AttributeValue | undefined>>,
  ...faults: readonly string[]
): Corruption {
  return {
    name,
    writes: [{ sk: foodLedger, set }],
    says: [`${foodLedger}: differs`, ...faults.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  };
}

function strangeKeyRow(name: string, sk: string): Corruption {
  return {
    name,
    writes: [{ sk, isPut: true, set: { total: { N: '5' }, count: { N: '1' } } }],
    says: [
      `${sk}: differs`,
      `  sk is "${sk}", must name a month of the calendar, a currency, a side and a category`,
    ],
    january: UNTOUCHED,
  };
}

const REVISION = 'must be a string of 8 hexadecimal digits';

const MISSING_LEDGER = [
  'total is missing, must be 225',
  'count is missing, must be 1',
  'd09 is missing, must be 225',
  'n09 is missing, must be 1',
  's#Coffee is missing, must be 225',
  't#Coffee is missing, must be 1',
  'p#Cash is missing, must be 225',
  'm#Cash is missing, must be 1',
  `revision is missing, ${REVISION}`,
];

/** What was written to ledgers. All of it can be mended, because a ledger follows from the expenses. */
export const ledgerCorruptions: readonly Corruption[] = [
  ledgerRow('a total that is too high', { total: { N: '226' } }, 'total is 226, must be 225'),
  ledgerRow('a total with a fraction', { total: { N: '225.5' } }, 'total is 225.5, must be 225'),
  ledgerRow('a negative total', { total: { N: '-225' } }, 'total is -225, must be 225'),
  ledgerRow('a total as text', { total: { S: '225' } }, 'total is the string "225", must be 225'),
  ledgerRow('a total that is null', { total: { NULL: true } }, 'total is null, must be 225'),
  ledgerRow('a total in a list', { total: { L: [{ N: '225' }] } }, 'total is a list, must be 225'),
  ledgerRow('no total', { total: undefined }, 'total is missing, must be 225'),
  ledgerRow('a count as text', { count: { S: '1' } }, 'count is the string "1", must be 1'),
  ledgerRow('a count that is a set', { count: { NS: ['1'] } }, 'count is the number set {1}, must be 1'),
  ledgerRow('no count', { count: undefined }, 'count is missing, must be 1'),
  ledgerRow('the sum of a day', { d09: { N: '1' } }, 'd09 is 1, must be 225'),
  ledgerRow('the number of a day', { n09: { BOOL: true } }, 'n09 is true, must be 1'),
  ledgerRow('no number of a day', { n09: undefined }, 'n09 is missing, must be 1'),
  ledgerRow(
    'the sum of a subcategory and of a payment method',
    { 's#Coffee': { N: '1' }, 'p#Cash': { N: '2' } },
    's#Coffee is 1, must be 225',
    'p#Cash is 2, must be 225',
  ),
  ledgerRow(
    'a day, a subcategory and a payment method that no expense has',
    { d10: { N: '700' }, n10: { N: '2' }, 't#Gone': { N: '1' }, 'm#Gone': { N: '1' } },
    'd10 is 700, must be absent',
    'm#Gone is 1, must be absent',
    'n10 is 2, must be absent',
    't#Gone is 1, must be absent',
  ),
  ledgerRow(
    'a subcategory that no expense has, as text',
    { 't#Gone': { S: '0' } },
    't#Gone is the string "0", must be absent',
  ),
  ledgerRow(
    'refunds that there are not',
    { refunded: { N: '5' }, refunds: { N: '1' }, r09: { N: '5' }, q09: { N: '1' } },
    'q09 is 1, must be absent',
    'r09 is 5, must be absent',
    'refunded is 5, must be absent',
    'refunds is 1, must be absent',
  ),
  ledgerRow(
    'zeros of a part that was emptied',
    { 's#Gone': { N: '0' }, 't#Gone': { N: '0' } },
    's#Gone is 0, must be absent',
    't#Gone is 0, must be absent',
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
  ledgerRow('a revision that is a number', { revision: { N: '7' } }, `revision is 7, ${REVISION}`),
  ledgerRow(
    'a revision in words',
    { revision: { S: 'seven' } },
    `revision is the string "seven", ${REVISION}`,
  ),
  ledgerRow(
    'a revision in capital letters',
    { revision: { S: '0A1B2C3D' } },
    `revision is the string "0A1B2C3D", ${REVISION}`,
  ),
  ledgerRow(
    'a revision that is too long',
    { revision: { S: '0a1b2c3d4' } },
    `revision is the string "0a1b2c3d4", ${REVISION}`,
  ),
  ledgerRow(
    'a revision that is a set',
    { revision: { SS: ['0a1b2c3d'] } },
    `revision is the string set {"0a1b2c3d"}, ${REVISION}`,
  ),
  ledgerRow('no revision', { revision: undefined }, `revision is missing, ${REVISION}`),
  ledgerRow(
    'a revision that is a number and a total that is too low',
    { revision: { N: '9'.repeat(38) }, total: { N: '1' } },
    'total is 1, must be 225',
    `revision is ${'9'.repeat(38)}, ${REVISION}`,
  ),
  {
    name: 'no ledger at all',
    writes: [{ sk: foodLedger, isDeleted: true }],
    says: [`${foodLedger}: differs`, ...MISSING_LEDGER.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger with nothing but its key',
    writes: [{ sk: foodLedger, isPut: true }],
    says: [`${foodLedger}: differs`, ...MISSING_LEDGER.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger of a month without expenses',
    writes: [
      {
        sk: 'LEDGER#2024-03#USD#SPENT#Food',
        isPut: true,
        set: { total: { N: '5' }, count: { N: '1' }, revision: { S: '0a1b2c3d' } },
      },
    ],
    says: ['LEDGER#2024-03#USD#SPENT#Food: differs', '  count is 1, must be absent with all of the ledger'],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger of zeros',
    writes: [
      {
        sk: 'LEDGER#2024-01#USD#INCOME#Food',
        isPut: true,
        set: { total: { N: '0' }, count: { N: '0' }, revision: { S: '0a1b2c3d' } },
      },
    ],
    says: ['LEDGER#2024-01#USD#INCOME#Food: differs', '  count is 0, must be absent with all of the ledger'],
    january: UNTOUCHED,
  },
  {
    name: 'a ledger of all categories of a month, as there were before',
    writes: [
      {
        sk: 'MONTH#2024-01#USD',
        isPut: true,
        set: {
          month: { S: '2024-01' },
          currency: { S: 'USD' },
          total: { N: '325' },
          count: { N: '2' },
          'total#Food': { N: '225' },
          'count#Food': { N: '1' },
          revision: { N: '2' },
        },
      },
    ],
    says: [
      'MONTH#2024-01#USD: differs',
      '  sk is "MONTH#2024-01#USD", must be gone: a month has a ledger for each category now',
    ],
    january: UNTOUCHED,
  },
  strangeKeyRow('a ledger of a 13th month', 'LEDGER#2024-13#USD#SPENT#Food'),
  strangeKeyRow('a ledger of the year 0', 'LEDGER#0000-01#USD#SPENT#Food'),
  strangeKeyRow('a ledger of a currency in small letters', 'LEDGER#2024-01#usd#SPENT#Food'),
  strangeKeyRow('a ledger of no currency', 'LEDGER#2024-01'),
  strangeKeyRow('a ledger of no side', 'LEDGER#2024-01#USD#Food'),
  strangeKeyRow('a ledger of a side that there is not', 'LEDGER#2024-01#USD#REFUND#Food'),
  strangeKeyRow('a ledger of no category', 'LEDGER#2024-01#USD#SPENT#'),
  strangeKeyRow('a ledger with more in its key', 'LEDGER#2024-01#USD#SPENT#Food#Coffee'),
];
