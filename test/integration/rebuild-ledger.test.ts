import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { DeleteItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDynamoDbClient } from '../../local/dynamodb/client.ts';
import type { Finding } from '../../scripts/rebuild-ledger/finding.ts';
import { rebuildLedgers } from '../../scripts/rebuild-ledger/rebuild-ledgers.ts';
import { fillTable } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added, listedAll, summed } from '../support/operations.ts';

const january = 'MONTH#2024-01#USD';

describe('rebuild-ledger', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let tableName = '';
  beforeAll(() => {
    client = newClient();
    tableName = test.stack.model.tables[0]?.tableName ?? '';
  });
  afterAll(() => client.destroy());

  const newClient = () =>
    createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });

  /** A client that does something before each command of a name. One that was used before would keep the middleware it had. */
  function interruptedClient(commands: readonly string[], interrupt: () => Promise<unknown>): DynamoDBClient {
    const interrupted = newClient();
    onTestFinished(() => interrupted.destroy());
    interrupted.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName && commands.includes(commandName)) {
            await interrupt();
          }
          return next(args);
        },
      { step: 'initialize', name: 'interrupt' },
    );
    return interrupted;
  }

  async function set(sub: string, sk: string, name: string, value: AttributeValue): Promise<void> {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { userId: { S: sub }, sk: { S: sk } },
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  }

  const spoil = (sub: string) => set(sub, january, 'total', { N: '1' });

  async function rebuild(
    userId: string,
    options: { by?: DynamoDBClient; repair?: boolean; tries?: number } = {},
  ) {
    const findings: Finding[] = [];
    const { by = client, ...rest } = options;
    const tally = await rebuildLedgers({
      ...{ client: by, tableName, userId, ...rest },
      onFinding: (finding) => findings.push(finding),
    });
    return { tally, findings: findings.map(({ item, outcome }) => [item, outcome]) };
  }

  /** Runs the command itself; the test goes on meanwhile. */
  function run(...options: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
    const command = [
      '--import',
      'tsx',
      'scripts/rebuild-ledger.ts',
      '--endpoint',
      test.stack.dynamodbEndpoint,
    ];
    const child = spawn(process.execPath, [...command, ...options]);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...output })));
  }

  it('finds nothing where nobody wrote by hand, and counts what it has read', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    await added(user, { date: '2024-02-09' });
    await user.graphql('mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }', { id });

    const { tally, findings } = await rebuild(user.sub);

    expect(findings).toEqual([]);
    expect(tally).toMatchObject({ expenses: 2, deleted: 1, ledgers: 2, others: 0 });
  });

  it('makes a ledger that is gone, and the API goes on counting from there', async () => {
    const user = await test.newUser();
    await added(user);
    const Key = { userId: { S: user.sub }, sk: { S: january } };
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }));

    await rebuild(user.sub, { repair: true });
    await added(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 4.5, count: 2 }]);
  });

  it('writes to a month again after the text in its ledger is mended', async () => {
    const user = await test.newUser();
    await added(user);
    await set(user.sub, january, 'count', { S: '1' });

    await rebuild(user.sub, { repair: true });
    await added(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 4.5, count: 2 }]);
  });

  describe('while others write', () => {
    it('tries a ledger again that has changed, and counts what was added', async () => {
      const user = await test.newUser();
      await added(user);
      await spoil(user.sub);
      let writes = 0;
      const by = interruptedClient(['PutItemCommand'], async () => {
        writes += 1;
        await (writes <= 3 ? added(user) : Promise.resolve());
      });

      expect((await rebuild(user.sub, { by, repair: true })).findings).toEqual([[january, 'mended']]);
      expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 9, count: 4 }]);
    });

    it('reports no difference that is only somebody at work', async () => {
      const user = await test.newUser();
      await added(user);
      let queries = 0;
      const by = interruptedClient(['QueryCommand'], async () => {
        queries += 1;
        await (queries === 2 ? added(user) : Promise.resolve());
      });

      expect((await rebuild(user.sub, { by })).findings).toEqual([]);
    });

    it('finds a difference that somebody at work has hidden', async () => {
      const user = await test.newUser();
      await added(user);
      await set(user.sub, january, 'total', { N: '0' });
      await set(user.sub, january, 'total#Food', { N: '0' });
      let queries = 0;
      const by = interruptedClient(['QueryCommand'], async () => {
        queries += 1;
        await (queries === 2 ? added(user) : Promise.resolve());
      });

      expect((await rebuild(user.sub, { by })).findings).toEqual([[january, 'found']]);
    });

    it('names a ledger that changes at every try, and leaves it', async () => {
      const user = await test.newUser();
      await added(user);
      await spoil(user.sub);
      const by = interruptedClient(['PutItemCommand'], () => added(user));

      const { findings } = await rebuild(user.sub, { by, repair: true, tries: 3 });

      expect(findings).toEqual([[january, 'busy']]);
      expect((await rebuild(user.sub, { repair: true })).findings).toEqual([[january, 'mended']]);
      expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 11.25, count: 5 }]);
    });

    it('mends the keys of an expense that is changed at the same moment by those that it has then', async () => {
      const user = await test.newUser();
      const { id } = await added(user);
      await set(user.sub, `EXPENSE#${id}`, 'dateKey', { S: 'nowhere' });
      let isFirst = true;
      const by = interruptedClient(['UpdateItemCommand'], async () => {
        const update = `mutation { updateExpense(input: { id: "${id}", date: "2024-01-20" }) { id } }`;
        await (isFirst ? user.graphql(update) : Promise.resolve());
        isFirst = false;
      });

      await rebuild(user.sub, { by, repair: true });

      expect((await rebuild(user.sub)).findings).toEqual([]);
      expect((await listedAll(user, { from: '2024-01-20' })).map((expense) => expense.id)).toEqual([id]);
    });

    it('mends a month with one writer constantly at work', async () => {
      const user = await test.newUser();
      await added(user);
      let isOver = false;
      const writer = (async () => {
        while (!isOver) {
          await added(user);
        }
      })();

      const outcomes: unknown[] = [];
      for (let round = 0; round < 4; round += 1) {
        await set(user.sub, january, 'currency', { S: 'EUR' });
        outcomes.push((await rebuild(user.sub, { repair: true, tries: 200 })).tally.outcomes.busy);
      }
      isOver = true;
      await writer;

      expect(outcomes).toEqual([0, 0, 0, 0]);
      expect((await rebuild(user.sub)).findings).toEqual([]);
    }, 60_000);
  });

  it('can be ended at any write, and finishes when it is run again', async () => {
    const user = await test.newUser();
    const expenses = await Promise.all(
      ['01', '02', '03'].map((month) => added(user, { date: `2024-${month}-09` })),
    );
    for (const { id } of expenses) {
      await set(user.sub, `EXPENSE#${id}`, 'dateKey', { S: 'nowhere' });
    }
    for (const month of ['01', '02', '03']) {
      await set(user.sub, `MONTH#2024-${month}#USD`, 'total', { S: 'x' });
    }

    let runs = 0;
    for (let isFinished = false; !isFinished; runs += 1) {
      let writes = 0;
      const by = interruptedClient(['UpdateItemCommand', 'PutItemCommand'], () => {
        writes += 1;
        return writes > 1 ? Promise.reject(new Error('killed')) : Promise.resolve();
      });
      isFinished = await rebuild(user.sub, { by, repair: true }).then(
        () => true,
        () => false,
      );
    }

    expect(runs).toBeGreaterThan(1);
    expect((await rebuild(user.sub)).findings).toEqual([]);
    expect(await listedAll(user)).toHaveLength(3);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 6.75, count: 3 }]);
  });

  it('reads more than fits into one answer of DynamoDB', async () => {
    const user = await test.newUser();
    await fillTable(test.stack, user.sub, 2_600);

    const { tally } = await rebuild(user.sub, { repair: true });

    expect(tally.expenses).toBe(2_600);
    expect((await rebuild(user.sub)).findings).toEqual([]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 112.5, count: 50 }]);
  }, 60_000);

  describe('npm run rebuild-ledger', () => {
    it('says what differs, mends it when asked to, and ends with 1 as long as something is left', async () => {
      const user = await test.newUser();
      await added(user);
      await spoil(user.sub);

      const found = await run('--user', user.sub);
      const repaired = await run('--user', user.sub, '--repair');

      expect([found.stderr, found.status]).toEqual(['', 1]);
      expect(found.stdout).toBe(
        `${january}: differs\n  total is 1, must be 225\n` +
          'Read: 1 user, 1 expense (0 of them deleted), 1 ledger\n' +
          'Differences: 1; mended: 0; left as they are: 1\n' +
          'Run it again with --repair to mend 1 of them.\n',
      );
      expect(repaired).toEqual({
        status: 0,
        stdout:
          `${january}: mended\n  total is 1, must be 225\n` +
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

      const { status, stdout } = await run('--all', '--repair');
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: stray }));

      expect(status).toBe(1);
      expect(stdout).toContain(`User ${one.sub}\n${january}: mended\n  total is 1, must be 225\n`);
      expect(stdout).toContain(`User ${nobody}\nNOTE: must be mended by hand\n`);
      expect(stdout).toContain(
        `userId: must be mended by hand\n  userId is "${nobody}", must be the sub of a Cognito user, a UUID in lower case`,
      );
      expect(stdout).not.toContain(other.sub);
    });

    it.each([
      ['a sub that nobody has', ['--user', 'ann@example.com'], 'has nothing of a user "ann@example.com"'],
      ['nobody', ['--repair'], 'error: say whose ledgers: --user SUB, or --all'],
      [
        'one user and all',
        ['--user', 'u', '--all'],
        "option '--user <sub>' cannot be used with option '--all'",
      ],
      ['a table that there is not', ['--all', '--table', 'Elsewhere'], 'There is no such table'],
      ['no DynamoDB', ['--all', '--endpoint', 'http://127.0.0.1:1'], 'ECONNREFUSED'],
    ])('ends with 2 for %s', async (_, options, message) => {
      const { status, stdout, stderr } = await run(...options);

      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain('    at ');
    });

    it('says in its help what it ends with', async () => {
      const { status, stdout } = await run('--help');

      expect(status).toBe(0);
      expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
    });
  });

  it('leaves every item as it is without --repair', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    await set(user.sub, `EXPENSE#${id}`, 'dateKey', { S: 'nowhere' });
    await spoil(user.sub);
    const items = async () => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'userId = :userId',
          ExpressionAttributeValues: { ':userId': { S: user.sub } },
          ConsistentRead: true,
        }),
      );
      return Items;
    };
    const before = await items();

    const { findings } = await rebuild(user.sub);

    expect(findings).toEqual([
      [`EXPENSE#${id}`, 'found'],
      [january, 'found'],
    ]);
    expect(await items()).toEqual(before);
  });
});
