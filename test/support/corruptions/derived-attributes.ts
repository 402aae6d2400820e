import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { IDS, SORT_KEYS, UNTOUCHED } from './corruption.ts';
import type { Corruption } from './corruption.ts';

/** In epoch seconds, as text. An engine drops what has expired whenever it likes, DynamoDB Local too. */
const inAnHour = `${Math.floor(Date.now() / 1000) + 3600}`;
const { food, deleted, foodLedger, funLedger } = SORT_KEYS;
/** `{createdAt}` and `{updatedAt}` stand for what `food` has. */
const keyOf = (date: string) => `${date}#{createdAt}#${IDS.food}`;
const dateKey = keyOf('2024-01-09');
const categoryKey = `Food#${dateKey}`;
const payeeKey = `Shop \\u001f2#${dateKey}`;
const DELETED_FIELDS = { deletedAt: { S: '2024-02-01T00:00:00.000Z' }, expiresAt: { N: '4102444800' } };
const DELETED_LATE = {
  deletedAt: { S: '9000-01-01T00:00:00.000Z' },
  categoryKey: { S: `#deleted#9000-01-01T00:00:00.000Z#${IDS.deleted}` },
};
const goneLedger = [`${foodLedger}: differs`, '  count is 1, must be absent with all of the ledger'];

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
  derivedRow('no dateKey', food, { dateKey: undefined }, `dateKey is missing, must be "${dateKey}"`),
  derivedRow(
    'the dateKey of another month',
    food,
    { dateKey: { S: `2024-02-09#${IDS.food}` } },
    `dateKey is the string "2024-02-09#${IDS.food}", must be "${dateKey}"`,
  ),
  derivedRow(
    'a dateKey without the id',
    food,
    { dateKey: { S: '2024-01-09' } },
    `dateKey is the string "2024-01-09", must be "${dateKey}"`,
  ),
  derivedRow(
    'no categoryKey',
    food,
    { categoryKey: undefined },
    `categoryKey is missing, must be "${categoryKey}"`,
  ),
  derivedRow(
    'the categoryKey of another category',
    food,
    { categoryKey: { S: `Fun#2024-01-09#${IDS.food}` } },
    `categoryKey is the string "Fun#2024-01-09#${IDS.food}", must be "${categoryKey}"`,
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
    {
      id: undefined,
      dateKey: undefined,
      categoryKey: undefined,
      payeeKey: undefined,
      changeKey: undefined,
    },
    `id is missing, must be "${IDS.food}"`,
    `changeKey is missing, must be "{updatedAt}#${IDS.food}"`,
    `dateKey is missing, must be "${dateKey}"`,
    `categoryKey is missing, must be "${categoryKey}"`,
    `payeeKey is missing, must be "${payeeKey}"`,
  ),
  derivedRow('no payeeKey', food, { payeeKey: undefined }, `payeeKey is missing, must be "${payeeKey}"`),
  derivedRow(
    'the payeeKey of another payee',
    food,
    { payeeKey: { S: 'Cafe#2024-01-09' } },
    `payeeKey is the string "Cafe#2024-01-09", must be "${payeeKey}"`,
  ),
  derivedRow(
    'keys without the moment of entry, as there were before',
    food,
    {
      dateKey: { S: `2024-01-09#${IDS.food}` },
      categoryKey: { S: `Food#2024-01-09#${IDS.food}` },
      payeeKey: undefined,
    },
    `dateKey is the string "2024-01-09#${IDS.food}", must be "${dateKey}"`,
    `categoryKey is the string "Food#2024-01-09#${IDS.food}", must be "${categoryKey}"`,
    `payeeKey is missing, must be "${payeeKey}"`,
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
    `dateKey is missing, must be "${dateKey}"`,
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
    `categoryKey is the string "Food#2024-01-15#${IDS.deleted}", must be "#deleted#{deletedAt}#${IDS.deleted}"`,
  ),
  derivedRow(
    'a deleted expense that is never dropped',
    deleted,
    { ...DELETED_LATE, expiresAt: undefined },
    'expiresAt is missing, must be 221847984000',
  ),
  derivedRow(
    'a deleted expense that is to be dropped at a text',
    deleted,
    { ...DELETED_LATE, expiresAt: { S: '221847984000' } },
    'expiresAt is the string "221847984000", must be 221847984000',
  ),
  derivedRow(
    'a deleted expense that is to be dropped at once',
    deleted,
    { ...DELETED_LATE, expiresAt: { N: '1' } },
    'expiresAt is 1, must be 221847984000',
  ),
  derivedRow(
    'a deleted expense in the trash of another moment',
    deleted,
    { categoryKey: { S: `#deleted#2024-01-15T00:00:00.000Z#${IDS.deleted}` } },
    `categoryKey is the string "#deleted#2024-01-15T00:00:00.000Z#${IDS.deleted}", must be "#deleted#{deletedAt}#${IDS.deleted}"`,
  ),
  derivedRow(
    'a deleted expense that is in no list and not in the trash, as it was before',
    deleted,
    { categoryKey: undefined },
    `categoryKey is missing, must be "#deleted#{deletedAt}#${IDS.deleted}"`,
  ),
  {
    name: 'an expense that was deleted by setting deletedAt',
    writes: [{ sk: food, set: { ...DELETED_FIELDS, expiresAt: { N: inAnHour } } }],
    says: [
      `${food}: differs`,
      `  dateKey is the string "${dateKey}", must be absent`,
      `  categoryKey is the string "${categoryKey}", must be "#deleted#2024-02-01T00:00:00.000Z#${IDS.food}"`,
      `  payeeKey is the string "${payeeKey}", must be absent`,
      ...goneLedger,
    ],
    january: { spent: 1, expenseCount: 1 },
  },
  {
    name: 'another date',
    writes: [{ sk: food, set: { date: { S: '2024-01-10' } } }],
    says: [
      `${food}: differs`,
      `  dateKey is the string "${dateKey}", must be "${keyOf('2024-01-10')}"`,
      `  categoryKey is the string "${categoryKey}", must be "Food#${keyOf('2024-01-10')}"`,
      `  payeeKey is the string "${payeeKey}", must be "Shop \\u001f2#${keyOf('2024-01-10')}"`,
      `${foodLedger}: differs`,
      '  d10 is missing, must be 225',
      '  n10 is missing, must be 1',
      '  d09 is 225, must be absent',
      '  n09 is 1, must be absent',
    ],
    january: UNTOUCHED,
  },
  {
    name: 'another category',
    writes: [{ sk: food, set: { category: { S: 'Fun' } } }],
    says: [
      `${food}: differs`,
      `  categoryKey is the string "${categoryKey}", must be "Fun#${dateKey}"`,
      ...goneLedger,
      `${funLedger}: differs`,
      '  total is 100, must be 325',
      '  count is 1, must be 2',
      '  d09 is missing, must be 225',
      '  n09 is missing, must be 1',
      '  s#Coffee is missing, must be 225',
      '  t#Coffee is missing, must be 1',
      '  p#Cash is missing, must be 225',
      '  m#Cash is missing, must be 1',
    ],
    january: UNTOUCHED,
  },
  {
    name: 'another amount',
    writes: [{ sk: food, set: { amountMinor: { N: '300' } } }],
    says: [
      `${foodLedger}: differs`,
      '  total is 225, must be 300',
      '  d09 is 225, must be 300',
      '  s#Coffee is 225, must be 300',
      '  p#Cash is 225, must be 300',
    ],
    january: { spent: 4, expenseCount: 2 },
  },
  {
    name: 'another subcategory, and no payment method',
    writes: [{ sk: food, set: { subcategory: { S: 'Tea' }, paymentMethod: undefined } }],
    says: [
      `${foodLedger}: differs`,
      '  s#Tea is missing, must be 225',
      '  t#Tea is missing, must be 1',
      '  m#Cash is 1, must be absent',
      '  p#Cash is 225, must be absent',
      '  s#Coffee is 225, must be absent',
      '  t#Coffee is 1, must be absent',
    ],
    january: UNTOUCHED,
  },
  {
    name: 'no kind, as there was none before',
    writes: [{ sk: food, set: { kind: undefined } }],
    says: [],
    january: UNTOUCHED,
  },
  {
    name: 'a refund in place of an expense',
    writes: [{ sk: food, set: { kind: { S: 'REFUND' } } }],
    says: [
      `${foodLedger}: differs`,
      '  total is 225, must be -225',
      '  d09 is 225, must be -225',
      '  refunded is missing, must be 225',
      '  refunds is missing, must be 1',
      '  r09 is missing, must be 225',
      '  q09 is missing, must be 1',
      '  s#Coffee is 225, must be -225',
      '  p#Cash is 225, must be -225',
    ],
    january: { spent: -1.25, expenseCount: 1, refundCount: 1 },
  },
  {
    name: 'an income in place of an expense',
    writes: [{ sk: food, set: { kind: { S: 'INCOME' } } }],
    says: [...goneLedger, ...missingLedger('LEDGER#2024-01#USD#INCOME#Food')],
    january: { spent: 1, expenseCount: 1, income: 2.25 },
  },
  {
    name: 'another currency',
    writes: [{ sk: food, set: { currency: { S: 'JPY' } } }],
    says: [...goneLedger, ...missingLedger('LEDGER#2024-01#JPY#SPENT#Food')],
    january: { spent: 1, expenseCount: 1 },
  },
  {
    name: 'an expense that was taken away',
    writes: [{ sk: food, isDeleted: true }],
    says: goneLedger,
    january: { spent: 1, expenseCount: 1 },
  },
];

/** What is said of a ledger that is to have `food` and is not there. */
function missingLedger(sk: string): string[] {
  return [
    `${sk}: differs`,
    '  total is missing, must be 225',
    '  count is missing, must be 1',
    '  d09 is missing, must be 225',
    '  n09 is missing, must be 1',
    '  s#Coffee is missing, must be 225',
    '  t#Coffee is missing, must be 1',
    '  p#Cash is missing, must be 225',
    '  m#Cash is missing, must be 1',
    '  revision is missing, must be a string of 8 hexadecimal digits',
  ];
}
