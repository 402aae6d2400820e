import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { startLocalStack } from 'appsync-local-stack';
import type { LocalStack, LocalStackOptions } from 'appsync-local-stack';
import type { DataSourceCall } from 'appsync-local-stack/dynamodb';
import { synthesize } from '../../infra/synthesize.ts';
import { sendOperation } from '../stack/send-operation.ts';
import type { Answered } from '../stack/send-operation.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { rewriteTransactions } from './rewritten-transactions.ts';
import type { Rewriting, TransactionRewriter } from './rewritten-transactions.ts';

/** The DynamoDB capacity that an operation consumes. */
export interface RequestUnits {
  /** One is a write of up to 1 KB; in a transaction it takes two. */
  readonly write: number;
  /** One is a strongly consistent read of up to 4 KB. */
  readonly read: number;
}

/** The consumption of one operation. */
export interface Measured<Result> extends RequestUnits {
  /** The operation's answer. */
  readonly result: Answered<Result>;
  /** The calls to DynamoDB in their order, e.g. `['GetItem', 'TransactWriteItems']`. */
  readonly calls: readonly string[];
  /** The part of `write` or `read` that was consumed in the table's indexes. */
  readonly indexes: number;
  /** By queries, before any filter. */
  readonly itemsRead: number;
}

export interface CapacityMeterOptions extends Pick<
  LocalStackOptions,
  'engine' | 'dynamodbEndpoint' | 'dataDirectory' | 'port'
> {
  /** The requests that replace each transaction. @default the transaction */
  readonly rewriting?: Rewriting;
}

/** A local stack that counts the consumption of its operations. */
export interface CapacityMeter {
  readonly stack: LocalStack;
  /**
   * Sends one operation as this user and counts its consumption; no other may run meanwhile.
   *
   * @throws {Error} when the answer has errors or a root field without a value
   */
  readonly measure: <Result, Variables>(
    user: SignedInUser,
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => Promise<Measured<Result>>;
  readonly close: () => Promise<void>;
}

/** The server closes a kept connection in the seconds that the engine may need for other work. */
const OWN_CONNECTION = { connection: 'close' };

/** Starts a stack, by default in memory. */
export async function startCapacityMeter({
  rewriting,
  ...options
}: CapacityMeterOptions): Promise<CapacityMeter> {
  let calls: string[] = [];
  let costs: DataSourceCall[] = [];
  const begun: { rewriter?: TransactionRewriter } = {}; // it needs the stack, which needs the hook
  const stack = await startLocalStack({
    ...options,
    synthesize: () => synthesize(),
    onDataSourceCall: (cost) => costs.push(cost),
    interceptor: (call) => {
      calls.push(call.operation);
      return begun.rewriter?.carryOut(call);
    },
  });
  if (rewriting !== undefined) {
    begun.rewriter = rewriteTransactions(stack, rewriting, (cost) => costs.push(cost));
  }
  return {
    stack,
    measure: async (user, document, variables) => {
      calls = [];
      costs = [];
      const result = await sendOperation(stack.origin, user, document, variables, OWN_CONNECTION);
      return { result, calls, ...consumed(costs) };
    },
    close: async () => {
      begun.rewriter?.close();
      await stack.close();
    },
  };
}

function consumed(costs: readonly DataSourceCall[]): Omit<Measured<unknown>, 'result' | 'calls'> {
  const units = costs.map(({ consumedCapacity }) => consumedCapacity);
  return {
    write: sum(units.map(({ writeUnits }) => writeUnits)),
    read: sum(units.map(({ readUnits }) => readUnits)),
    indexes: sum(units.flatMap(({ indexUnits }) => Object.values(indexUnits))),
    itemsRead: sum(costs.map(({ scannedCount }) => scannedCount ?? 0)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
