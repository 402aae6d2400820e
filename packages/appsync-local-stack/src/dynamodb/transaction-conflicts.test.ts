import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../runtime/model.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import type { PlannedCall } from './interceptor.ts';
import { songKey, startTestDataSource } from './test-data-source.ts';
import type { TestDataSource } from './test-data-source.ts';
import { transactionConflicts } from './transaction-conflicts.ts';

/** One item of a few. */
const TITLES = ['Ah Um', 'Blues & Roots', 'Fables', 'Haitian'] as const;
type Title = (typeof TITLES)[number];

function put(title: string): { readonly [name: string]: Json } {
  return {
    table: 'Songs',
    operation: 'PutItem',
    key: songKey('Mingus', title),
    attributeValues: { plays: { N: 1 } },
  };
}

function transaction(of: readonly string[]) {
  return { operation: 'TransactWriteItems', transactItems: of.map(put) };
}

function planned(request: ReturnType<typeof transaction>): PlannedCall {
  return {
    operation: request.operation,
    request,
    dataSourceName: 'SongsSource',
    tableName: 'Songs',
  };
}

/** The items of each transaction, in any order. */
const itemLists = fc.array(fc.shuffledSubarray([...TITLES], { minLength: 1 }), {
  minLength: 1,
  maxLength: 8,
});

