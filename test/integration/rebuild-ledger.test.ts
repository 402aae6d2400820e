import { spawnSync } from 'node:child_process';
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbClient } from '../../local/dynamodb/client.ts';
import { rebuildLedgers } from '../../scripts/ledger-repair.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added, summed } from '../support/operations.ts';

describe('rebuildLedgers', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let tableName = '';
  beforeAll(() => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    tableName = test.stack.model.tables[0]?.tableName ?? '';
  });
  afterAll(() => client.destroy());

  const ledgerOf = (sub: string) => ({ userId: { S: sub }, sk: { S: 'MONTH#2024-01#USD' } });

  async function spoil(sub: string): Promise<void> {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: ledgerOf(sub),
        UpdateExpression: 'SET #total = :total',
        ExpressionAttributeNames: { '#total': 'total' },
        ExpressionAttributeValues: { ':total': { N: '1' } },
      }),
    );
  }

  it('finds nothing where nobody wrote by hand', async () => {
    const user = await test.newUser();
    await added(user);

    expect(await rebuildLedgers({ client, tableName, userId: user.sub })).toEqual([]);
  });

  it('only reports unless it is to repair, and then repairs', async () => {
    const user = await test.newUser();
    await added(user);
    await spoil(user.sub);

    const found = await rebuildLedgers({ client, tableName, userId: user.sub });
    const repaired = await rebuildLedgers({ client, tableName, userId: user.sub, repair: true });

    expect(found).toMatchObject([
      { outcome: 'found', attributes: [{ name: 'total', stored: '1', expected: '225' }] },
    ]);
    expect(repaired).toMatchObject([{ outcome: 'repaired' }]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 2.25, count: 1 }]);
    expect(await rebuildLedgers({ client, tableName, userId: user.sub })).toEqual([]);
  });

  it('makes a ledger that is gone, and goes on counting from there', async () => {
    const user = await test.newUser();
    await added(user);
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: ledgerOf(user.sub) }));

    await rebuildLedgers({ client, tableName, userId: user.sub, repair: true });
    await added(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 4.5, count: 2 }]);
  });

  it('leaves a month alone that changes while it looks', async () => {
    const user = await test.newUser();
    await added(user);
    await spoil(user.sub);
    let isFirstWrite = true;
    // A client of its own: one that was used before keeps the middleware that it had then.
    const overtaken = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    overtaken.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'PutItemCommand' && isFirstWrite) {
            isFirstWrite = false;
            await added(user);
          }
          return next(args);
        },
      { step: 'initialize', name: 'overtake' },
    );

    const first = await rebuildLedgers({ client: overtaken, tableName, userId: user.sub, repair: true });
    const second = await rebuildLedgers({ client: overtaken, tableName, userId: user.sub, repair: true });

    overtaken.destroy();
    expect(first).toMatchObject([{ outcome: 'changed meanwhile' }]);
    expect(second).toMatchObject([{ outcome: 'repaired' }]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 4.5, count: 2 }]);
  });

  it('is what npm run rebuild-ledger runs', async () => {
    const user = await test.newUser();
    await added(user);
    await spoil(user.sub);
    const run = (...options: string[]) =>
      spawnSync(
        process.execPath,
        [
          ...['--import', 'tsx', 'scripts/rebuild-ledger.ts', '--user', user.sub],
          ...['--endpoint', test.stack.dynamodbEndpoint, ...options],
        ],
        { encoding: 'utf8' },
      );

    const [found, repaired, again] = [run(), run('--repair'), run()];

    expect([found.stderr, found.status]).toEqual(['', 1]);
    expect(found.stdout).toBe(
      'MONTH#2024-01#USD: found\n  total is 1, should be 225\n' +
        'Ledgers that differ from the expenses: 1; left as they are: 1\n',
    );
    expect([repaired.status, again.status]).toEqual([0, 0]);
    expect(again.stdout).toBe('Ledgers that differ from the expenses: 0; left as they are: 0\n');
  });
});
