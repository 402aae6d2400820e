import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

const readme = readFileSync('README.md', 'utf8');
const hasShell = ['bash', 'curl'].every((command) => spawnSync(command, ['--version']).status === 0);

/** The code blocks of a section, in order. */
function blocks(heading: string, language: string): string[] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );
}

/** Runs a script in bash while this process goes on, and answers with what it printed. */
function bash(script: string): Promise<string> {
  const child = spawn('bash', ['-e', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}

describe.skipIf(!hasShell)('README.md', { timeout: 60_000 }, () => {
  it('shows what its first command really answers, but for the id', async () => {
    const directory = temporaryDirectory();
    const stack = startCommand(directory, ['--port', '0', '--memory']);
    await stack.ready;
    const [, command = ''] = blocks('Try it', 'sh');
    const [shown = ''] = blocks('Try it', 'json');

    const answer = await bash(
      command.replace('graphql --', `graphql -- --outputs ${directory}/amplify_outputs.json`),
    );

    const withoutId = (text: string) => text.replace(/"id": "[0-9a-f-]{36}"/, '"id": "…"').trim();
    expect(withoutId(answer)).toBe(withoutId(shown));
  });

  it('walks from sign-in to addExpense to expenses when pasted', async () => {
    const directory = temporaryDirectory();
    const stack = startCommand(directory, ['--port', '0', '--memory']);
    await stack.ready;
    const { origin } = new URL(stack.outputs().data.url);
    const script = blocks('The same over plain HTTP', 'sh')
      .join('\necho\n')
      .replace('http://localhost:4000', origin)
      .replace('./.local/', `${directory}/`);

    const [added = '', listed = ''] = (await bash(script)).trim().split('\n');

    expect(JSON.parse(added)).toMatchObject({
      data: { addExpense: { date: '2024-01-09', amount: 2.25, currency: 'USD' } },
    });
    expect(JSON.parse(listed)).toEqual({
      data: {
        expenses: {
          items: [{ date: '2024-01-09', description: 'Morning coffee', amount: 2.25 }],
          nextToken: null,
        },
      },
    });
  });
});
