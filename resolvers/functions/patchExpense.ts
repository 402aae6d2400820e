import { runtime, util } from '@aws-appsync/utils';
import type {
  Context,
  DynamoDBTransactWriteItemsRequest,
  DynamoDBUpdateItemRequest,
} from '@aws-appsync/utils';
import type { MutationUpdateExpenseArgs, UpdateExpenseInput } from '../generated/schema.ts';
import { tableName } from '../shared/environment.ts';
import { checkVersion, notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { isLive, kindOf, listKeys, now, optionalFields } from '../shared/expense.ts';
import type { ExpenseItem, LiveExpenseItem } from '../shared/expense.ts';
import { changeKey, expenseKey, ledgerKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerOf, ledgerUpdate } from '../shared/ledger.ts';
import { toMajor, toMinor } from '../shared/money.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type PatchContext<TResult> = Context<MutationUpdateExpenseArgs, ExpenseStash, object, object, TResult>;

/**
 * Step: writes the patch over the expense that the steps before have read, on the condition that its version is
 * still the one read. A patch that moves money changes the ledgers concerned in the same transaction; any
 * other is one UpdateItem. Ends the pipeline once it is written; does nothing after it was refused, until the
 * expense is read again. Ends with `ValidationError`, with `NotFound`, or with `Conflict` when the version is
 * not the expected one.
 */
export function request(
  ctx: PatchContext<undefined>,
): DynamoDBUpdateItemRequest | DynamoDBTransactWriteItemsRequest {
  const input = ctx.args.input;
  const { userId, id, stored, ledger, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!isLive(stored)) {
    notFound();
  }
  checkVersion(stored.version, input.expectedVersion);

  const item = patched(stored, input);
  ctx.stash.item = item;
  const key = util.dynamodb.toMapValues(expenseKey(userId, id));
  const update = patchUpdate(item, input);
  const expression = 'version = :readVersion AND attribute_not_exists(deletedAt)';
  const expressionValues = util.dynamodb.toMapValues({ ':readVersion': stored.version + 0 });
  const changes = ledgerChanges([stored], [item]);
  if (changes.length === 0) {
    return { operation: 'UpdateItem', key, update, condition: { expression, expressionValues } };
  }
  const table = tableName(ctx);
  const takenFrom = ledgerKey(userId, ledgerOf(stored)).sk;
  const counted = changes.map((change) => {
    const isTakenOut = ledgerKey(userId, change.name).sk === takenFrom;
    return ledgerUpdate(table, userId, change, isTakenOut ? (ledger ?? null) : null);
  });
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'UpdateItem',
        key,
        update,
        condition: { expression, expressionValues, returnValuesOnConditionCheckFailure: false },
      },
      ...counted,
    ],
  };
}

export function response(ctx: PatchContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}

/** The expense as it will be. */
function patched(stored: LiveExpenseItem, input: UpdateExpenseInput): LiveExpenseItem {
  const updatedAt = now();
  const date = input.date ?? stored.date;
  const category = input.category ?? stored.category;
  const currency = input.currency ?? stored.currency;
  const item: LiveExpenseItem = {
    ...stored,
    version: stored.version + 1,
    updatedAt,
    kind: input.kind ?? kindOf(stored),
    date,
    category,
    currency,
    amountMinor: patchedAmount(input, stored, currency),
    changeKey: changeKey(updatedAt, stored.id),
  };
  for (const field of optionalFields()) {
    if (Object.hasOwn(input, field)) {
      item[field] = input[field];
    }
  }
  // Without a payee there is no place among payees.
  delete item.payeeKey;
  return { ...item, ...listKeys(item) };
}

/**
 * In minor units: a new amount in the currency that the expense then has, or the old amount converted to the
 * decimals of a new currency.
 */
function patchedAmount(input: UpdateExpenseInput, stored: ExpenseItem, currency: string): number {
  if (input.amount !== null && input.amount !== undefined) {
    return toMinor(input.amount, currency);
  }
  if (currency === stored.currency) {
    return stored.amountMinor + 0;
  }
  return toMinor(toMajor(stored.amountMinor, stored.currency), currency);
}

/**
 * The update that stores the patched expense: every attribute that is part of a key, and the given texts.
 */
function patchUpdate(item: LiveExpenseItem, input: UpdateExpenseInput): DynamoDBUpdateItemRequest['update'] {
  const values: Record<string, string | number> = {
    version: item.version,
    updatedAt: item.updatedAt,
    changeKey: item.changeKey,
    kind: kindOf(item),
    date: item.date,
    category: item.category,
    currency: item.currency,
    amountMinor: item.amountMinor,
    dateKey: item.dateKey,
    categoryKey: item.categoryKey,
  };
  const cleared: string[] = [];
  if (item.payeeKey) {
    values.payeeKey = item.payeeKey;
  } else {
    cleared.push('payeeKey');
  }
  for (const field of optionalFields()) {
    const text = input[field];
    if (text !== null && text !== undefined) {
      values[field] = text;
    } else if (Object.hasOwn(input, field)) {
      cleared.push(field);
    }
  }
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    expressionNames[`#${name}`] = name;
    expressionValues[`:${name}`] = value;
  }
  for (const name of cleared) {
    expressionNames[`#${name}`] = name;
  }
  const set = Object.keys(values).map((name) => `#${name} = :${name}`);
  const remove = cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : '';
  return {
    expression: `SET ${set.join(', ')}${remove}`,
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(expressionValues),
  };
}
