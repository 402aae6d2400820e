import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as LanguageService from '@actions/languageservice';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { WORKFLOW_ENVIRONMENTS } from '../../infra/ci-access/settings.ts';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';

const FOLDER = '.github/workflows';
const names = readdirSync(FOLDER);

/** A workflow, as far as these tests read it. */
interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly environment?: string;
        readonly uses?: string;
        readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function jobsOf(name: string) {
  return Object.values((parse(textOf(name)) as Workflow).jobs); // GitHub's own check has passed.
}

const atEnd = useAtEnd();
let service: typeof LanguageService;

/** It imports JSON as bundlers do, not as Node.js does. */
beforeAll(async () => {
  const directory = temporaryDirectory(atEnd);
  const outfile = join(directory, 'service.mjs');
  await build({
    stdin: { contents: "export * from '@actions/languageservice';", resolveDir: '.' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  service = (await import(pathToFileURL(outfile).href)) as typeof LanguageService; // It is the bundle of that package.
});

/** What GitHub's own language service finds, as `line: message`. It remembers a file by its name. */
async function findings(name: string, text: string): Promise<string[]> {
  const file = `file:///${randomUUID()}/${FOLDER}/${name}`;
  const found = await service.validate(TextDocument.create(file, 'yaml', 1, text));
  return found.map(({ range, message }) => `${range.start.line + 1}: ${JSON.stringify(message)}`);
}

describe.each(names)('workflow %s', (name) => {
  const steps = jobsOf(name).flatMap((job) => job.steps ?? []);
  const commands = steps.flatMap(({ run }) => run ?? []);

  it("passes GitHub's own checks", async () => {
    expect(await findings(name, textOf(name))).toEqual([]);
  });

  it('runs commands that a shell can read', () => {
    for (const command of commands) {
      expect(spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' }).stderr).toBe('');
    }
  });

  it('puts no text of a stranger into a command', () => {
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  it('runs scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }; // our own file
    const run = commands.flatMap((command) =>
      [...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script = '']) => script),
    );

    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('fails when any command of a pipe fails', () => {
    expect(textOf(name)).toMatch(/^defaults:\n {2}run:\n(?: {4}#.*\n)? {4}shell: bash$/m);
  });

  it('names the versions of all actions', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);

    expect(used.filter((action) => !/@v\d+$/.test(action))).toEqual([]);
  });
});

describe('the workflows', () => {
  it('check what .ci/run checks', () => {
    expect(textOf('check.yml')).toContain('run: bash .ci/run');
    expect(textOf('deploy.yml')).toContain('uses: ./.github/workflows/check.yml');
  });

  it('deploy in the environments that have access to AWS', () => {
    const environments = names.flatMap(jobsOf).flatMap(({ environment }) => environment ?? []);

    expect([...new Set(environments)].sort()).toEqual(WORKFLOW_ENVIRONMENTS);
  });

  it.each([
    ['an event that there is not', 'pull_request:', 'pull_requests:'],
    ['a key that there is not', 'runs-on:', 'run-on:'],
    ['an expression that cannot be read', 'github.event_name ==', 'github.event_name = '],
  ])('are checked for %s', async (_, from, to) => {
    expect(await findings('check.yml', textOf('check.yml').replace(from, to))).not.toEqual([]);
  });
});
