import { randomUUID } from 'node:crypto';
import { GetItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  categoryCount,
  categoryKey,
  categoryTotal,
  changeKey,
  dateKey,
  expenseKey,
  keyRange,
  ledgerKey,
  ledgerRange,
} from '../../resolvers/shared/keys.ts';
import {
  addExpense,
  getExpense,
  getSummary,
  listExpenses,
  updateExpense,
} from '../../test/support/operations.ts';

/** Somebody's data that is asked for: a user with a year of expenses. */
export interface LoadTarget {
  /** The user's `sub`. */
  readonly userId: string;
  /** The id of one expense of the user. */
  readonly expenseId: string;
}

/** One operation of the API beside the one call to DynamoDB that its resolver makes. */
export interface LoadOperation {
  readonly name: string;
  /** The GraphQL request as JSON, the body of a POST. */
  readonly body: (target: LoadTarget) => string;
  /** Sends what the resolver sends to DynamoDB, straight to the engine. */
  readonly send: (client: DynamoDBClient, table: string, target: LoadTarget) => Promise<unknown>;
}

/** The year that is asked for. */
export const loadYear = 2023;

/** What is added, over and over. */
export const loadInput = {
  date: `${loadYear}-07-14`,
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  amount: 2.25,
  currency: 'USD',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

const pageSize = 50;

/** A page of `expenses`, one `expense`, the `summary` of a year and `addExpense`. */
export const loadOperations: readonly LoadOperation[] = [
  {
    name: 'expenses',
    body: () => graphql(listExpenses, { year: loadYear, limit: pageSize }),
    send: (client, table, { userId }) => {
      const { index, sortKey, low, high } = keyRange(
        { first: `${loadYear}-01-01`, last: `${loadYear}-12-31` },
        null,
      );
      return client.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#userId = :userId AND #sortKey BETWEEN :low AND :high',
          ExpressionAttributeNames: { '#userId': 'userId', '#sortKey': sortKey },
          ExpressionAttributeValues: values({ ':userId': userId, ':low': low, ':high': high }),
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: pageSize,
        }),
      );
    },
  },
  {
    name: 'expense',
    body: ({ expenseId }) => graphql(getExpense, { id: expenseId }),
    send: (client, table, { userId, expenseId }) =>
      client.send(
        new GetItemCommand({
          TableName: table,
          Key: values(expenseKey(userId, expenseId)),
          ConsistentRead: true,
        }),
      ),
  },
  {
    name: 'summary',
    body: () => graphql(getSummary, { year: loadYear }),
    send: (client, table, { userId }) => {
      const { low, high } = ledgerRange(`${loadYear}-01`, `${loadYear}-12`);
      return client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'userId = :userId AND sk BETWEEN :low AND :high',
          ExpressionAttributeValues: values({ ':userId': userId, ':low': low, ':high': high }),
          ConsistentRead: true,
          ScanIndexForward: true,
        }),
      );
    },
  },
  {
    name: 'addExpense',
    body: () => graphql(addExpense, { input: loadInput }),
    send: (client, table, { userId }) => client.send(addition(table, userId)),
  },
];

/**
 * Operations that leave no more behind than there was before, so that data does not grow with the time they are sent: a page, one
 * expense, a summary, and an expense changed to and fro.
 *
 * @returns for each operation what a connection sends in turn
 */
export function steadyBodies(target: LoadTarget): string[][] {
  const reads = loadOperations.filter(({ name }) => name !== 'addExpense').map(({ body }) => [body(target)]);
  const changes = [1.25, 2.5].map((amount) =>
    graphql(updateExpense, { input: { id: target.expenseId, amount } }),
  );
  return [...reads, changes];
}

/** The transaction that adds `loadInput`: the expense, and what it changes in its month's ledger. */
function addition(table: string, userId: string): TransactWriteItemsCommand {
  const { date, category, amount, currency, ...texts } = loadInput;
  const amountMinor = Math.round(amount * 100);
  const month = date.slice(0, 7);
  const id = randomUUID();
  const at = new Date().toISOString();
  return new TransactWriteItemsCommand({
    TransactItems: [
      {
        Put: {
          TableName: table,
          Item: values({
            ...expenseKey(userId, id),
            ...texts,
            id,
            date,
            amountMinor,
            currency,
            category,
            version: 1,
            createdAt: at,
            updatedAt: at,
            dateKey: dateKey(date, id),
            categoryKey: categoryKey(category, date, id),
            changeKey: changeKey(at, id),
          }),
          ConditionExpression: 'attribute_not_exists(sk)',
          ReturnValuesOnConditionCheckFailure: 'NONE',
        },
      },
      {
        Update: {
          TableName: table,
          Key: values(ledgerKey(userId, month, currency)),
          UpdateExpression:
            'SET #month = :month, #currency = :currency ADD #revision :one, #total :total, #count :count, ' +
            '#total0 :total0, #count0 :count0',
          ExpressionAttributeNames: {
            '#month': 'month',
            '#currency': 'currency',
            '#revision': 'revision',
            '#total': 'total',
            '#count': 'count',
            '#total0': categoryTotal(category),
            '#count0': categoryCount(category),
          },
          ExpressionAttributeValues: values({
            ':month': month,
            ':currency': currency,
            ':one': 1,
            ':total': amountMinor,
            ':count': 1,
            ':total0': amountMinor,
            ':count0': 1,
          }),
        },
      },
    ],
  });
}

function graphql(query: string, variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ query, variables });
}

function values(plain: Readonly<Record<string, string | number>>): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}
