import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { codeBlocks, forStack, hasShell, openShell } from '../support/shown-commands.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

const blocks = codeBlocks('docs/rest-to-graphql.md').filter(({ language }) => language !== 'console');

/** Each command with the answer that the page shows below it, if it shows one. */
const examples = blocks.flatMap(({ language, code }, index) => {
  const next = blocks[index + 1];
  return language === 'sh'
    ? [{ command: code, shown: next?.language === 'sh' ? '' : (next?.code ?? '') }]
    : [];
});

const commands = examples.map(({ command }) => command).join('\n');

/** An answer as data, without what differs from run to run: times, and ids that the page did not choose. */
function comparable(answer: string): unknown {
  const text = answer
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (commands.includes(id) ? id : 'an id'))
    .trim();
  return /^[[{]/.test(text) ? JSON.parse(text) : text;
}

/**
 * `scripts/graphql.ts` as one file: npm and what the command loads take ten times as long to start as this
 * does.
 */
function bundleGraphqlCommand(directory: string): string {
  const outfile = join(directory, 'graphql.cjs');
  const entryPoints = ['scripts/graphql.ts'];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return outfile;
}

describe.skipIf(!hasShell)('docs/rest-to-graphql.md', () => {
  it('shows what its examples answer when they are pasted one after another', async () => {
    const directory = temporaryDirectory();
    const stack = startCommand(directory, ['--port', '0', '--memory']);
    await stack.ready;
    const { origin } = new URL(stack.outputs().data.url);
    const shell = openShell();
    const graphqlCommand = bundleGraphqlCommand(directory);

    const answers: string[] = [];
    for (const { command } of examples) {
      const code = /SignUp code (\d{6})/.exec(stack.stdout())?.[1] ?? '';
      const pasted = forStack(command, origin, directory)
        .replace('CODE=123456', `CODE=${code}`)
        .replaceAll('npm run --silent graphql --', `node ${graphqlCommand}`);
      answers.push(await shell.run(pasted));
    }

    expect(examples.length).toBeGreaterThan(25);
    expect(examples.map(({ command }, index) => [command, comparable(answers[index] ?? '')])).toEqual(
      examples.map(({ command, shown }) => [command, comparable(shown)]),
    );
  });

  it.each(
    [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ].map((name, index) => [name, index + 1]),
  )('gives %s the number %i', (name, month) => {
    const page = readFileSync('docs/rest-to-graphql.md', 'utf8');

    expect(page).toMatch(
      new RegExp(`\\| ${name} +\\| ${month} +\\| \`2025-${String(month).padStart(2, '0')}-01\``),
    );
  });
});
