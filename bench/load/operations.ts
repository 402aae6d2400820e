import { randomUUID } from 'node:crypto';
import { GetItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import {
  AddExpenseDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  ListExpensesDocument,
  UpdateExpenseDocument,
} from '../../operations/generated/documents.ts';
import { expenseKey, keyRange, ledgerKey, ledgerRange } from '../../resolvers/shared/keys.ts';
import { ledgerChanges } from '../../resolvers/shared/ledger.ts';
import type { LedgerChange } from '../../resolvers/shared/ledger.ts';
import { COFFEE } from '../stack/coffee.ts';
import { attributeValues } from '../stack/store-items.ts';
import { storedExpense } from '../stack/stored-history.ts';

/** The user whose data is requested, with a year of expenses. */
export interface LoadTarget {
  /** The user's `sub`. */
  readonly userId: string;
  /** The id of one expense of the user. */
  readonly expenseId: string;
}

/** One operation of the API and the call to DynamoDB that its resolver makes. */
export interface LoadOperation {
  readonly name: string;
  /** The GraphQL request as JSON, the body of a POST. */
  readonly body: (target: LoadTarget) => string;
  /** Sends the resolver's call to DynamoDB straight to the engine. */
  readonly send: (client: DynamoDBClient, table: string, target: LoadTarget) => Promise<unknown>;
}

/** The requested year. */
export const LOAD_YEAR = 2023;

/** The expense that is added again and again. */
const INPUT = { ...COFFEE, date: `${LOAD_YEAR}-07-14` };

const PAGE_SIZE = 50;

/** A page of `expenses`, one `expense`, the `summary` of a year and `addExpense`. */
export const loadOperations: readonly LoadOperation[] = [
  {
    name: 'expenses',
    body: () => graphql(ListExpensesDocument, { year: LOAD_YEAR, limit: PAGE_SIZE }),
    send: (client, table, { userId }) => {
      const { index, sortKey, low, high } = keyRange(
        { first: `${LOAD_YEAR}-01-01`, last: `${LOAD_YEAR}-12-31` },
        {},
      );
      return client.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#userId = :userId AND #sortKey BETWEEN :low AND :high',
          ExpressionAttributeNames: { '#userId': 'userId', '#sortKey': sortKey },
          ExpressionAttributeValues: attributeValues({ ':userId': userId, ':low': low, ':high': high }),
          ConsistentRead: true,
          ScanIndexForward: false,
          // With the witness that more follows.
          Limit: PAGE_SIZE + 1,
        }),
      );
    },
  },
  {
    name: 'expense',
    body: ({ expenseId }) => graphql(GetExpenseDocument, { id: expenseId }),
    send: (client, table, { userId, expenseId }) =>
      client.send(
        new GetItemCommand({
          TableName: table,
          Key: attributeValues(expenseKey(userId, expenseId)),
          ConsistentRead: true,
        }),
      ),
  },
  {
    name: 'summary',
    body: () => graphql(GetSummaryDocument, { year: LOAD_YEAR }),
    send: (client, table, { userId }) => {
      const { low, high } = ledgerRange(`${LOAD_YEAR}-01`, `${LOAD_YEAR}-12`);
      return client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'userId = :userId AND sk BETWEEN :low AND :high',
          ExpressionAttributeValues: attributeValues({ ':userId': userId, ':low': low, ':high': high }),
          ConsistentRead: true,
          ScanIndexForward: true,
        }),
      );
    },
  },
  {
    name: 'addExpense',
    body: () => graphql(AddExpenseDocument, { input: INPUT }),
    send: (client, table, { userId }) => client.send(addition(table, userId)),
  },
];

/**
 * Operations that do not add data, so that it does not grow with time: a page, one expense, a summary, and an
 * expense that is changed back and forth.
 *
 * @returns for each operation what a connection sends in turn
 */
export function steadyBodies(target: LoadTarget): string[][] {
  const reads = loadOperations.filter(({ name }) => name !== 'addExpense').map(({ body }) => [body(target)]);
  const changes = [1.25, 2.5].map((amount) =>
    graphql(UpdateExpenseDocument, { input: { id: target.expenseId, amount } }),
  );
  return [...reads, changes];
}

/** The transaction that adds the coffee: the expense, and the change of its ledger. */
function addition(table: string, userId: string): TransactWriteItemsCommand {
  const { date, category, subcategory, paymentMethod, amount } = INPUT;
  const amountMinor = Math.round(amount * 100);
  const entry = {
    id: randomUUID(),
    ...{ date, amountMinor, currency: 'USD', category },
    ...{ subcategory: subcategory ?? null, paymentMethod: paymentMethod ?? null },
  };
  return new TransactWriteItemsCommand({
    TransactItems: [
      {
        Put: {
          TableName: table,
          Item: attributeValues(storedExpense(userId, entry, new Date().toISOString())),
          ConditionExpression: 'attribute_not_exists(sk)',
          ReturnValuesOnConditionCheckFailure: 'NONE',
        },
      },
      ...ledgerChanges([], [entry]).map((change) => ledgerAddition(table, userId, change)),
    ],
  });
}

function ledgerAddition(table: string, userId: string, { name, numbers }: LedgerChange): TransactWriteItem {
  const attributes = Object.keys(numbers);
  return {
    Update: {
      TableName: table,
      Key: attributeValues(ledgerKey(userId, name)),
      UpdateExpression: `SET #r = :r ADD ${attributes.map((_, index) => `#${index} :${index}`).join(',')}`,
      ExpressionAttributeNames: {
        '#r': 'revision',
        ...Object.fromEntries(attributes.map((attribute, index) => [`#${index}`, attribute])),
      },
      ExpressionAttributeValues: attributeValues({
        ':r': randomUUID().slice(0, 8),
        ...Object.fromEntries(Object.values(numbers).map((number, index) => [`:${index}`, number])),
      }),
    },
  };
}

function graphql<Variables>(document: TypedDocumentNode<unknown, Variables>, variables: Variables): string {
  return JSON.stringify({ query: print(document), variables });
}
