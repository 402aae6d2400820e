import { expect, it } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import { login, PASSWORD, useCli } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

const ID = '24c8fe0b-70af-45cb-8ba8-9474e33bd616';
/** In the order of a day: what comes later takes what came before for granted. */
const COMMANDS = [
  'whoami',
  'doctor',
  `add 2.25 Food --payee Cafe --date 2024-01-09 --id ${ID}`,
  'list 2024',
  'search Cafe',
  `edit ${ID} --payee Diner`,
  'summary 2024',
  'set-budget 300 Food --currency USD',
  'budgets 2024-01',
  'remove-budget Food --currency USD',
  'rename-category Food Eating',
  `delete ${ID}`,
  'trash',
  `restore ${ID}`,
  'import bank.csv --map currency=EUR --map direction=minus-is-out --map category=Food',
  'sync mirror.jsonl',
  'logout',
];

it('every command prints one JSON document with --json, and nothing else on stdout', async () => {
  const { username } = await test.newUser();
  const user = cli.newUser(test.stack.outputs);
  user.write('bank.csv', 'Date,Payee,Amount\n2024-01-09,Cafe,-4.50\n');
  await login(user, username);
  const failed: string[] = [];

  for (const line of COMMANDS) {
    const { code, stdout, stderr } = await user.run([...line.split(' '), '--json']);
    if (code !== 0 || !isJson(stdout)) {
      failed.push(`expenses ${line} --json: ${code}: ${stdout}${stderr}`);
    }
  }

  expect(failed).toEqual([]);
  const signedIn = await user.run(['login', '--user', username, '--json'], {
    env: { EXPENSES_PASSWORD: PASSWORD },
  });
  expect(JSON.parse(signedIn.stdout)).toMatchObject({ username });
});

it('every error is one JSON document on stderr with --json, and stdout stays empty', async () => {
  const user = cli.newUser(test.stack.outputs);
  const { username } = await test.newUser();

  const signedOut = await user.run(['list', '--json']);
  await login(user, username);
  const refused = await user.run(['add', '2.255', 'Food', '--json']);
  const unreadable = await user.run(['import', '.', '--json']);
  const misspelt = await user.run(['list', '--colour', '--json']);

  expect([signedOut, refused, unreadable, misspelt].map(({ code }) => code)).toEqual([3, 4, 2, 2]);
  for (const { stdout, stderr } of [signedOut, refused, unreadable, misspelt]) {
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: expect.any(String) as string, message: expect.any(String) as string },
    });
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
