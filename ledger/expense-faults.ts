import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ExpenseKind } from '../resolvers/generated/schema.ts';
import { dateProblem } from '../resolvers/shared/date.ts';
import { optionalFields } from '../resolvers/shared/expense.ts';
import { expenseIdIn, expensePrefix } from '../resolvers/shared/keys.ts';
import type { LedgerEntry } from '../resolvers/shared/ledger.ts';
import { amountProblem, currencyProblem, toMajor } from '../resolvers/shared/money.ts';
import { isUuid } from '../resolvers/shared/uuid.ts';
import { categoryProblem, optionalTextProblems } from '../resolvers/shared/validation.ts';
import { isCalendarDate, isMoment, lifeOf } from './expense-life.ts';
import './resolver-util.ts';
import { describeValue, quoted, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

type OptionalField = ReturnType<typeof optionalFields>[number];

/** The largest `Int` of GraphQL. */
const LARGEST_INT = 2n ** 31n - 1n;
/** By how much the clock of this machine may be slow. */
const CLOCK_TOLERANCE_MS = 24 * 60 * 60 * 1_000;

/**
 * The attributes of an expense that all others are derived from. They cannot be restored once they are lost.
 */
const baseProblems: Readonly<
  Record<string, (value: AttributeValue | undefined, item: Item) => string | undefined>
> = {
  sk: (value) =>
    isUuid(expenseIdIn(value?.S ?? ''))
      ? undefined
      : `must be ${expensePrefix()}, followed by a UUID in lower case`,
  id: idProblem,
  date: (value) =>
    textProblem(value, (text) =>
      isCalendarDate(text)
        ? dateProblem(text)
        : 'must be a date of the calendar, from 0001-01-01 to 9999-12-31',
    ),
  kind: (value) =>
    value === undefined || isKind(value.S)
      ? undefined
      : 'must be "EXPENSE", "REFUND" or "INCOME", or absent for an expense',
  amountMinor: (value, item) => amountMinorProblem(value, textOf(item, 'currency')),
  currency: (value) => textProblem(value, currencyProblem),
  category: (value) => textProblem(value, categoryProblem),
  deletedAt: deletedAtProblem,
  version: versionProblem,
  createdAt: pastProblem,
  updatedAt: pastProblem,
};

/** The base attributes without which an expense is in no total. */
const COUNTED_ATTRIBUTES = ['sk', 'id', 'kind', 'date', 'amountMinor', 'currency', 'category', 'deletedAt'];
/** The optional attributes that ledgers know of. */
const COUNTED_TEXTS = ['subcategory', 'paymentMethod'] as const;

/** All attributes that `ledgerEntryOf` looks at. */
export const ENTRY_ATTRIBUTES = [
  ...COUNTED_ATTRIBUTES,
  ...COUNTED_TEXTS,
  'version',
  'expiresAt',
  'dateKey',
  'categoryKey',
];

/** The faults of an expense that only a person who knows the right values can correct. */
export function expenseFaults(item: Item): Fault[] {
  const ofBase = Object.keys(baseProblems).flatMap((attribute) => attributeFault(item, attribute));
  return [...ofBase, ...optionalFields().flatMap((field) => optionalTextFault(item, field))];
}

/** True when this base attribute of the expense is right. */
export function isRight(item: Item, attribute: string): boolean {
  return attributeFault(item, attribute).length === 0;
}

/** True when the expense has this optional attribute as it must be, or not at all. */
export function isRightText(item: Item, attribute: OptionalField): boolean {
  return optionalTextFault(item, attribute).length === 0;
}

/**
 * The part of an expense that ledgers count; undefined when it is deleted, and `unknown` when it cannot be
 * counted or it is unclear whether it is deleted.
 */
export function ledgerEntryOf(item: Item): LedgerEntry | undefined | 'unknown' {
  if (lifeOf(item) === 'deleted') {
    return undefined;
  }
  const isCountable =
    COUNTED_ATTRIBUTES.every((attribute) => isRight(item, attribute)) &&
    COUNTED_TEXTS.every((attribute) => isRightText(item, attribute));
  if (!isCountable) {
    return 'unknown';
  }
  return {
    kind: kindIn(item),
    date: textOf(item, 'date'),
    amountMinor: Number(wholeNumber(item['amountMinor'])),
    currency: textOf(item, 'currency'),
    category: textOf(item, 'category'),
    subcategory: textOf(item, 'subcategory'),
    paymentMethod: textOf(item, 'paymentMethod'),
  };
}

/** The kind of an expense; undefined for none. */
export function kindIn(item: Item): ExpenseKind | undefined {
  const kind = item['kind']?.S;
  return isKind(kind) ? kind : undefined;
}

function isKind(text: string | undefined): text is ExpenseKind {
  return text === 'EXPENSE' || text === 'REFUND' || text === 'INCOME';
}

/** The id in the sort key of an expense. */
export function idInSortKey(item: Item): string {
  return expenseIdIn(textOf(item, 'sk'));
}

/** The string of an attribute; empty when it is not a string. */
export function textOf(item: Item, attribute: string): string {
  return item[attribute]?.S ?? '';
}

function attributeFault(item: Item, attribute: string): Fault[] {
  const value = item[attribute];
  const problem = baseProblems[attribute]?.(value, item);
  return problem === undefined ? [] : [{ attribute, stored: describeValue(value), problem }];
}

function textProblem(
  value: AttributeValue | undefined,
  problemOf: (text: string) => string | undefined,
): string | undefined {
  return value?.S === undefined ? 'must be a string' : problemOf(value.S);
}

/**
 * The API finds an expense by its sort key, so a missing id is derived from it; a different id may be
 * intended.
 */
function idProblem(value: AttributeValue | undefined, item: Item): string | undefined {
  return value === undefined || value.S === idInSortKey(item)
    ? undefined
    : `must be ${quoted(idInSortKey(item))}, as in the sort key`;
}

/** Why a stored amount cannot be one of a currency. */
export function amountMinorProblem(value: AttributeValue | undefined, currency: string): string | undefined {
  const amountMinor = wholeNumber(value);
  return amountMinor === undefined ||
    amountProblem(toMajor(Number(amountMinor), currency), currency) !== undefined
    ? 'must be a whole number greater than 0, of at most 15 digits (minor units)'
    : undefined;
}

/** Why a stored version cannot be one. */
export function versionProblem(value: AttributeValue | undefined): string | undefined {
  const version = wholeNumber(value) ?? 0n;
  return version > 0n && version <= LARGEST_INT
    ? undefined
    : `must be a whole number from 1 to ${LARGEST_INT}`;
}

function momentProblem(value: AttributeValue | undefined): string | undefined {
  return isMoment(value?.S) ? undefined : 'must be a timestamp in UTC, like "2024-01-09T08:30:00.000Z"';
}

/** An expense that was changed in the future stays the latest change until then. */
function pastProblem(value: AttributeValue | undefined): string | undefined {
  const isToCome = Date.parse(value?.S ?? '') > Date.now() + CLOCK_TOLERANCE_MS;
  return momentProblem(value) ?? (isToCome ? 'must not be in the future' : undefined);
}

function deletedAtProblem(value: AttributeValue | undefined, item: Item): string | undefined {
  if (lifeOf(item) !== 'unknown') {
    return undefined;
  }
  return value === undefined
    ? `must be the time of deletion, because the expense is in no list and has an expiresAt; if it is not deleted, remove expiresAt`
    : `${momentProblem(value)}; or absent, if the expense is not deleted`;
}

function optionalTextFault(item: Item, attribute: OptionalField): Fault[] {
  const value = item[attribute];
  if (value === undefined) {
    return [];
  }
  const problem =
    value.S === undefined
      ? 'must be a string or absent'
      : optionalTextProblems({ [attribute]: value.S }).find(({ field }) => field === attribute)?.reason;
  return problem === undefined ? [] : [{ attribute, stored: describeValue(value), problem }];
}
