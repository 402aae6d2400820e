import { spawnSync } from 'node:child_process';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../support/local-stack.ts';
import { ended, PASSWORD, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

const ANN = 'ann@example.com';
const BANK = 'Date;Payee;Amount\n2024-01-09;University Cafe;-2.25\n2024-01-31;Employer;1800\n';
/** Accounts first, then what needs one; what others take for granted before them. */
const FIRST = [
  'signup',
  'login',
  'whoami',
  'doctor',
  'add',
  'list',
  'search',
  'edit',
  'delete',
  'restore',
  'trash',
];
const LAST = ['rename-category', 'logout'];

/** The examples that a command's help shows, as words. */
function examplesIn(help: string): string[][] {
  return [...help.matchAll(/^ {2}\$ expenses (.*)$/gm)].map(([, line = '']) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word),
  );
}

async function commandsOf(user: CliUser): Promise<string[]> {
  const { stdout } = await user.run(['complete', '--', '']);
  const names = stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  const others = names.filter((name) => !['', 'help', ...FIRST, ...LAST].includes(name));
  return [...FIRST, ...others, ...LAST];
}

/** Runs an example; what goes on until it is interrupted is. */
async function runExample(user: CliUser, words: readonly string[]) {
  const child = user.start(words, { env: { EXPENSES_PASSWORD: PASSWORD } });
  child.stdin.end();
  const end = ended(child);
  if (words[0] === 'watch') {
    let stderr = '';
    child.stderr.on('data', (text: string) => (stderr += text));
    await eventually(() => expect(stderr).toContain('Watching.'));
    child.kill('SIGINT');
    return { ...(await end), code: 0 };
  }
  return end;
}

describe('the examples of the help', () => {
  it('run as they are, in the order of a first day', async () => {
    const { outputs } = test.stack;
    const demoUser = { username: ANN, password: PASSWORD };
    const user = cli.newUser({ ...outputs, custom: { ...outputs.custom, demo_user: demoUser } });
    user.write('bank.csv', BANK);
    const failed: string[] = [];
    let ran = 0;

    for (const name of await commandsOf(user)) {
      if (name === 'list') {
        for (const id of ['24c8fe0b', '9d3f21aa']) {
          const whole = `${id}-70af-45cb-8ba8-9474e33bd616`;
          await user.run(['add', '1', 'Food', '--date', '2024-01-09', '--id', whole]);
        }
      }
      const { stdout } = await user.run([name, '--help']);
      for (const words of examplesIn(stdout)) {
        ran += 1;
        const { code, stderr } = await runExample(user, words);
        if (code !== 0) {
          failed.push(`expenses ${words.join(' ')}: ${code}: ${stderr}`);
        }
        if (name === 'signup') {
          await user.run(['signup', '--user', ANN, '--code', test.codes.get(ANN) ?? '']);
        }
      }
    }

    expect(failed).toEqual([]);
    expect(ran).toBeGreaterThan(30);
  });
});

describe('the completion of bash', () => {
  it.each([
    ['su', ['summary']],
    ['summary --by m', ['method', 'month']],
    ['add 2.25 Food --pa', ['--payee']],
    ['list last-', ['last-week', 'last-month', 'last-year']],
    ['completion ', []],
  ])('completes expenses %s', (line, words) => {
    const program = `
      expenses() { '${process.execPath}' '${cli.command}' "$@"; }
      source <(expenses completion bash)
      COMP_WORDS=(expenses ${line}${line.endsWith(' ') ? '""' : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _expenses
      printf '%s\\n' "\${COMPREPLY[@]}"`;

    const { stdout, stderr } = spawnSync('bash', ['-c', program], { encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((word) => word !== '')).toEqual(words);
  });
});
