import { DeleteItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../ledger/finding.ts';
import { rebuildLedgers } from '../../ledger/rebuild-ledgers.ts';
import { fillTable } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added, listedAll, summed } from '../support/operations.ts';

const JANUARY = 'LEDGER#2024-01#USD#SPENT#Food';

describe('rebuildLedgers', () => {
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

  /**
   * A client that does something before each command of a name. One that was used before would keep the
   * middleware it had.
   */
  function interruptedClient(commands: readonly string[], interrupt: () => Promise<unknown>): DynamoDBClient {
    const interrupted = newClient();
    onTestFinished(() => interrupted.destroy());
    interrupted.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== undefined && commands.includes(commandName)) {
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

  const spoil = (sub: string) => set(sub, JANUARY, 'total', { N: '1' });

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

  it('finds nothing where nobody wrote by hand, and counts what it has read', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    await added(user, { date: '2024-02-09' });
    await user.graphql('mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }', { id });

    const { tally, findings } = await rebuild(user.sub);

    expect(findings).toEqual([]);
    // The ledger of the deleted expense went with it.
    expect(tally).toMatchObject({ expenses: 2, deleted: 1, ledgers: 1, others: 0 });
  });

  it('makes a ledger that is gone, and the API goes on counting from there', async () => {
    const user = await test.newUser();
    await added(user);
    const Key = { userId: { S: user.sub }, sk: { S: JANUARY } };
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }));

    await rebuild(user.sub, { repair: true });
    await added(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
  });

  it('writes to a month again after the text in its ledger is mended', async () => {
    const user = await test.newUser();
    await added(user);
    await set(user.sub, JANUARY, 'count', { S: '1' });

    await rebuild(user.sub, { repair: true });
    await added(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
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

      expect((await rebuild(user.sub, { by, repair: true })).findings).toEqual([[JANUARY, 'mended']]);
      expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 9, expenseCount: 4 }]);
    });

    describe('to a ledger that is gone', () => {
      /** Lets an expense of the ledger come before its expenses are listed, and go before it is made. */
      async function comesAndGoes(date: string) {
        const user = await test.newUser();
        await added(user, { date: '2024-01-15' });
        const Key = { userId: { S: user.sub }, sk: { S: JANUARY } };
        await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
        let [queries, id] = [0, ''];
        const by = interruptedClient(['QueryCommand', 'TransactWriteItemsCommand'], async () => {
          queries += 1;
          if (queries === 3) {
            ({ id } = await added(user, { date, amount: 1 }));
          } else if (queries === 4) {
            await user.graphql('mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }', { id });
          }
        });
        return { user, by, isGone: () => queries > 4 };
      }

      it.each(['2024-01-09', '2024-01-20'])(
        'makes it without an expense of %s that came and went meanwhile',
        async (date) => {
          const { user, by, isGone } = await comesAndGoes(date);

          const { findings } = await rebuild(user.sub, { by, repair: true });

          expect(isGone()).toBe(true);
          expect(findings).toEqual([[JANUARY, 'mended']]);
          expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
          expect((await rebuild(user.sub)).findings).toEqual([]);
        },
      );

      it('makes it with an expense that came meanwhile', async () => {
        const user = await test.newUser();
        await added(user);
        const Key = { userId: { S: user.sub }, sk: { S: JANUARY } };
        await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
        let isFirst = true;
        const by = interruptedClient(['TransactWriteItemsCommand'], async () => {
          await (isFirst ? added(user) : Promise.resolve());
          isFirst = false;
        });

        expect((await rebuild(user.sub, { by, repair: true })).findings).toEqual([[JANUARY, 'mended']]);
        expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
      });

      it('makes none whose only expense is deleted before it is made', async () => {
        const user = await test.newUser();
        const { id } = await added(user);
        const Key = { userId: { S: user.sub }, sk: { S: JANUARY } };
        await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
        let isFirst = true;
        const by = interruptedClient(['TransactWriteItemsCommand'], async () => {
          if (isFirst) {
            isFirst = false;
            await user.graphql('mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }', { id });
            await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
          }
        });

        expect((await rebuild(user.sub, { by, repair: true })).findings).toEqual([]);
        expect((await rebuild(user.sub)).findings).toEqual([]);
        expect((await summed(user, 2024)).currencies).toEqual([]);
      });

      it('reports none that came and went with its only expense', async () => {
        const user = await test.newUser();
        const { id } = await added(user);
        let queries = 0;
        const by = interruptedClient(['QueryCommand', 'GetItemCommand'], async () => {
          queries += 1;
          if (queries === 3) {
            await user.graphql('mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }', { id });
          }
        });

        expect((await rebuild(user.sub, { by })).findings).toEqual([]);
      });
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
      await set(user.sub, JANUARY, 'total', { N: '0' });
      await set(user.sub, JANUARY, 'd09', { N: '0' });
      let queries = 0;
      const by = interruptedClient(['QueryCommand'], async () => {
        queries += 1;
        await (queries === 2 ? added(user) : Promise.resolve());
      });

      expect((await rebuild(user.sub, { by })).findings).toEqual([[JANUARY, 'found']]);
    });

    it('reports no difference for what the index by date lacks when somebody is at work', async () => {
      const user = await test.newUser();
      const { id } = await added(user);
      await set(user.sub, `EXPENSE#${id}`, 'dateKey', { S: 'nowhere' });
      let queries = 0;
      const by = interruptedClient(['QueryCommand'], async () => {
        queries += 1;
        await (queries === 2 ? added(user) : Promise.resolve());
      });

      expect((await rebuild(user.sub, { by })).findings).toEqual([
        [`EXPENSE#${id}`, 'found'],
        [JANUARY, 'busy'],
      ]);
    });

    it('names a ledger that changes at every try, and leaves it', async () => {
      const user = await test.newUser();
      await added(user);
      await spoil(user.sub);
      const by = interruptedClient(['PutItemCommand'], () => added(user));

      const { findings } = await rebuild(user.sub, { by, repair: true, tries: 3 });

      expect(findings).toEqual([[JANUARY, 'busy']]);
      expect((await rebuild(user.sub, { repair: true })).findings).toEqual([[JANUARY, 'mended']]);
      expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 11.25, expenseCount: 5 }]);
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
        await spoil(user.sub);
        outcomes.push((await rebuild(user.sub, { repair: true, tries: 200 })).findings);
      }
      isOver = true;
      await writer;

      expect(outcomes).toEqual(Array(4).fill([[JANUARY, 'mended']]));
      expect((await rebuild(user.sub)).findings).toEqual([]);
    });
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
      await set(user.sub, `LEDGER#2024-${month}#USD#SPENT#Food`, 'total', { S: 'x' });
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
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 6.75, expenseCount: 3 }]);
  });

  it('reads more than fits into one answer of DynamoDB', async () => {
    const user = await test.newUser();
    await fillTable(test.stack, user.sub, 2_600);

    const { tally } = await rebuild(user.sub, { repair: true });

    expect(tally.expenses).toBe(2_600);
    expect((await rebuild(user.sub)).findings).toEqual([]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 112.5, expenseCount: 50 }]);
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
      [JANUARY, 'found'],
    ]);
    expect(await items()).toEqual(before);
  });
});
