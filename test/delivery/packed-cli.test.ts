import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { codeBlocks } from '../support/shown-commands.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

const BANK = `Date;Payee;Amount
09.01.2024;University Cafe;-2,25
31.01.2024;Employer;1.800,00
`;
/** What a person answers at the first file of the bank. */
const ANSWERS = ['currency=EUR', 'direction=minus-is-out', 'incoming=INCOME', 'category=Food'];
/** The README's commands, line by line: the first one installs, three do the work. */
const [install = '', ...threeCommands] = codeBlocks('cli/README.md')[0]?.code.trim().split('\n') ?? [];

describe('what npm pack makes of the command', () => {
  const atEnd = useAtEnd();
  let clone = '';
  let env: NodeJS.ProcessEnv = {};

  function shell(line: string) {
    return spawnSync('bash', ['-c', line], { cwd: clone, env, encoding: 'utf8' });
  }

  // Installed as the README says it, with no registry in reach: it brings all that it uses.
  beforeAll(() => {
    clone = temporaryDirectory(atEnd);
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
    cpSync('tsconfig.json', join(clone, 'tsconfig.json'));
    cpSync('cli', join(clone, 'cli'), { recursive: true, filter: (source) => !/[\\/]dist$/.test(source) });
    writeFileSync(join(clone, 'package.json'), JSON.stringify({ private: true, workspaces: ['cli'] }));
    const prefix = join(clone, 'installed');
    env = {
      ...process.env,
      NO_COLOR: '1',
      EXPENSES_HOME: join(clone, 'a home'),
      PATH: [join(prefix, 'bin'), process.env['PATH']].join(delimiter),
      npm_config_offline: 'true',
      npm_config_prefix: prefix,
    };
    execFileSync('bash', ['-c', install], { cwd: clone, env });
  });

  it('is JavaScript, with the licences of what it is made of, and installs nothing else', () => {
    const installed = join(clone, 'installed', 'lib', 'node_modules', 'expense-tracker-cli');

    expect(readFileSync(join(installed, 'dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8')).toContain(
      '--- commander ',
    );
    expect(existsSync(join(installed, 'src'))).toBe(false);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
  });

  it('brings the file of a bank into the app with the three commands of the README', async () => {
    const stack = startCommand(temporaryDirectory(), ['--port', '0', '--memory']);
    await stack.ready;
    mkdirSync(join(clone, '.local'));
    writeFileSync(join(clone, '.local', 'amplify_outputs.json'), JSON.stringify(stack.outputs()));
    writeFileSync(join(clone, 'bank.csv'), BANK);
    const [login = '', importFile = '', summary = ''] = threeCommands;
    expect(threeCommands).toHaveLength(3);

    expect(shell(login)).toMatchObject({ status: 0 });
    const maps = ANSWERS.map((answer) => `--map ${answer}`).join(' ');
    expect(shell(`${importFile} --dry-run ${maps}`)).toMatchObject({ status: 0 });
    expect(shell(importFile)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(
        '2 rows: 2 added, 0 known, 0 refused, 0 left out\n' +
          'EUR: expenses 2.25 (1), refunds 0.00 (0), income 1800.00 (1); in less out 1797.75',
      ) as string,
    });
    const { status, stdout } = shell(summary);

    expect(status).toBe(0);
    expect(stdout).toContain('2.25');
    expect(stdout).toContain('2024-01');
    expect(JSON.parse(shell(`cd cli && ${summary} --json`).stdout)).toMatchObject({
      currencies: [{ currency: 'EUR', spent: 2.25, income: 1800 }],
    });
  });
});
