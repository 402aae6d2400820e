import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { categoryKey, changeKey, dateKey, deletedKey, payeeKey } from '../resolvers/shared/keys.ts';
import { idInSortKey, isRight, isRightText, textOf } from './expense-faults.ts';
import { lifeOf } from './expense-life.ts';
import { describeValue, isSameValue, quoted, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

/** An attribute that is derived from others and is wrong. */
export interface DerivedFault extends Fault {
  /** What it must be; undefined for absent. */
  readonly right: AttributeValue | undefined;
}

const DAYS_KEPT = 30;
const DAY_SECONDS = 24 * 60 * 60;
/** An allowance for clocks that differ and for the time of a request. */
const TOLERANCE_SECONDS = 60;

/**
 * The wrong derived attributes of an expense: the keys of the indexes, the id, and when a deleted expense is
 * dropped. Attributes that are derived from a wrong base attribute are left out.
 *
 * @param nowSeconds the current time, in epoch seconds
 */
export function derivedFaults(item: Item, nowSeconds: number): DerivedFault[] {
  return Object.entries(rightAttributes(item, nowSeconds)).flatMap(([attribute, right]) => {
    const stored = item[attribute];
    return isSameValue(stored, right)
      ? []
      : [{ attribute, stored: describeValue(stored), problem: problemOf(attribute, right), right }];
  });
}

function rightAttributes(item: Item, nowSeconds: number): Record<string, AttributeValue | undefined> {
  const right: Record<string, AttributeValue | undefined> = {};
  const life = lifeOf(item);
  const isLive = life === 'live';
  if (life !== 'unknown') {
    right['expiresAt'] = isLive ? undefined : rightExpiry(item, nowSeconds);
  }
  if (!isRight(item, 'sk') || !isRight(item, 'id')) {
    return right;
  }
  const id = idInSortKey(item);
  right['id'] = { S: id };
  if (isRight(item, 'updatedAt')) {
    right['changeKey'] = { S: changeKey(textOf(item, 'updatedAt'), id) };
  }
  if (life === 'deleted') {
    right['dateKey'] = undefined;
    right['categoryKey'] = { S: deletedKey(textOf(item, 'deletedAt'), id) };
    right['payeeKey'] = undefined;
  }
  return isLive ? { ...right, ...rightListKeys(item, id) } : right;
}

/** The keys that put a live expense into the lists. */
function rightListKeys(item: Item, id: string): Record<string, AttributeValue | undefined> {
  if (!isRight(item, 'date') || !isRight(item, 'createdAt')) {
    return {};
  }
  const [date, createdAt] = [textOf(item, 'date'), textOf(item, 'createdAt')];
  const payee = textOf(item, 'payee');
  return {
    dateKey: { S: dateKey(date, createdAt, id) },
    ...(isRight(item, 'category')
      ? { categoryKey: { S: categoryKey(textOf(item, 'category'), date, createdAt, id) } }
      : {}),
    ...(isRightText(item, 'payee')
      ? { payeeKey: payee === '' ? undefined : { S: payeeKey(payee, date, createdAt, id) } }
      : {}),
  };
}

/**
 * When a deleted expense is dropped: 30 days after its deletion, or at most 30 days from now. A stored time
 * between the two is kept. If the 30 days have passed and no time is stored, they start again: no repair
 * makes DynamoDB drop an expense at once.
 */
function rightExpiry(item: Item, nowSeconds: number): AttributeValue {
  const deletedSeconds = Math.floor(Date.parse(textOf(item, 'deletedAt')) / 1_000);
  const earliest = deletedSeconds + DAYS_KEPT * DAY_SECONDS;
  // Whole seconds: DynamoDB does not drop items by a fractional time, and the next run would expect another
  // fraction.
  const latest = Math.max(earliest, Math.floor(nowSeconds) + DAYS_KEPT * DAY_SECONDS);
  const stored = wholeNumber(item['expiresAt']);
  const isKept = stored !== undefined && stored >= earliest && stored <= latest + TOLERANCE_SECONDS;
  if (isKept) {
    return item['expiresAt'] ?? { N: String(earliest) };
  }
  return { N: String(earliest > nowSeconds ? earliest : latest) };
}

function problemOf(attribute: string, right: AttributeValue | undefined): string {
  if (right === undefined) {
    return attribute === 'expiresAt' ? 'must be absent: DynamoDB would drop the expense' : 'must be absent';
  }
  return `must be ${right.S === undefined ? describeValue(right) : quoted(right.S)}`;
}
