import { randomBytes } from 'node:crypto';
import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbDataSource, createEngineClient } from 'appsync-local-stack/dynamodb';
import type { DataSourceCall, Interception, PlannedCall } from 'appsync-local-stack/dynamodb';
import type { Json } from 'appsync-local-stack/runtime';
import { expenseKey } from '../../resolvers/shared/keys.ts';

/** The part of AppSync's transaction that is used here. */
interface Transaction {
  readonly operation: 'TransactWriteItems';
  readonly transactItems: readonly TransactItem[];
}

/** One write of it. */
interface TransactItem {
  readonly table: string;
  readonly operation: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  readonly key: { readonly sk: { readonly S: string } };
  readonly attributeValues?: Json;
  readonly update?: Json;
}

/** The requests that are sent in place of a transaction, in their order. */
export type Rewriting = (transaction: Transaction) => readonly object[];

/**
 * Each item in a separate transaction. DynamoDB Local 3 counts only one item of each kind (put, update) in a
 * transaction, where AWS charges for every item
 * (DynamoDB's developer guide, transaction-apis). The written items are the same as long as no condition
 * fails.
 *
 * Source: https://github.com/awslabs/amazon-dynamodb-local-samples/issues/31
 */
export const itemByItem: Rewriting = (whole) =>
  whole.transactItems.map((item) => ({ ...whole, transactItems: [item] }));

/**
 * The least writes that can store the same expenses: each by a plain PutItem, UpdateItem or DeleteItem,
 * without transaction, condition and ledger. A transaction without expenses is written item by item.
 */
export const expensesAlone: Rewriting = (whole) => {
  const expenses = whole.transactItems.filter(({ key }) => key.sk.S.startsWith(expenseKey('', '').sk));
  return expenses.length > 0 ? expenses.map(plainly) : itemByItem(whole);
};

function plainly({ operation, key, attributeValues, update }: TransactItem): object {
  return {
    operation,
    key,
    ...(attributeValues === undefined ? {} : { attributeValues }),
    ...(update === undefined ? {} : { update }),
  };
}

const EVERYTHING = { effect: 'Allow', actions: ['dynamodb:*'], resources: ['*'] } as const;

/** Carries out transactions in another way. */
export interface TransactionRewriter {
  /** Carries out a transaction and gives the answer of the whole; undefined for any other call. */
  readonly carryOut: (call: PlannedCall) => Promise<Interception | undefined>;
  readonly close: () => void;
}

/**
 * Sends the requests of `rewriting` instead of each transaction.
 *
 * @param observer called with each request and its consumption
 */
export function rewriteTransactions(
  { dynamodbEndpoint, model }: LocalStack,
  rewriting: Rewriting,
  observer: (call: DataSourceCall) => void,
): TransactionRewriter {
  const client = createEngineClient(dynamodbEndpoint);
  const nextTokenKey = randomBytes(32);
  return {
    carryOut: async ({ operation, request, dataSourceName }) => {
      const declared = model.apis[0]?.dataSources.get(dataSourceName);
      if (operation !== 'TransactWriteItems' || declared?.type !== 'AMAZON_DYNAMODB') {
        return undefined;
      }
      const { tables } = model;
      // The role allows an item only within a transaction.
      const dataSource = { ...declared, statements: [EVERYTHING] };
      const single = createDynamoDbDataSource({ client, dataSource, tables, nextTokenKey, observer });
      for (const part of rewriting(request as unknown as Transaction /* by its operation */)) {
        // Parts of a request are JSON as the whole is.
        const { error } = await single.execute(part as Json, { resolverArn: '', identitySub: null });
        if (error !== undefined) {
          throw new Error(`A part of a transaction was refused: ${error.message}`);
        }
      }
      return { result: { keys: null, cancellationReasons: null } };
    },
    close: () => client.close(),
  };
}
