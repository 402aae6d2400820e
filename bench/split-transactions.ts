import { randomBytes } from 'node:crypto';
import { createDynamoDbClient } from '../local/dynamodb/client.ts';
import { createDynamoDbDataSource } from '../local/dynamodb/data-source.ts';
import type { DataSourceCall } from '../local/dynamodb/data-source.ts';
import type { Fault, PlannedCall } from '../local/dynamodb/faults.ts';
import type { LocalStack } from '../local/start.ts';
import type { Json } from '../local/runtime/model.ts';

/** A transaction of AppSync's, as far as it matters here. */
interface Transaction {
  readonly operation: 'TransactWriteItems';
  readonly transactItems: Json[];
}

/** Carries transactions out item by item. */
export interface TransactionSplitter {
  /** Carries out a transaction and answers as the whole would have; undefined for any other call. */
  readonly carryOut: (call: PlannedCall) => Promise<Fault | undefined>;
  readonly close: () => void;
}

/**
 * Puts each item of a transaction into one of its own. DynamoDB Local 3 counts only one item of each kind (put, update) in a
 * transaction (github.com/awslabs/amazon-dynamodb-local-samples/issues/31), where AWS charges for every item
 * (DynamoDB's developer guide, transaction-apis). What is written is the same as long as no condition fails.
 *
 * @param observer told of each item's write, with its cost
 */
export function splitTransactions(
  { dynamodbEndpoint, model }: LocalStack,
  observer: (call: DataSourceCall) => void,
): TransactionSplitter {
  const client = createDynamoDbClient({ endpoint: dynamodbEndpoint, region: model.region });
  const nextTokenKey = randomBytes(32);
  return {
    carryOut: async ({ operation, request, dataSourceName }) => {
      const dataSource = model.apis[0]?.dataSources.get(dataSourceName);
      if (operation !== 'TransactWriteItems' || dataSource?.type !== 'AMAZON_DYNAMODB') {
        return undefined;
      }
      const { tables } = model;
      const single = createDynamoDbDataSource({ client, dataSource, tables, nextTokenKey, observer });
      const whole = request as unknown as Transaction; // by its operation
      for (const item of whole.transactItems) {
        const part = { ...whole, transactItems: [item] };
        const { error } = await single.execute(part, { resolverArn: '', identitySub: null });
        if (error) {
          throw new Error(`A transaction of one item was refused: ${error.message}`);
        }
      }
      return { result: { keys: null, cancellationReasons: null } };
    },
    close: () => client.destroy(),
  };
}
