import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import { login, PASSWORD, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';
import { CONTROL_C, ENTER } from './open-terminal.ts';
import type { OpenTerminal } from './open-terminal.ts';

const test = useLocalStack();
const cli = useCli();

const BANK = 'Date,Payee,Amount\n2024-01-09,Cafe,-4.50\n2024-01-31,Employer,1800\n';

async function signedInUser(): Promise<CliUser> {
  const { username } = await test.newUser();
  const user = cli.newUser(test.stack.outputs);
  await login(user, username);
  return user;
}

/** Answers what the file of `BANK` leaves open, up to the question with this text. */
async function answerUpTo(terminal: OpenTerminal, last: string): Promise<void> {
  const answers: [string, string][] = [
    ['Which currency are the amounts in?', 'EUR'],
    ['What tells which way the money went?', ''],
    ['What is money that came in', ''],
    ['Which category', 'Food'],
  ];
  for (const [question, answer] of answers) {
    await terminal.see(question);
    if (question === last) {
      return;
    }
    if (answer !== '') {
      terminal.type(answer);
      await terminal.see(answer);
    }
    terminal.type(ENTER);
  }
}

function profilesOf({ home }: CliUser): string[] {
  const directory = join(home, 'profiles');
  return existsSync(directory) ? readdirSync(directory) : [];
}

describe('expenses login in a terminal', () => {
  it('asks for address and password, and shows no letter of the password', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);

    const terminal = user.openTerminal(['login']);
    await terminal.see('E-mail address');
    terminal.type(username);
    await terminal.see(username);
    terminal.type(ENTER);
    await terminal.see('Password');
    terminal.type(PASSWORD);
    await terminal.see('▪'.repeat(PASSWORD.length));
    terminal.type(ENTER);
    await terminal.see(`Signed in as ${username}`);

    expect(await terminal.exitCode).toBe(0);
    expect(terminal.shown()).not.toContain(PASSWORD);
    expect(await user.json(['whoami'])).toMatchObject({ username });
  });

  it('ends with 130 at Ctrl+C, and signs nobody in', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);

    const terminal = user.openTerminal(['login', '--user', username]);
    await terminal.see('Password');
    terminal.type(CONTROL_C);

    expect(await terminal.exitCode).toBe(130);
    expect(terminal.shown()).toContain('cancelled: nothing was done');
    expect(await user.run(['whoami'])).toMatchObject({ code: 3 });
  });
});

describe('expenses import in a terminal', () => {
  it('asks what the file cannot tell, and nothing at the next file of the bank', async () => {
    const user = await signedInUser();
    user.write('bank.csv', BANK);
    user.write('next.csv', 'Date,Payee,Amount\n2024-02-09,Cafe,-5.50\n');

    const first = user.openTerminal(['import', 'bank.csv', '--profile', 'bank']);
    await answerUpTo(first, '');
    await first.see('EUR: expenses 4.50 (1), refunds 0.00 (0), income 1800.00 (1); in less out 1795.50');

    expect(await first.exitCode).toBe(0);
    expect(await user.json(['import', 'next.csv', '--profile', 'bank'])).toMatchObject({ added: 1 });
    expect(await user.json(['list'])).toHaveLength(3);
  });

  it.each(['Which currency are the amounts in?', 'What tells which way the money went?', 'Which category'])(
    'ends with 130 at Ctrl+C instead of an answer to %j: no row, no profile',
    async (question) => {
      const user = await signedInUser();
      user.write('bank.csv', BANK);

      const terminal = user.openTerminal(['import', 'bank.csv', '--profile', 'bank']);
      await answerUpTo(terminal, question);
      terminal.type(CONTROL_C);

      expect(await terminal.exitCode).toBe(130);
      expect(await user.json(['list'])).toEqual([]);
      expect(profilesOf(user)).toEqual([]);
    },
  );

  it('ends with 130 at Ctrl+C in the middle of the rows, and goes on the next time', async () => {
    const user = await signedInUser();
    const rows = Array.from(
      { length: 3000 },
      (_row, index) => `2024-${`${(index % 12) + 1}`.padStart(2, '0')}-05,Shop ${index},-1.00`,
    );
    user.write('bank.csv', `Date,Payee,Amount\n${rows.join('\n')}\n`);
    const answers = ['currency=EUR', 'direction=minus-is-out', 'category=Food'].flatMap((one) => [
      '--map',
      one,
    ]);
    const stored = async () => {
      const { currencies } = (await user.json(['summary', '2024'])) as {
        currencies: { expenseCount: number; spent: number }[];
      };
      return currencies;
    };

    const terminal = user.openTerminal(['import', 'bank.csv', ...answers, '--concurrency', '1']);
    await terminal.see(' rows, ');
    await eventually(async () => expect(await stored()).not.toEqual([]));
    terminal.type(CONTROL_C);

    expect(await terminal.exitCode).toBe(130);
    await user.json(['import', 'bank.csv', ...answers]);
    expect(await stored()).toEqual([expect.objectContaining({ expenseCount: 3000, spent: 3000 })]);
  });
});