describe('transactionConflicts', () => {
  it('never lets two transactions run that share an item, and refuses none that shares none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), itemLists, async (scheduler, lists) => {
        const running = new Set<readonly Title[]>();
        let begun = false;
        const intercept = transactionConflicts({
          holdMs: () => {
            begun = true;
            return 15;
          },
          wait: () => scheduler.schedule(Promise.resolve()),
        });

        const send = async (items: readonly Title[]) => {
          await scheduler.schedule(Promise.resolve());
          const isFree = [...running].every((other) => !other.some((title) => items.includes(title)));
          begun = false;
          const answer = intercept(planned(transaction(items)), async () => {
            await scheduler.schedule(Promise.resolve());
            return { result: null };
          });
          expect(begun).toBe(isFree);
          if (isFree) {
            running.add(items);
          }
          await answer;
          running.delete(items);
        };
        const all = Promise.all(lists.map(send));
        await scheduler.waitAll();
        await all;
      }),
      { numRuns: 300 },
    );
  });

  it('lets every transaction through that comes after the end of the one before', async () => {
    await fc.assert(
      fc.asyncProperty(itemLists, async (lists) => {
        const carriedOut: (readonly Title[])[] = [];
        const intercept = transactionConflicts({ wait: () => Promise.resolve() });

        for (const items of lists) {
          await intercept(planned(transaction(items)), () => {
            carriedOut.push(items);
            return Promise.resolve({ result: null });
          });
        }

        expect(carriedOut).toEqual(lists);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a reason for each item of the refused transaction, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...TITLES], { minLength: 1 }),
        fc.shuffledSubarray([...TITLES], { minLength: 1 }),
        async (held, asked) => {
          fc.pre(asked.some((title) => held.includes(title)));
          const end = gate();
          const intercept = transactionConflicts({
            holdMs: () => 15,
            wait: (ms) => (ms === 15 ? end.opened : Promise.resolve()),
          });
          const first = intercept(planned(transaction(held)), () => Promise.resolve({ result: null }));

          const answer = await intercept(planned(transaction(asked)), never);

          end.open();
          await first;
          expect(answer instanceof DynamoDbError && answer.details.cancellationReasons).toEqual(
            asked.map((title) =>
              held.includes(title)
                ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
                : { Code: 'None' },
            ),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('lets a transaction hold its items, and a refused call take, as long as it is told', async () => {
    const waits: number[] = [];
    const end = gate();
    const intercept = transactionConflicts({
      holdMs: () => 40,
      refusalMs: () => 7,
      wait: (ms) => {
        waits.push(ms);
        return ms === 40 ? end.opened : Promise.resolve();
      },
    });

    const first = intercept(planned(transaction(['Fables'])), () => Promise.resolve({ result: null }));
    await intercept(planned(transaction(['Fables'])), never);
    end.open();
    await first;

    expect(waits).toEqual([40, 7]);
  });

  it('lets go of the items of a transaction that fails', async () => {
    const intercept = transactionConflicts({ wait: () => Promise.resolve() });

    await expect(
      intercept(planned(transaction(['Fables'])), () => Promise.reject(new Error('The engine is gone'))),
    ).rejects.toThrow('The engine is gone');

    expect(
      await intercept(planned(transaction(['Fables'])), () => Promise.resolve({ result: null })),
    ).toEqual({ result: null });
  });
});

describe('a data source with transactionConflicts', () => {
  let source: TestDataSource;
  beforeAll(async () => {
    source = await startTestDataSource();
  });
  afterAll(() => source.close());

  /** Sends requests while a transaction on `Fables` is running, and then lets that end. */
  async function meanwhile(...requests: readonly { readonly [name: string]: Json }[]) {
    const end = gate();
    const { execute } = source.intercepted(
      transactionConflicts({
        holdMs: () => 15,
        wait: (ms) => (ms === 15 ? end.opened : Promise.resolve()),
      }),
    );
    const running = execute(transaction(['Fables']));
    const answers = [];
    for (const request of requests) {
      answers.push(await execute(request));
    }
    end.open();
    return { answers, ended: await running };
  }

  it('answers a transaction in AppSync’s form, and writes none of it', async () => {
    const { answers, ended } = await meanwhile(transaction(['Ah Um', 'Fables']));

    expect(answers).toEqual([
      {
        result: {
          keys: null,
          cancellationReasons: [
            { type: 'None', message: 'None' },
            { type: 'TransactionConflict', message: 'Transaction is ongoing for the item' },
          ],
        },
        error: {
          type: 'DynamoDB:TransactionCanceledException',
          message: expect.stringMatching(
            /specific reasons \[None, TransactionConflict\] \(Service: DynamoDb, Status Code: 400, Request ID: \w+\)$/,
          ) as unknown,
        },
      },
    ]);
    expect(ended.error).toBeUndefined();
    expect(
      (await source.execute({ operation: 'GetItem', key: songKey('Mingus', 'Ah Um') })).result,
    ).toBeNull();
  });

  it.each([
    ['PutItem', { attributeValues: { plays: { N: 2 } } }],
    [
      'UpdateItem',
      { update: { expression: 'SET plays = :plays', expressionValues: { ':plays': { N: 2 } } } },
    ],
    ['DeleteItem', {}],
  ])('refuses %s of an item that the transaction has, and of no other', async (operation, rest) => {
    const { answers } = await meanwhile(
      { operation, key: songKey('Mingus', 'Fables'), ...rest },
      { operation, key: songKey('Mingus', 'Haitian'), ...rest },
    );

    expect(answers).toMatchObject([
      {
        result: null,
        error: {
          type: 'DynamoDB:TransactionConflictException',
          message: expect.stringContaining('Transaction is ongoing for the item (Service') as unknown,
        },
      },
      {},
    ]);
    expect(answers[1]?.error).toBeUndefined();
  });

  it('cancels TransactGetItems of the item, with a reason for each', async () => {
    const { answers } = await meanwhile({
      operation: 'TransactGetItems',
      transactItems: ['Fables', 'Ah Um'].map((title) => ({ table: 'Songs', key: songKey('Mingus', title) })),
    });

    expect(answers).toMatchObject([
      {
        result: { items: null, cancellationReasons: [{ type: 'TransactionConflict' }, { type: 'None' }] },
        error: { type: 'DynamoDB:TransactionCanceledException' },
      },
    ]);
  });

  it('lets plain reads through', async () => {
    const { answers } = await meanwhile(
      { operation: 'GetItem', key: songKey('Mingus', 'Fables') },
      {
        operation: 'Query',
        query: { expression: 'artist = :artist', expressionValues: { ':artist': { S: 'Mingus' } } },
      },
    );

    expect(answers.map(({ error }) => error)).toEqual([undefined, undefined]);
  });

  it('knows an item by its key, however the key is written', async () => {
    const { title, artist } = songKey('Mingus', 'Fables');

    const { answers } = await meanwhile({ operation: 'DeleteItem', key: { title, artist } });

    expect(answers[0]?.error?.type).toBe('DynamoDB:TransactionConflictException');
  });

  it('leaves a malformed request to be refused as always', async () => {
    const { execute } = source.intercepted(transactionConflicts());

    await expect(execute({ operation: 'DeleteItem', key: { artist: 'Mingus' } })).rejects.toThrow('$[key]');
  });
});

/** What a refused call never does. */
function never(): Promise<never> {
  return Promise.reject(new Error('It was carried out'));
}

/** A promise that is kept once it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
