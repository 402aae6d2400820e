import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeBlocks, forStack, hasShell, openShell } from '../support/shown-commands.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

const blocks = codeBlocks('README.md');

function code(heading: string, language: string): string[] {
  return blocks
    .filter((block) => block.heading === heading && block.language === language)
    .map(({ code }) => code);
}

it('needs one command from a clone to a running API', () => {
  expect(code('', 'sh')[0]).toBe('npm start\n');
  expect(readFileSync('README.md', 'utf8')).not.toMatch(/npm (ci|install)\b/);
});

describe.skipIf(!hasShell)('README.md', () => {
  it('shows what its first command really answers, but for the id', async () => {
    const directory = temporaryDirectory();
    const stack = startCommand(directory, ['--port', '0', '--memory']);
    await stack.ready;
    const { origin } = new URL(stack.outputs().data.url);
    const [command = ''] = code('Build an app', 'sh');
    const [shown = ''] = code('Build an app', 'json');

    const answer = await openShell().run(forStack(command, origin, directory));

    const withoutId = (text: string) => text.replace(/"id": "[0-9a-f-]{36}"/, '"id": "…"').trim();
    expect(withoutId(answer)).toBe(withoutId(shown));
  });

  it('walks from sign-in to addExpense to expenses when pasted', async () => {
    const directory = temporaryDirectory();
    const stack = startCommand(directory, ['--port', '0', '--memory']);
    await stack.ready;
    const { origin } = new URL(stack.outputs().data.url);
    const [signIn = '', add = '', list = ''] = code('The same over plain HTTP', 'sh').map((command) =>
      forStack(command, origin, directory),
    );
    const shell = openShell();

    await shell.run(signIn);
    const added = await shell.run(add);
    const listed = await shell.run(list);

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
