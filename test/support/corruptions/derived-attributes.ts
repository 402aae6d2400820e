import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { IDS, SORT_KEYS, UNTOUCHED } from './corruption.ts';
import type { Corruption } from './corruption.ts';

const { food, deleted, january } = SORT_KEYS;
const DATE_KEY = `2024-01-09#${IDS.food}`;
const CATEGORY_KEY = `Food#2024-01-09#${IDS.food}`;
/** In epoch seconds, as text. An engine drops what has expired whenever it likes, DynamoDB Local too. */
const inAnHour = `${Math.floor(Date.now() / 1000) + 3600}`;
const DELETED_FIELDS = { deletedAt: { S: '2024-02-01T00:00:00.000Z' }, expiresAt: { N: '4102444800' } };

function derivedRow(
  name: string,
  sk: string,
  set: Readonly<Record<string, AttributeValue | undefined>>,
  ...faults: readonly string[]
): Corruption {
  return {
    name,
    writes: [{ sk, set }],
    says: [`${sk}: differs`, ...faults.map((fault) => `  ${fault}`)],
    january: UNTOUCHED,
  };
}

/** What was written to expenses and can be mended, because it follows from what is still there. */
export const derivedCorruptions: readonly Corruption[] = [
  derivedRow('no dateKey', food, { dateKey: undefined }, `dateKey is missing, must be "${DATE_KEY}"`),
  derivedRow(
    'the dateKey of another month',
    food,
    { dateKey: { S: `2024-02-09#${IDS.food}` } },
    `dateKey is the string "2024-02-09#${IDS.food}", must be "${DATE_KEY}"`,
  ),
  derivedRow(
    'a dateKey without the id',
    food,
    { dateKey: { S: '2024-01-09' } },
    `dateKey is the string "2024-01-09", must be "${DATE_KEY}"`,
  ),
  derivedRow(
    'no categoryKey',
    food,
    { categoryKey: undefined },
    `categoryKey is missing, must be "${CATEGORY_KEY}"`,
  ),
  derivedRow(
    'the categoryKey of another category',
    food,
    { categoryKey: { S: `Fun#2024-01-09#${IDS.food}` } },
    `categoryKey is the string "Fun#2024-01-09#${IDS.food}", must be "${CATEGORY_KEY}"`,
  ),
  derivedRow(
    'no changeKey',
    food,
    { changeKey: undefined },
    `changeKey is missing, must be "{updatedAt}#${IDS.food}"`,
  ),
  derivedRow(
    'the changeKey of another moment',
    food,
    { changeKey: { S: `2020-01-01T00:00:00.000Z#${IDS.food}` } },
    `changeKey is the string "2020-01-01T00:00:00.000Z#${IDS.food}", must be "{updatedAt}#${IDS.food}"`,
  ),
  derivedRow(
    'no keys of indexes at all, and no id',
    food,
    { id: undefined, dateKey: undefined, categoryKey: undefined, changeKey: undefined },
    `id is missing, must be "${IDS.food}"`,
    `changeKey is missing, must be "{updatedAt}#${IDS.food}"`,
    `dateKey is missing, must be "${DATE_KEY}"`,
    `categoryKey is missing, must be "${CATEGORY_KEY}"`,
  ),
  derivedRow(
    'an expiresAt, by which DynamoDB would drop the expense',
    food,
    { expiresAt: { N: '4102444800' } },
    'expiresAt is 4102444800, must be absent: DynamoDB would drop the expense',
  ),
  derivedRow(
    'an expense without its keys and with an expiresAt, but still in its category',
    food,
    { expiresAt: { S: 'soon' }, dateKey: undefined },
    'expiresAt is the string "soon", must be absent: DynamoDB would drop the expense',
    `dateKey is missing, must be "${DATE_KEY}"`,
  ),
  derivedRow(
    'a deleted expense in the lists',
    deleted,
    { dateKey: { S: `2024-01-15#${IDS.deleted}` } },
    `dateKey is the string "2024-01-15#${IDS.deleted}", must be absent`,
  ),
  derivedRow(
    'a deleted expense in the lists of its category',
    deleted,
    { categoryKey: { S: `Food#2024-01-15#${IDS.deleted}` } },
    `categoryKey is the string "Food#2024-01-15#${IDS.deleted}", must be absent`,
  ),
  derivedRow(
    'a deleted expense that is never dropped',
    deleted,
    { deletedAt: { S: '9000-01-01T00:00:00.000Z' }, expiresAt: undefined },
    'expiresAt is missing, must be 221847984000',
  ),
  derivedRow(
    'a deleted expense that is to be dropped at a text',
    deleted,
    { deletedAt: { S: '9000-01-01T00:00:00.000Z' }, expiresAt: { S: '221847984000' } },
    'expiresAt is the string "221847984000", must be 221847984000',
  ),
  derivedRow(
    'a deleted expense that is to be dropped at once',
    deleted,
    { deletedAt: { S: '9000-01-01T00:00:00.000Z' }, expiresAt: { N: '1' } },
    'expiresAt is 1, must be 221847984000',
  ),
  {
    name: 'an expense that was deleted by setting deletedAt',
    writes: [{ sk: food, set: { ...DELETED_FIELDS, expiresAt: { N: inAnHour } } }],
    says: [
      `${food}: differs`,
      `  dateKey is the string "${DATE_KEY}", must be absent`,
      `  categoryKey is the string "${CATEGORY_KEY}", must be absent`,
      `${january}: differs`,
      '  total is 325, must be 100',
      '  count is 2, must be 1',
      '  count#Food is 1, must be absent',
      '  total#Food is 225, must be absent',
    ],
    january: { total: 1, count: 1 },
  },
  {
    name: 'another date',
    writes: [{ sk: food, set: { date: { S: '2024-01-10' } } }],
    says: [
      `${food}: differs`,
      `  dateKey is the string "${DATE_KEY}", must be "2024-01-10#${IDS.food}"`,
      `  categoryKey is the string "${CATEGORY_KEY}", must be "Food#2024-01-10#${IDS.food}"`,
    ],
    january: UNTOUCHED,
  },
  {
    name: 'another category',
    writes: [{ sk: food, set: { category: { S: 'Fun' } } }],
    says: [
      `${food}: differs`,
      `  categoryKey is the string "${CATEGORY_KEY}", must be "Fun#2024-01-09#${IDS.food}"`,
      `${january}: differs`,
      '  total#Fun is 100, must be 325',
      '  count#Fun is 1, must be 2',
      '  count#Food is 1, must be absent',
      '  total#Food is 225, must be absent',
    ],
    january: UNTOUCHED,
  },
  {
    name: 'another amount',
    writes: [{ sk: food, set: { amountMinor: { N: '300' } } }],
    says: [`${january}: differs`, '  total is 325, must be 400', '  total#Food is 225, must be 300'],
    january: { total: 4, count: 2 },
  },
  {
    name: 'another currency',
    writes: [{ sk: food, set: { currency: { S: 'JPY' } } }],
    says: [
      `${january}: differs`,
      '  total is 325, must be 100',
      '  count is 2, must be 1',
      '  count#Food is 1, must be absent',
      '  total#Food is 225, must be absent',
      'MONTH#2024-01#JPY: differs',
      '  month is missing, must be "2024-01"',
      '  currency is missing, must be "JPY"',
      '  total is missing, must be 225',
      '  count is missing, must be 1',
      '  total#Food is missing, must be 225',
      '  count#Food is missing, must be 1',
      '  revision is missing, must be a whole number from 1 to 9007199254740991',
    ],
    january: { total: 1, count: 1 },
  },
  {
    name: 'an expense that was taken away',
    writes: [{ sk: food, isDeleted: true }],
    says: [
      `${january}: differs`,
      '  total is 325, must be 100',
      '  count is 2, must be 1',
      '  count#Food is 1, must be absent',
      '  total#Food is 225, must be absent',
    ],
    january: { total: 1, count: 1 },
  },
];
