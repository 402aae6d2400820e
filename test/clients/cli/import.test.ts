import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from 'appsync-local-stack/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import { ended, login, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

const HEADER = 'Date,Payee,Amount';
const answers = ['currency=EUR', 'direction=minus-is-out', 'incoming=INCOME', 'category=Other'].flatMap(
  (one) => ['--map', one],
);

async function signedInUser(): Promise<CliUser> {
  const { username } = await test.newUser();
  const user = cli.newUser(test.stack.outputs);
  await login(user, username);
  return user;
}

/** Rows of a bank over some months: each payee is another one. */
function bankOf(count: number): string {
  const rows = Array.from({ length: count }, (_row, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    return `2024-${month}-05,Shop ${index},-${index + 1}.25`;
  });
  return `${[HEADER, ...rows].join('\n')}\n`;
}

describe('expenses import', () => {
  it('adds each row once, however often it is imported, and tells equal rows apart', async () => {
    const user = await signedInUser();
    user.write(
      'bank.csv',
      `${HEADER}\n2024-01-09,Cafe,-4.50\n2024-01-09,Cafe,-4.50\n2024-01-31,Employer,1800\n`,
    );

    const dry = await user.json(['import', 'bank.csv', '--dry-run', ...answers]);
    const first = await user.json(['import', 'bank.csv', ...answers]);
    const second = await user.json(['import', 'bank.csv', ...answers]);

    const sums = [{ currency: 'EUR', expenses: '9.00', income: '1800.00', net: '1791.00' }];
    expect(dry).toMatchObject({ isDryRun: true, rows: 3, added: 3, known: 0, refused: 0, sums });
    expect(first).toMatchObject({ isDryRun: false, added: 3, known: 0, refused: 0, sums });
    expect(second).toMatchObject({ added: 0, known: 3, refused: 0, sums });
    expect(await user.json(['list'])).toHaveLength(3);
  });

  it('leaves what was changed and deleted since as it is, and says so', async () => {
    const user = await signedInUser();
    user.write('bank.csv', bankOf(3));
    await user.json(['import', 'bank.csv', ...answers]);
    const [one, other] = (await user.json(['list'])) as { id: string }[];
    await user.json(['edit', one?.id ?? '', '--payee', 'Somebody else']);
    await user.json(['delete', other?.id ?? '']);

    expect(await user.json(['import', 'bank.csv', ...answers])).toMatchObject({
      ...{ added: 0, known: 1, changed: 1, deleted: 1, refused: 0 },
    });
  });

  it('writes refused rows with reasons into a file that can be mended and imported', async () => {
    const user = await signedInUser();
    const long = 'x'.repeat(101);
    user.write(
      'bank.csv',
      `${HEADER}\n2024-01-09,Cafe,-4.50\n2024-02-30,Shop,-1.00\n2024-01-10,${long},-2.00\n2024-01-11,"a, b",-3.00\n`,
    );

    const { code, stderr } = await user.run(['import', 'bank.csv', ...answers, '--profile', 'bank']);

    expect(code).toBe(6);
    expect(stderr).toContain('line 3: date "2024-02-30" is not a day of the calendar');
    const refused = readFileSync(join(user.cwd, 'bank.csv.refused.csv'), 'utf8');
    expect(refused.split('\r\n')[0]).toBe('Date,Payee,Amount,refused because');
    expect(refused).toContain('2024-02-30,Shop,-1.00,"date ""2024-02-30"" is not a day of the calendar"');
    user.write('mended.csv', refused.replace('2024-02-30', '2024-02-29').replace(long, 'x'));
    expect(await user.json(['import', 'mended.csv', '--profile', 'bank'])).toMatchObject({ refused: 0 });
    expect(await user.json(['summary', '2024'])).toMatchObject({
      currencies: [{ currency: 'EUR', spent: 10.5 }],
    });
  });

  it('names every answer that it needs where nobody can be asked, and imports nothing', async () => {
    const user = await signedInUser();
    user.write('bank.csv', bankOf(1));

    const { code, stderr } = await user.run(['import', 'bank.csv']);

    expect(code).toBe(2);
    expect(stderr).toContain('--map direction=minus-is-out|plus-is-out');
    expect(stderr).toContain('--map currency=VALUE');
    expect(await user.json(['list'])).toEqual([]);
  });

  it.each([
    [['--map', 'direction'], 'It must be SETTING=VALUE'],
    [['--map', 'colour=red'], '--map colour: this file has no such setting; it has encoding,'],
    [['--map', 'direction=up'], 'direction cannot be "up"; it can be'],
    [['--map', 'date=Nowhere'], 'the file has no column "Nowhere"; it has "Date", "Payee", "Amount"'],
    [['--profile', '../x'], '--profile must be a name'],
    [['--concurrency', '0'], '--concurrency must be a whole number'],
  ])('refuses %j', async (options, message) => {
    const user = await signedInUser();
    user.write('bank.csv', bankOf(1));

    const { code, stderr } = await user.run(['import', 'bank.csv', ...options]);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('takes answers to questions that only some files raise', async () => {
    const user = await signedInUser();
    user.write('bank.csv', `${HEADER}\n2024-01-09,Cafe,-4.50\n`);

    const more = [...answers, '--map', 'pending=leave-out', '--map', 'word.debit=out'];

    expect(await user.json(['import', 'bank.csv', ...more])).toMatchObject({ added: 1 });
  });

  it('refuses an empty file and one that is not there', async () => {
    const user = await signedInUser();
    user.write('empty.csv', '');

    expect(await user.run(['import', 'empty.csv'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the file is empty') as string,
    });
    expect(await user.run(['import', 'none.csv'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FILE does not exist') as string,
    });
    expect(await user.run(['import', '.'])).toMatchObject({
      code: 2,
      stderr: 'expenses: EISDIR: illegal operation on a directory, read\n',
    });
  });

  it('goes on after it was killed, and adds nothing twice', async () => {
    const user = await signedInUser();
    user.write('bank.csv', bankOf(3000));
    const child = user.start(['import', 'bank.csv', ...answers, '--concurrency', '2']);
    const end = ended(child);
    const imported = async () => ((await user.json(['list'])) as unknown[]).length;
    await eventually(async () => expect(await imported()).toBe(50));

    child.kill('SIGKILL');
    await end;
    const report = (await user.json(['import', 'bank.csv', ...answers])) as { added: number; known: number };

    expect(report.added + report.known).toBe(3000);
    expect(await user.json(['summary', '2024'])).toMatchObject({
      currencies: [{ expenseCount: 3000, spent: 4_502_250 }],
    });
    expect(existsSync(join(user.home, 'data', 'imports'))).toBe(true);
  });

  it('loses and doubles nothing when it is killed again and again, and then begun twice at once', async () => {
    const user = await signedInUser();
    const count = 1200;
    user.write('bank.csv', bankOf(count));
    const stored = async () => {
      const { currencies } = (await user.json(['summary', '2024'])) as {
        currencies: { expenseCount: number }[];
      };
      return currencies[0]?.expenseCount ?? 0;
    };

    for (const part of [0.1, 0.3]) {
      const child = user.start(['import', 'bank.csv', ...answers, '--concurrency', '1']);
      const end = ended(child);
      await eventually(async () => expect(await stored()).toBeGreaterThan(count * part));
      child.kill('SIGKILL');
      await end;
    }
    const reports = (await Promise.all([1, 2].map(() => user.json(['import', 'bank.csv', ...answers])))) as {
      added: number;
      known: number;
      refused: number;
    }[];

    for (const { added, known, refused } of reports) {
      expect({ rows: added + known, refused }).toEqual({ rows: count, refused: 0 });
    }
    expect(await user.json(['summary', '2024'])).toMatchObject({
      currencies: [{ expenseCount: count, spent: (count * (count + 1)) / 2 + count / 4 }],
    });
  });

  it('begins anew when the rows of the run that was broken off are gone', async () => {
    const { username, graphql } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);
    const rows = Array.from({ length: 1500 }, (_row, index) => `2024-01-05,Shop ${index},-1.00`);
    user.write('bank.csv', `${HEADER}\n${rows.join('\n')}\n`);
    const child = user.start(['import', 'bank.csv', ...answers, '--concurrency', '1']);
    const end = ended(child);
    await eventually(() => expect(doneOf(user)).toBeGreaterThan(0));
    child.kill('SIGKILL');
    await end;
    await erase(graphql);

    expect(await user.json(['import', 'bank.csv', ...answers])).toMatchObject({ added: 1500, known: 0 });

    expect(await user.json(['summary', '2024'])).toMatchObject({ currencies: [{ expenseCount: 1500 }] });
  });
});

/** How many rows of the one import that was begun are known to be done. */
function doneOf({ home }: CliUser): number {
  const directory = join(home, 'data', 'imports');
  const [file] = existsSync(directory) ? readdirSync(directory).filter((one) => one.endsWith('.json')) : [];
  // As the command writes it.
  return file === undefined
    ? 0
    : (JSON.parse(readFileSync(join(directory, file), 'utf8')) as { done: number }).done;
}

async function erase(graphql: (query: string) => Promise<{ data: unknown }>): Promise<void> {
  const { data } = await graphql('mutation E { eraseMyData(confirmation: "ERASE ALL MY DATA") { more } }');
  if ((data as { eraseMyData: { more: boolean } }).eraseMyData.more) {
    await erase(graphql);
  }
}

const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((one) => isName(one));
const formula = fc.constantFrom('=1+1', '+1', '-1', '@x', "'=1", '"', 'a,b', 'a;b', "''", '＝1');
const name = fc.oneof(text(20), formula);
const expense = fc.record(
  {
    amount: fc.integer({ min: 1, max: 99_999_999 }),
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    kind: fc.constantFrom('EXPENSE', 'REFUND', 'INCOME'),
    category: name.filter((one) => !one.includes('#')),
    date: fc.constantFrom('0001-01-01', '2024-02-29', '2024-01-09', '9999-12-31'),
    subcategory: name,
    payee: name,
    description: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 50 }).filter(isFree), formula),
    notes: fc.constantFrom('a\nb', '\n', ' a ', '\t', 'a\r\nb', '=1\n=2'),
    paymentMethod: name,
    location: fc.constantFrom('Main Street', '=cmd()', ' x'),
  },
  { requiredKeys: ['amount', 'currency', 'kind', 'category', 'date'] },
);

