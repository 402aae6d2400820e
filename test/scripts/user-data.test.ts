import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, shippedCommand } from '../support/command.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  importExpenses,
  listedAll,
  summed,
  updateExpense,
} from '../support/operations.ts';
import { temporaryDirectory } from '../support/start-command.ts';

const test = useLocalStack();
const STATE = { outputs: '', directory: '' };

beforeAll(() => {
  const directory = temporaryDirectory(afterAll);
  const outputs = join(directory, 'amplify_outputs.json');
  writeFileSync(outputs, JSON.stringify(test.stack.outputs));
  Object.assign(STATE, { outputs, directory });
});

/** Runs the command beside this process, in which the stack answers. */
function run(
  program: readonly string[],
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...program, ...args, '--outputs', STATE.outputs],
      { env: { ...process.env, NO_COLOR: '1' } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

const user = (...args: string[]) => run(bundledCommand('user'), ...args);

function linesOf(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>); // a line of an export
}

/** A user with two expenses of one day, another kind and currency, and a deleted expense. */
async function userWithData(): Promise<TestUser> {
  const ann = await test.newUser();
  await added(ann, { date: '2024-02-01', kind: 'INCOME', amount: 1000, currency: 'JPY', category: 'Pay' });
  await added(ann, { description: 'first "entered"\n', payee: 'Shop #12', paymentMethod: 'Cash' });
  const { id } = await added(ann, { kind: 'REFUND', subcategory: 'Coffee' });
  await ann.graphql(updateExpense, { input: { id, notes: 'späť ☕' } });
  const gone = await added(ann, { amount: 5 });
  await ann.graphql(deleteExpense, { id: gone.id });
  return ann;
}

async function storeOther(sub: string, sk: string): Promise<void> {
  const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
  await client.send(
    new PutItemCommand({
      TableName: test.stack.model.tables[0]?.tableName ?? '',
      Item: { userId: { S: sub }, sk: { S: sk }, amountMinor: { N: '50000' } },
    }),
  );
  client.destroy();
}

describe('npm run user -- export', () => {
  it('writes all that a user has, by date and in the order of entry, found by their address', async () => {
    const ann = await userWithData();
    await storeOther(ann.sub, 'BUDGET#USD#Food');

    const { code, stdout, stderr } = await run(shippedCommand('user'), 'export', '--user', ann.username);

    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Exported 3 expenses, 1 deleted ones, 1 other items of the user ${ann.sub}.\n`,
    });
    expect(linesOf(stdout)).toEqual([
      {
        id: expect.any(String) as unknown,
        kind: 'EXPENSE',
        date: '2024-01-09',
        amount: 2.25,
        currency: 'USD',
        category: 'Food',
        description: 'first "entered"\n',
        payee: 'Shop #12',
        paymentMethod: 'Cash',
      },
      expect.objectContaining({ kind: 'REFUND', subcategory: 'Coffee', notes: 'späť ☕' }),
      expect.objectContaining({ kind: 'INCOME', date: '2024-02-01', amount: 1000, currency: 'JPY' }),
      expect.objectContaining({ amount: 5, deletedAt: expect.any(String) as unknown }),
      { item: { userId: { S: ann.sub }, sk: { S: 'BUDGET#USD#Food' }, amountMinor: { N: '50000' } } },
    ]);
  });

  it('writes what an import takes again: the same expenses, in the same order, with the same totals', async () => {
    const [ann, bob] = [await userWithData(), await test.newUser()];
    const out = join(STATE.directory, 'ann.jsonl');

    const exported = await user('export', '--user', ann.sub, '--out', out);
    const expenses = linesOf(readFileSync(out, 'utf8')).filter((line) => !('deletedAt' in line));
    const { errors } = await bob.graphql(importExpenses, { input: { expenses } });

    expect(exported).toEqual({
      code: 0,
      stdout: '',
      stderr: `Exported 3 expenses, 1 deleted ones of the user ${ann.sub} to ${out}.\n`,
    });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(errors).toBeUndefined();
    const ids = async (person: TestUser) => (await listedAll(person)).map(({ id }) => id);
    expect(await ids(bob)).toEqual(await ids(ann));
    expect(await summed(bob, 2024)).toEqual(await summed(ann, 2024));
    expect(linesOf((await user('export', '--user', bob.sub)).stdout)).toEqual(expenses);
  });

  it('says in one line what it cannot do, and leaves no file', async () => {
    const out = join(STATE.directory, 'nobody.jsonl');

    expect(await user('export', '--user', 'nobody@example.com', '--out', out)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'No user has the name "nobody@example.com": --user takes a sub or an e-mail address\n',
    });
    expect(await user('export')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("required option '--user <name>' not specified") as unknown,
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe('npm run user -- erase', () => {
  it('erases the data and then the account, of this user only', async () => {
    const [ann, bob] = [await userWithData(), await userWithData()];
    await storeOther(ann.sub, 'BUDGET#USD#Food');
    const before = await listedAll(bob);

    const erased = await user('erase', '--user', ann.username);
    const again = await user('erase', '--user', ann.sub);

    expect(erased).toEqual({
      code: 0,
      stdout: [
        // Four expenses, the ledgers of two sides, and a budget.
        `Erased 7 items of the user ${ann.sub}, and the account.`,
        'A token that was issued before is valid for up to an hour. To be sure, then run it again:',
        `  npm run user -- erase --user ${ann.sub}`,
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(again).toEqual({
      code: 0,
      stdout: `Erased 0 items of the user ${ann.sub}, who has no account.\n`,
      stderr: '',
    });
    await expect(
      test.cognito.send(
        new AdminGetUserCommand({
          UserPoolId: test.stack.outputs.auth.user_pool_id,
          Username: ann.username,
        }),
      ),
    ).rejects.toMatchObject({ name: 'UserNotFoundException' });
    expect(await listedAll(ann)).toEqual([]);
    expect(await listedAll(bob)).toEqual(before);
  });

  it('erases what was added after the account was gone, when it is run again', async () => {
    const ann = await userWithData();
    await user('erase', '--user', ann.sub);
    await added(ann);

    const { stdout } = await user('erase', '--user', ann.sub);

    expect(stdout).toBe(`Erased 2 items of the user ${ann.sub}, who has no account.\n`);
    expect(await listedAll(ann)).toEqual([]);
  });
});
