import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { IDS, SORT_KEYS } from './corruption.ts';
import type { Corruption } from './corruption.ts';

const { food, fun, deleted, foodLedger, funLedger } = SORT_KEYS;
const blocked = (sk: string) => `${sk}: left as it is, because one of its expenses cannot be counted`;
const AMOUNT = 'must be a whole number greater than 0, of at most 15 digits (minor units)';
const CALENDAR = 'must be a date of the calendar, from 0001-01-01 to 9999-12-31';
const MOMENT = 'must be a timestamp in UTC, like "2024-01-09T08:30:00.000Z"';
const CURRENCY = 'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY';
const VERSION = 'must be a whole number from 1 to 2147483647';
const KIND = 'must be "EXPENSE", "REFUND" or "INCOME", or absent for an expense';
const SORT_KEY = 'must be EXPENSE#, followed by a UUID in lower case';

/** One attribute of the expense `food`, without which its ledger, or any that may be it, cannot be judged. */
function countedRow(
  name: string,
  attribute: string,
  value: AttributeValue | undefined,
  fault: string,
  ledgers: readonly string[] = [foodLedger],
): Corruption {
  return {
    name,
    writes: [{ sk: food, set: { [attribute]: value } }],
    says: [`${food}: must be mended by hand`, `  ${attribute} is ${fault}`, ...ledgers.map(blocked)],
  };
}

/** One attribute of an expense that no total depends on. */
function otherRow(
  name: string,
  sk: string,
  attribute: string,
  value: AttributeValue | undefined,
  fault: string,
): Corruption {
  return {
    name,
    writes: [{ sk, set: { [attribute]: value } }],
    says: [`${sk}: must be mended by hand`, `  ${attribute} is ${fault}`],
  };
}

function strayRow(name: string, sk: string): Corruption {
  return {
    name,
    writes: [{ sk, isPut: true, set: { total: { N: '5' } } }],
    says: [`${sk}: must be mended by hand`, `  sk is "${sk}", must begin with EXPENSE#, LEDGER# or BUDGET#`],
  };
}

