import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancellation, refusal } from './interceptor.ts';
import type { PlannedCall } from './interceptor.ts';
import { songKey, startTestDataSource } from './test-data-source.ts';
import type { TestDataSource } from './test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const put = (title: string) => ({
  operation: 'PutItem',
  key: songKey('Mingus', title),
  attributeValues: { plays: { N: 1 } },
});

const isStored = async (title: string) =>
  (await source.execute({ operation: 'GetItem', key: songKey('Mingus', title) })).result !== null;

describe('interceptor', () => {
  it('is asked about each call before it is made', async () => {
    const planned: PlannedCall[] = [];
    const { execute } = source.intercepted((call) => {
      planned.push(call);
      return undefined;
    });

    await execute(put('Fables'));

    expect(planned).toEqual([
      { operation: 'PutItem', request: put('Fables'), dataSourceName: 'SongsSource', tableName: 'Songs' },
    ]);
    expect(await isStored('Fables')).toBe(true);
  });

  it('may carry the call out itself, and answers when that has ended', async () => {
    const { execute } = source.intercepted(async (_call, carryOut) => {
      const answer = await carryOut();
      expect(await isStored('Pithecanthropus')).toBe(true);
      return answer;
    });

    const answer = await execute(put('Pithecanthropus'));

    expect(answer).toMatchObject({ result: { title: 'Pithecanthropus', plays: 1 } });
  });

  it('lets a call fail before it is sent', async () => {
    const { execute } = source.intercepted(() => refusal('ThrottlingException'));

    const answer = await execute(put('Haitian'));

    expect(answer).toMatchObject({ result: null, error: { type: 'DynamoDB:ThrottlingException' } });
    expect(await isStored('Haitian')).toBe(false);
  });

  it('lets the answer of a call get lost that was carried out', async () => {
    const { execute } = source.intercepted(() => 'lost');

    const answer = await execute(put('Jelly Roll'));

    expect(answer).toMatchObject({ result: null, error: { type: 'DynamoDB:SdkClientException' } });
    expect(await isStored('Jelly Roll')).toBe(true);
  });

  it('lets a transaction be cancelled, with a reason for each item', async () => {
    const { execute } = source.intercepted(() => cancellation(['None', 'TransactionConflict']));

    const answer = await execute({ operation: 'TransactWriteItems', transactItems: [] });

    expect(answer).toMatchObject({
      result: {
        keys: null,
        cancellationReasons: [
          { type: 'None', message: 'None' },
          { type: 'TransactionConflict', message: 'Transaction is ongoing for the item' },
        ],
      },
      error: {
        type: 'DynamoDB:TransactionCanceledException',
        message: expect.stringContaining('[None, TransactionConflict]') as unknown,
      },
    });
  });
});
