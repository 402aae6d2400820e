import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';

/** The tools that the contract is read by, as somebody installs them beside a copy of it. */
const TOOLS = [
  '@graphql-codegen/cli@6.3.1',
  '@graphql-codegen/client-preset@6.2.0',
  '@graphql-inspector/cli@7.0.0',
  'gql.tada@1.11.3',
  'graphql@16.15.0',
  'graphql-schema-linter@3.0.1',
  'relay-compiler@21.0.1',
  'typescript@5.9.3',
];
const SCALARS = { AWSDate: 'string', AWSDateTime: 'string' };

const CODEGEN = {
  schema: 'schema.graphql',
  documents: 'operations/*.graphql',
  generates: { 'generated/': { preset: 'client', config: { strictScalars: true, scalars: SCALARS } } },
};
const RELAY = {
  src: './relay',
  schema: './schema.graphql',
  language: 'typescript',
  customScalarTypes: SCALARS,
};
const RELAY_PROGRAM = `
import { graphql } from 'react-relay';

export const entries = graphql\`
  query EntriesQuery($from: AWSDate) {
    expenses(from: $from, limit: 10) { items { id date amount version } nextToken }
  }
\`;
export const added = graphql\`
  subscription EntriesAddedSubscription { onExpenseAdded { id date amount } }
\`;
`;
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom'],
    types: [],
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    plugins: [
      { name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: './tada/env.d.ts' },
    ],
  },
  include: ['tada'],
};
const TADA_PROGRAM = `
import { initGraphQLTada, type ResultOf } from 'gql.tada';
import type { introspection } from './env.d.ts';

const graphql = initGraphQLTada<{ introspection: introspection; scalars: { AWSDate: string; AWSDateTime: string } }>();
const entries = graphql(\`query { expenses(limit: 10) { items { id date amount } nextToken } }\`);
type Page = NonNullable<ResultOf<typeof entries>['expenses']>;

export const amount = (page: Page): number | undefined => page.items[0]?.amount;
// @ts-expect-error An expense has no such field.
export const none = (page: Page): unknown => page.items[0]?.colour;
`;

describe('a copy of the contract', () => {
  const atEnd = useAtEnd();
  let app = '';

  beforeAll(() => {
    app = temporaryDirectory(atEnd);
    cpSync('packages/expense-tracker-client/schema.graphql', join(app, 'schema.graphql'));
    mkdirSync(join(app, 'operations'));
    for (const name of readdirSync('operations').filter((file) => file.endsWith('.graphql'))) {
      cpSync(join('operations', name), join(app, 'operations', name));
    }
    write('package.json', '{"type":"module","private":true}');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...TOOLS], {
      cwd: app,
      stdio: 'ignore',
    });
  });

  function write(path: string, content: string): void {
    mkdirSync(join(app, path, '..'), { recursive: true });
    writeFileSync(join(app, path), content);
  }

  function run(tool: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(join(app, 'node_modules/.bin', tool), args, {
      cwd: app,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { status, output: `${stdout}${stderr}` };
  }

  it('is read by GraphQL Code Generator, and every operation with it', () => {
    write('codegen.json', JSON.stringify(CODEGEN));

    expect(run('graphql-codegen', '--config', 'codegen.json')).toMatchObject({ status: 0 });
    expect(readdirSync(join(app, 'generated'))).toContain('graphql.ts');
  });

  it('is read by GraphQL Inspector, which finds nothing wrong in any operation', () => {
    expect(run('graphql-inspector', 'validate', 'operations/*.graphql', 'schema.graphql')).toMatchObject({
      status: 0,
      output: expect.stringContaining('All documents are valid') as string,
    });
  });

  it('is read by the Relay compiler', () => {
    write('relay.config.json', JSON.stringify(RELAY));
    write('relay/Entries.ts', RELAY_PROGRAM);

    expect(run('relay-compiler')).toMatchObject({ status: 0 });
    expect(readdirSync(join(app, 'relay/__generated__')).sort()).toEqual([
      'EntriesAddedSubscription.graphql.ts',
      'EntriesQuery.graphql.ts',
    ]);
  });

  it('is read by gql.tada, whose types know the fields', () => {
    write('tsconfig.json', JSON.stringify(TSCONFIG));
    write('tada/program.ts', TADA_PROGRAM);

    expect(run('gql.tada', 'generate-output')).toMatchObject({ status: 0 });
    expect(run('tsc')).toEqual({ status: 0, output: '' });
  });

  it('has nothing for graphql-schema-linter to find but that its pages are not those of Relay', () => {
    const { status, output } = run('graphql-schema-linter', '--format', 'compact', 'schema.graphql');

    expect(status).toBe(1);
    const rules = output.split('\n').flatMap((line) => /\(([a-z-]+)\)\s*$/.exec(line)?.[1] ?? []);
    expect([...new Set(rules)].sort()).toEqual([
      'relay-connection-arguments-spec',
      'relay-connection-types-spec',
      'relay-page-info-spec',
    ]);
  });
});
