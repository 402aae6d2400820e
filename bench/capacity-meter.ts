import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { synthesize } from '../infra/synthesize.ts';
import type { DataSourceCall } from '../local/dynamodb/data-source.ts';
import type { EngineName } from '../local/dynamodb/engine.ts';
import { startLocalStack } from '../local/start.ts';
import type { LocalStack } from '../local/start.ts';
import type { LoadUser } from './load-user.ts';
import type { Units } from './prices.ts';
import { splitTransactions } from './split-transactions.ts';
import type { TransactionSplitter } from './split-transactions.ts';

/** What one operation has cost. */
export interface Measured<Result> extends Units {
  /** The operation's answer. */
  readonly result: Result;
  /** The calls to DynamoDB in their order, e.g. `['GetItem', 'TransactWriteItems']`. */
  readonly calls: readonly string[];
  /** The part of `write` or `read` that was consumed in the table's indexes. */
  readonly indexes: number;
}

/** A local stack that counts what its operations consume. */
export interface CapacityMeter {
  readonly stack: LocalStack;
  /**
   * Sends one operation as this user and counts what it consumes; nothing else may be under way meanwhile.
   *
   * @throws Error with the answer, when it has errors
   */
  readonly measure: <Result, Variables>(
    user: LoadUser,
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => Promise<Measured<Result>>;
  readonly close: () => Promise<void>;
}

/** Starts a stack in memory on this engine. */
export async function startCapacityMeter(engine: EngineName): Promise<CapacityMeter> {
  let calls: string[] = [];
  let costs: DataSourceCall[] = [];
  const begun: { splitter?: TransactionSplitter } = {}; // it needs the stack, which needs the hook
  const stack = await startLocalStack({
    synthesize: () => synthesize(),
    engine,
    onDataSourceCall: (cost) => costs.push(cost),
    faults: (call) => {
      calls.push(call.operation);
      return begun.splitter?.carryOut(call);
    },
  });
  const splitter = splitTransactions(stack, (cost) => costs.push(cost));
  begun.splitter = splitter;
  return {
    stack,
    measure: async (user, document, variables) => {
      calls = [];
      costs = [];
      const result = await execute(stack, user, document, variables);
      return { result, calls, ...consumed(costs) };
    },
    close: async () => {
      splitter.close();
      await stack.close();
    },
  };
}

async function execute<Result, Variables>(
  stack: LocalStack,
  user: LoadUser,
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(stack.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: user.accessToken },
    body: JSON.stringify({ query: print(document), variables }),
  });
  // GraphQL's shape, with what the document selects.
  const answer = (await response.json()) as { data?: Result | null; errors?: unknown };
  if (!answer.data || answer.errors) {
    throw new Error(`An operation was refused: ${JSON.stringify(answer)}`);
  }
  return answer.data;
}

function consumed(costs: readonly DataSourceCall[]): Units & { readonly indexes: number } {
  const units = costs.map(({ consumedCapacity }) => consumedCapacity);
  return {
    write: sum(units.map(({ writeUnits }) => writeUnits)),
    read: sum(units.map(({ readUnits }) => readUnits)),
    indexes: sum(units.flatMap(({ indexUnits }) => Object.values(indexUnits))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
