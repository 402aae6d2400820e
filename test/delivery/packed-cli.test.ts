import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

const BANK = `Date;Payee;Category;Amount;Currency
09.01.2024;University Cafe;Food;-2,25;EUR
31.01.2024;Employer;Salary;1.800,00;EUR
`;

describe('what npm pack makes of the command', () => {
  const atEnd = useAtEnd();
  let app = '';
  let command = '';

  // Installed from its tarball into an empty folder, with no registry in reach: it brings all that it uses.
  beforeAll(() => {
    const directory = temporaryDirectory(atEnd);
    symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
    cpSync('tsconfig.json', join(directory, 'tsconfig.json'));
    const packed = join(directory, 'cli');
    cpSync('cli', packed, { recursive: true, filter: (source) => !/(^|[\\/])dist$/.test(source) });
    const tarball = execFileSync('npm', ['pack', '--silent'], { cwd: packed, encoding: 'utf8' })
      .trim()
      .split('\n')
      .at(-1);
    app = join(directory, 'an empty folder');
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{}');
    execFileSync('npm', ['install', '--offline', '--no-audit', join(packed, tarball ?? '')], { cwd: app });
    command = join(app, 'node_modules', '.bin', 'expenses');
  });

  function expenses(...words: string[]) {
    const env = {
      ...process.env,
      EXPENSES_HOME: join(app, 'home'),
      EXPENSES_OUTPUTS: join(app, 'outputs.json'),
    };
    return spawnSync(command, words, { cwd: app, env, encoding: 'utf8' });
  }

  it('is JavaScript, with the licences of what it is made of, and installs nothing else', () => {
    const installed = join(app, 'node_modules', 'expense-tracker-cli');

    expect(readFileSync(join(installed, 'dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8')).toContain(
      '--- commander ',
    );
    expect(existsSync(join(installed, 'src'))).toBe(false);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
  });

  it('brings the file of a bank into the app with three commands', async () => {
    const stack = startCommand(temporaryDirectory(), ['--port', '0', '--memory']);
    await stack.ready;
    writeFileSync(join(app, 'outputs.json'), JSON.stringify(stack.outputs()));
    writeFileSync(join(app, 'bank.csv'), BANK);

    expect(expenses('login', '--demo')).toMatchObject({ status: 0 });
    expect(
      expenses('import', 'bank.csv', '--map', 'direction=minus-is-out', '--map', 'incoming=INCOME', '--json')
        .stderr,
    ).not.toContain('expenses:');
    const { stdout } = expenses('summary', '2024', '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      currencies: [{ currency: 'EUR', spent: 2.25, income: 1800, categories: [{ category: 'Food' }] }],
    });
  });
});