/** What was written over what nothing else tells. All of it is named, and left as it is. */
export const baseCorruptions: readonly Corruption[] = [
  countedRow('half a cent', 'amountMinor', { N: '12.5' }, `12.5, ${AMOUNT}`),
  countedRow('an amount as text', 'amountMinor', { S: '225' }, `the string "225", ${AMOUNT}`),
  countedRow('no amount', 'amountMinor', undefined, `missing, ${AMOUNT}`),
  countedRow('an amount of 0', 'amountMinor', { N: '0' }, `0, ${AMOUNT}`),
  countedRow('a negative amount', 'amountMinor', { N: '-225' }, `-225, ${AMOUNT}`),
  countedRow(
    'an amount of 16 digits',
    'amountMinor',
    { N: '1000000000000000' },
    `1000000000000000, ${AMOUNT}`,
  ),
  countedRow('an amount that is null', 'amountMinor', { NULL: true }, `null, ${AMOUNT}`),
  countedRow('an amount that is a set', 'amountMinor', { NS: ['225'] }, `the number set {225}, ${AMOUNT}`),
  countedRow('an amount that is a list', 'amountMinor', { L: [] }, `a list, ${AMOUNT}`),
  countedRow('an amount that is a map', 'amountMinor', { M: {} }, `a map, ${AMOUNT}`),
  countedRow('no date', 'date', undefined, 'missing, must be a string'),
  countedRow('a date that is a number', 'date', { N: '20240109' }, '20240109, must be a string'),
  countedRow('a date in words', 'date', { S: 'yesterday' }, `the string "yesterday", ${CALENDAR}`),
  countedRow(
    'a date that the month lacks',
    'date',
    { S: '2024-02-30' },
    `the string "2024-02-30", ${CALENDAR}`,
  ),
  countedRow('a date of the year 0', 'date', { S: '0000-01-09' }, `the string "0000-01-09", ${CALENDAR}`),
  countedRow(
    'a date with a time zone',
    'date',
    { S: '2024-01-09Z' },
    `the string "2024-01-09Z", ${CALENDAR}`,
  ),
  {
    name: 'no date, in no list',
    writes: [
      { sk: food, set: { date: undefined, dateKey: undefined, categoryKey: undefined, payeeKey: undefined } },
    ],
    says: [
      `${food}: must be mended by hand`,
      '  date is missing, must be a string',
      `${foodLedger}: differs`,
      '  count is 1, must be absent with all of the ledger',
    ],
  },
  countedRow('no currency', 'currency', undefined, 'missing, must be a string'),
  countedRow('a currency in small letters', 'currency', { S: 'usd' }, `the string "usd", ${CURRENCY}`),
  countedRow('a currency that is none', 'currency', { S: 'XXX' }, `the string "XXX", ${CURRENCY}`),
  countedRow('a currency that is a number', 'currency', { N: '840' }, '840, must be a string'),
  countedRow('no category', 'category', undefined, 'missing, must be a string', [foodLedger, funLedger]),
  countedRow('an empty category', 'category', { S: '' }, 'the string "", must not be empty', [
    foodLedger,
    funLedger,
  ]),
  countedRow('a category with a #', 'category', { S: 'a#b' }, 'the string "a#b", must not contain #', [
    foodLedger,
    funLedger,
  ]),
  countedRow(
    'a category that is a set',
    'category',
    { SS: ['Food'] },
    'the string set {"Food"}, must be a string',
    [foodLedger, funLedger],
  ),
  countedRow('a kind that there is not', 'kind', { S: 'GIFT' }, `the string "GIFT", ${KIND}`),
  countedRow('a kind that is a number', 'kind', { N: '1' }, `1, ${KIND}`),
  countedRow('a subcategory that is a number', 'subcategory', { N: '5' }, '5, must be a string or absent'),
  countedRow(
    'a payment method that is too long',
    'paymentMethod',
    { S: 'x'.repeat(101) },
    `the string "${'x'.repeat(80)}…", must have at most 100 characters`,
  ),
  countedRow(
    'the id of another expense',
    'id',
    { S: IDS.fun },
    `the string "${IDS.fun}", must be "${IDS.food}", as in the sort key`,
  ),
  countedRow(
    'a deletedAt that is no moment',
    'deletedAt',
    { S: 'yes' },
    `the string "yes", ${MOMENT}; or absent, if the expense is not deleted`,
  ),
  countedRow(
    'a deletedAt that is true',
    'deletedAt',
    { BOOL: true },
    `true, ${MOMENT}; or absent, if the expense is not deleted`,
  ),
  {
    name: 'an expiresAt, no deletedAt, and in no list: deleted or not',
    writes: [
      {
        sk: food,
        set: {
          expiresAt: { N: '4102444800' },
          dateKey: undefined,
          categoryKey: undefined,
          payeeKey: undefined,
        },
      },
    ],
    says: [
      `${food}: must be mended by hand`,
      '  deletedAt is missing, must be the time of deletion, because the expense is in no list and has an expiresAt; if it is ' +
        'not deleted, remove expiresAt',
      blocked(foodLedger),
    ],
  },
  {
    name: 'a date that the month lacks, under which a list shows the expense',
    writes: [
      { sk: food, set: { date: { S: '2024-02-30' }, dateKey: { S: `2024-02-30#${IDS.food}` } } },
      { sk: 'LEDGER#2024-02#USD#SPENT#Food', isPut: true, set: { total: { N: '225' } } },
    ],
    says: [
      `${food}: must be mended by hand`,
      `  date is the string "2024-02-30", ${CALENDAR}`,
      `${foodLedger}: differs`,
      '  count is 1, must be absent with all of the ledger',
      blocked('LEDGER#2024-02#USD#SPENT#Food'),
    ],
  },
  {
    name: 'half a cent, and a total that is too high',
    writes: [
      { sk: food, set: { amountMinor: { N: '12.5' } } },
      { sk: foodLedger, set: { total: { N: '999' } } },
    ],
    says: [`${food}: must be mended by hand`, `  amountMinor is 12.5, ${AMOUNT}`, blocked(foodLedger)],
  },
  otherRow('version 0', fun, 'version', { N: '0' }, `0, ${VERSION}`),
  otherRow('half a version', fun, 'version', { N: '1.5' }, `1.5, ${VERSION}`),
  otherRow('a version as text', fun, 'version', { S: '1' }, `the string "1", ${VERSION}`),
  otherRow('no version', fun, 'version', undefined, `missing, ${VERSION}`),
  otherRow('a version that is no Int', fun, 'version', { N: '2147483648' }, `2147483648, ${VERSION}`),
  otherRow(
    'a createdAt of the year 10000',
    fun,
    'createdAt',
    { S: '+010000-01-01T00:00:00.000Z' },
    `the string "+010000-01-01T00:00:00.000Z", ${MOMENT}`,
  ),
  otherRow(
    'an updatedAt to come, which changes would list for ever',
    fun,
    'updatedAt',
    { S: '2999-01-01T00:00:00.000Z' },
    'the string "2999-01-01T00:00:00.000Z", must not be in the future',
  ),
  otherRow('no createdAt', fun, 'createdAt', undefined, `missing, ${MOMENT}`),
  otherRow('a createdAt in seconds', fun, 'createdAt', { N: '1704791400' }, `1704791400, ${MOMENT}`),
  otherRow(
    'an updatedAt without milliseconds',
    fun,
    'updatedAt',
    { S: '2024-01-09T08:30:00Z' },
    `the string "2024-01-09T08:30:00Z", ${MOMENT}`,
  ),
  otherRow('a payee that is a number', fun, 'payee', { N: '5' }, '5, must be a string or absent'),
  otherRow('notes that are a number', fun, 'notes', { N: '5' }, '5, must be a string or absent'),
  otherRow(
    'a description that is null',
    fun,
    'description',
    { NULL: true },
    'null, must be a string or absent',
  ),
  otherRow(
    'a location that is too long',
    fun,
    'location',
    { S: 'x'.repeat(201) },
    `the string "${'x'.repeat(80)}…", must have at most 200 characters`,
  ),
  otherRow(
    'an amount as text in a deleted expense',
    deleted,
    'amountMinor',
    { S: '5' },
    `the string "5", ${AMOUNT}`,
  ),
  {
    name: 'an expense under an id in capital letters',
    writes: [{ sk: 'EXPENSE#AAAAAAAA-1111-4111-8111-111111111111', isPut: true }],
    says: [
      'EXPENSE#AAAAAAAA-1111-4111-8111-111111111111: must be mended by hand',
      `  sk is the string "EXPENSE#AAAAAAAA-1111-4111-8111-111111111111", ${SORT_KEY}`,
      '  date is missing, must be a string',
      `  amountMinor is missing, ${AMOUNT}`,
      '  currency is missing, must be a string',
      '  category is missing, must be a string',
      `  version is missing, ${VERSION}`,
      `  createdAt is missing, ${MOMENT}`,
      `  updatedAt is missing, ${MOMENT}`,
    ],
  },
  {
    name: 'sort keys that a terminal would obey',
    writes: [{ sk: 'NOTE\u001b[2J\nRead: 0\u009b31m\u202e', isPut: true }],
    says: [
      'NOTE\\u001b[2J\\u000aRead: 0\\u009b31m\\u202e: must be mended by hand',
      '  sk is "NOTE\\u001b[2J\\nRead: 0\\u009b31m\\u202e", must begin with EXPENSE#, LEDGER# or BUDGET#',
    ],
  },
  strayRow('a sort key that nothing has', 'GOAL#2024'),
  strayRow('an expense under a sort key in small letters', `expense#${IDS.food}`),
  strayRow('a ledger under a sort key in small letters', 'ledger#2024-01#USD#SPENT#Food'),
];
