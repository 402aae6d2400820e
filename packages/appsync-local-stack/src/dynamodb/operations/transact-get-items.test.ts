import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
  await source.execute({
    operation: 'PutItem',
    key: songKey('Max', 'Driva Man'),
    attributeValues: { plays: { N: 1 } },
  });
});
afterAll(() => source.close());

describe('TransactGetItems', () => {
  it('gives items or null in the order of the request', async () => {
    const answer = await source.execute({
      operation: 'TransactGetItems',
      transactItems: [
        { table: 'Labels', key: { name: { S: 'Nobody' } } },
        { table: 'Songs', key: songKey('Max', 'Driva Man'), projection: { expression: 'plays' } },
      ],
    });

    expect(answer).toEqual({ result: { items: [null, { plays: 1 }], cancellationReasons: null } });
  });

  it('takes 100 items and answers ValidationException for 101', async () => {
    const request = (count: number) => ({
      operation: 'TransactGetItems',
      transactItems: Array.from({ length: count }, (_, index) => ({
        table: 'Songs',
        key: songKey('Max', `song ${index}`),
      })),
    });

    expect((await source.execute(request(100))).error).toBeUndefined();
    expect((await source.execute(request(101))).error?.type).toBe('DynamoDB:ValidationException');
  });

  it('needs GetItem on every table', async () => {
    const reader = source.withRole({
      effect: 'Allow',
      actions: ['dynamodb:GetItem'],
      resources: ['arn:aws:dynamodb:eu-central-1:111122223333:table/Songs'],
    });

    const answer = await reader.execute({
      operation: 'TransactGetItems',
      transactItems: [
        { table: 'Songs', key: songKey('Max', 'Driva Man') },
        { table: 'Labels', key: { name: { S: 'Nobody' } } },
      ],
    });

    expect(answer.error?.message).toContain(
      'dynamodb:GetItem on resource: arn:aws:dynamodb:eu-central-1:111122223333:table/Labels',
    );
  });
});
