import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import type { TestUser } from '../../support/local-stack.ts';
import { ended, login, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

async function signedInUser(): Promise<CliUser & { account: TestUser }> {
  const account = await test.newUser();
  const user = cli.newUser(test.stack.outputs);
  await login(user, account.username);
  return { ...user, account };
}

/** Adds expenses over the API; each day another one. */
async function addMany({ graphql }: TestUser, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < count; start += 50) {
    const expenses = Array.from({ length: Math.min(50, count - start) }, (_one, index) => ({
      ...{ date: '2024-01-09', amount: start + index + 1, category: 'Food', currency: 'USD' },
    }));
    const { data } = await graphql(
      'mutation A($input: ImportExpensesInput!) { importExpenses(input: $input) { items { id } } }',
      { input: { expenses } },
    );
    const { items } = data?.['importExpenses'] as unknown as { items: { id: string }[] }; // As selected.
    ids.push(...items.map(({ id }) => id));
  }
  return ids;
}

interface Mirrored {
  readonly id: string;
  readonly version: number;
}

function mirrorOf(user: CliUser): Mirrored[] {
  const lines = readFileSync(join(user.cwd, 'all.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Mirrored);
}

async function listed(user: CliUser): Promise<string[]> {
  const all = (await user.json(['list', '--all'])) as Mirrored[];
  return all.map(({ id, version }) => `${id} ${version}`).sort();
}

function mirrored(user: CliUser): string[] {
  return mirrorOf(user)
    .map(({ id, version }) => `${id} ${version}`)
    .sort();
}

describe('expenses sync', () => {
  it('keeps a file of all expenses, and then reads only what was changed', async () => {
    const user = await signedInUser();
    const [first = '', second = ''] = await addMany(user.account, 3);
    expect(await user.json(['sync', 'all.jsonl'])).toMatchObject({ changed: 3, isAnew: true });

    await user.json(['edit', first, '--payee', 'Cafe']);
    await user.json(['delete', second]);
    await user.json(['add', '1', 'Food']);

    expect(await user.json(['sync', 'all.jsonl'])).toMatchObject({ changed: 3, isAnew: false });
    expect(mirrored(user)).toEqual(await listed(user));
    expect(await user.json(['sync', 'all.jsonl'])).toMatchObject({ changed: 0, isAnew: false });
    expect(existsSync(join(user.cwd, 'all.jsonl.part'))).toBe(false);
  });

  it('goes on where it was killed', async () => {
    const user = await signedInUser();
    await addMany(user.account, 1500);
    const child = user.start(['sync', 'all.jsonl']);
    const end = ended(child);
    await eventually(() => expect(existsSync(join(user.cwd, 'all.jsonl.part'))).toBe(true));
    child.kill('SIGKILL');
    await end;
    // The lock of what was killed counts for nothing after ten seconds.
    await eventually(async () => expect(await user.run(['sync', 'all.jsonl'])).toMatchObject({ code: 0 }));

    expect(mirrored(user)).toEqual(await listed(user));
  });

  it('makes a file anew that something else has changed', async () => {
    const user = await signedInUser();
    await addMany(user.account, 2);
    await user.json(['sync', 'all.jsonl']);
    user.write('all.jsonl', '{}\n');

    expect(await user.json(['sync', 'all.jsonl'])).toMatchObject({ isAnew: true });

    expect(mirrored(user)).toEqual(await listed(user));
  });

  it('leaves a file alone that is no mirror, or that of another user', async () => {
    const user = await signedInUser();
    user.write('notes.txt', 'mine');
    await user.json(['sync', 'all.jsonl']);

    expect(await user.run(['sync', 'notes.txt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no mirror') as string,
    });
    expect(readFileSync(join(user.cwd, 'notes.txt'), 'utf8')).toBe('mine');
    await login(user, (await test.newUser()).username);
    expect(await user.run(['sync', 'all.jsonl'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('another user') as string,
    });
  });
});

describe('expenses watch', () => {
  it('shows what happens from now on, and nothing from before', async () => {
    const user = await signedInUser();
    await addMany(user.account, 2);
    const child = user.start(['watch', '--json']);
    onTestFinished(() => void child.kill('SIGKILL'));
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await eventually(() => expect(stderr).toContain('Watching.'));

    const { id } = (await user.json(['add', '2.25', 'Food'])) as { id: string };
    await eventually(() => expect(stdout).toContain(id));
    await user.json(['delete', id]);

    await eventually(() => expect(stdout.trim().split('\n')).toHaveLength(2));
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { id, version: 1, deletedAt: null },
      { id, version: 2, deletedAt: expect.any(String) as string },
    ]);
  });
});

describe('what is piped', () => {
  it('has tabs, whole ids and no colours, and ends quietly when nobody reads on', async () => {
    const user = await signedInUser();
    const ids = await addMany(user.account, 600);

    const { stdout } = await user.run(['list', '--limit', '2']);
    expect(stdout.split('\n')[0]?.split('\t').slice(0, 6)).toEqual([
      ...[ids.at(-1) ?? '', '2024-01-09', 'EXPENSE', '600.00', 'USD', 'Food'],
    ]);
    const child = user.start(['list', '--all']);
    const end = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));

    expect(await end).toBe(141);
    expect(stderr).toBe('');
  });
});
