import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, shippedCommand } from '../support/command.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added } from '../support/operations.ts';

const JANUARY = 'LEDGER#2024-01#USD#SPENT#Food';
/** Stands for the name of the stack's table. */
const OURS = 'TableName';

it('npm run rebuild-ledger says what to name where the AWS SDK finds no region', () => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/rebuild-ledger.ts', '--all'],
    { encoding: 'utf8', env: { ...env, AWS_CONFIG_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' } },
  );

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'No AWS region is known: name it with --region, or a local DynamoDB with --endpoint\n',
  });
});

describe('npm run rebuild-ledger', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let tableName = '';
  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    tableName = test.stack.model.tables[0]?.tableName ?? '';
    await client.send(
      new CreateTableCommand({
        TableName: 'Else',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
  });
  afterAll(async () => {
    await client.send(new DeleteTableCommand({ TableName: 'Else' }));
    client.destroy();
  });

  async function spoil(sub: string): Promise<void> {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { userId: { S: sub }, sk: { S: JANUARY } },
        UpdateExpression: 'SET #total = :total',
        ExpressionAttributeNames: { '#total': 'total' },
        ExpressionAttributeValues: { ':total': { N: '1' } },
      }),
    );
  }

  function run(...options: string[]) {
    return runAs(bundledCommand('rebuild-ledger'), options);
  }

  function start(program: readonly string[], options: readonly string[]) {
    return spawn(process.execPath, [...program, '--endpoint', test.stack.dynamodbEndpoint, ...options]);
  }

  /** Runs the command itself. */
  function runAs(
    program: readonly string[],
    options: readonly string[],
  ): Promise<{ status: number | null; stdout: string; stderr: string }> {
    const child = start(program, options);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...output })));
  }

  it('says what differs, mends it when asked to, and ends with 1 as long as something is left', async () => {
    const user = await test.newUser();
    await added(user);
    await spoil(user.sub);

    const found = await run('--user', user.sub, '--table', tableName);
    const repaired = await run('--user', user.sub, '--repair', '--table', tableName);

    expect([found.stderr, found.status]).toEqual(['', 1]);
    expect(found.stdout).toBe(
      `${JANUARY}: differs\n  total is 1, must be 225\n` +
        'Read: 1 user, 1 expense (0 of them deleted), 1 ledger\n' +
        'Differences: 1; mended: 0; left as they are: 1\n' +
        'Run it again with --repair to mend 1 of them.\n',
    );
    expect(repaired).toEqual({
      status: 0,
      stdout:
        `${JANUARY}: mended\n  total is 1, must be 225\n` +
        'Read: 1 user, 1 expense (0 of them deleted), 1 ledger\nDifferences: 1; mended: 1; left as they are: 0\n',
      stderr: '',
    });
  });

  it('checks all users, and names each one that has a difference', async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    await Promise.all([added(one), added(other)]);
    await spoil(one.sub);
    const nobody = randomUUID().toUpperCase();
    const stray = { userId: { S: nobody }, sk: { S: 'NOTE' } };
    await client.send(new PutItemCommand({ TableName: tableName, Item: stray }));

    const { status, stdout } = await run('--all', '--repair', '--table', tableName);
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: stray }));

    expect(status).toBe(1);
    expect(stdout).toContain(`User ${one.sub}\n${JANUARY}: mended\n  total is 1, must be 225\n`);
    expect(stdout).toContain(`User ${nobody}\nNOTE: must be mended by hand\n`);
    expect(stdout).toContain(
      `userId: must be mended by hand\n  userId is "${nobody}", must be the sub of a Cognito user, a UUID in lower case`,
    );
    expect(stdout).not.toContain(other.sub);
  });

  it.each([
    [
      'a sub that nobody has',
      ['--user', 'ann@example.com', '--table', OURS],
      'has no items of the user "ann@example.com"',
    ],
    ['nobody', ['--repair'], 'error: name the user: --user SUB, or --all'],
    [
      'one user and all',
      ['--user', 'u', '--all'],
      "option '--user <sub>' cannot be used with option '--all'",
    ],
    ['a table that there is not', ['--all', '--table', 'Elsewhere'], 'The table does not exist'],
    ['a table of something else', ['--all', '--table', 'Else'], 'The table Else is not one of this project'],
    ['a user in it', ['--user', 'u', '--table', 'Else'], 'The table Else is not one of this project'],
    ['an endpoint that is no URL', ['--all', '--endpoint', 'localhost:8000'], '--endpoint'],
    ['no DynamoDB', ['--all', '--endpoint', 'http://127.0.0.1:1'], 'ECONNREFUSED'],
  ])('ends with 2 for %s', async (_, options, message) => {
    const given = options.map((option) => (option === OURS ? tableName : option));
    const { status, stdout, stderr } = await run(...given);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('ends with 2 and one line where something else than DynamoDB answers', async () => {
    const { status, stdout, stderr } = await run(
      '--all',
      '--table',
      tableName,
      '--endpoint',
      test.stack.origin,
    );

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'The server at --endpoint is not DynamoDB: use the address that npm start prints beside "Data"\n',
    );
  });

  it('ends without a stack trace when nobody reads on, as with head', async () => {
    const child = start(bundledCommand('rebuild-ledger'), ['--all', '--table', tableName]);
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));

    expect([stderr, status]).toEqual(['', 2]);
  });

  it('says in its help what it ends with', async () => {
    const { status, stdout } = await runAs(shippedCommand('rebuild-ledger'), ['--help']);

    expect(status).toBe(0);
    expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
  });
});