describe('an export', () => {
  it.each(['csv', 'jsonl'])('as %s gives another user the same expenses and sums', async (format) => {
    const [from, to] = [await test.newUser(), await signedInUser()];
    const user = cli.newUser(test.stack.outputs);
    await login(user, from.username);
    const decimals: Record<string, number> = { USD: 100, JPY: 1, KWD: 1000 };

    await fc.assert(
      fc.asyncProperty(fc.array(expense, { minLength: 1, maxLength: 50 }), async (all) => {
        const expenses = all.map((one) => ({ ...one, amount: one.amount / (decimals[one.currency] ?? 1) }));
        const { errors } = await from.graphql(
          'mutation A($input: ImportExpensesInput!) { importExpenses(input: $input) { items { id } } }',
          { input: { expenses } },
        );
        expect(errors).toBeUndefined();
        const { code } = await user.run(['export', '--output', `all.${format}`]);
        expect(code).toBe(0);
        to.write(`all.${format}`, readFileSync(join(user.cwd, `all.${format}`)));
        expect(await to.json(['import', `all.${format}`])).toMatchObject({ refused: 0, leftOut: 0 });
        expect(await contentOf(to)).toEqual(await contentOf(user));
        expect(await to.json(['summary', '2024'])).toEqual(await user.json(['summary', '2024']));
      }),
      { numRuns: 3 },
    );
  });
});

const OF_THE_IMPORT = ['userId', 'createdAt', 'updatedAt'];

/** All expenses but for what is of the import itself. An empty text is none. */
async function contentOf(user: CliUser): Promise<unknown[]> {
  const expenses = (await user.json(['list', '--all'])) as Record<string, unknown>[];
  return expenses
    .map((one) =>
      Object.fromEntries(
        Object.entries(one)
          .filter(([name]) => !OF_THE_IMPORT.includes(name))
          .map(([name, value]) => [name, value === '' ? null : value]),
      ),
    )
    .sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));
}

/** A name as the API takes it. */
function isName(value: string): boolean {
  return (
    isFree(value) &&
    !/[\p{C}\p{Zl}\p{Zp}#]/u.test(value) &&
    /^[^\s\p{Cf}].*$/u.test(value) &&
    !/\s$/u.test(value)
  );
}

/** A text as the API takes it: no control characters, well-formed. */
function isFree(value: string): boolean {
  return !/\p{Cs}/u.test(value) && !/[^\P{Cc}\t\n\r]/u.test(value);
}
