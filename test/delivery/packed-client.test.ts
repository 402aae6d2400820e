import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';

const NAMES = ['appsync-cognito-client', 'expense-tracker-client'];

/** What somebody writes who has installed the packages. */
const PROGRAM = `
import { AddExpenseDocument, createExpenseClient, errorOf } from 'expense-tracker-client';

const outputs = {
  auth: { aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_EXAMPLE', user_pool_client_id: 'client' },
  data: { url: 'http://localhost:1/graphql' },
};
const client = createExpenseClient({ outputs, backoff: { firstMs: 1, largestMs: 1 }, timeLimitMs: 20 });
const answer = await client.send(AddExpenseDocument, {
  input: { date: '2024-01-09', amount: 2.25, category: 'Food' },
});
console.log(JSON.stringify({ code: errorOf(answer, 'addExpense')?.code, id: typeof answer.sent.input.id }));
const { error } = await client.userPool.signIn({ username: 'ann', password: 'secret' });
console.log(error?.name);
`;
/** The same with types, and a field that there is none of. */
const TYPED = `${PROGRAM}
export const total: number | undefined = answer.data?.addExpense?.amount;
// @ts-expect-error An expense has no such field.
export const none: unknown = answer.data?.addExpense?.colour;
// @ts-expect-error The date is missing.
void client.send(AddExpenseDocument, { input: { amount: 2.25, category: 'Food' } });
`;
/** For apps with another client: the documents, typed for it, and the contract. */
const DOCUMENTS = `
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AddExpenseDocument } from 'expense-tracker-client/documents';

const contract = readFileSync(fileURLToPath(import.meta.resolve('expense-tracker-client/schema.graphql')), 'utf8');
console.log(AddExpenseDocument.kind, contract.includes('scalar AWSDate '));
`;
/** The same with types. */
const TYPED_DOCUMENTS = `
import { AddExpenseDocument } from 'expense-tracker-client/documents';

type Answer = NonNullable<ReturnType<NonNullable<(typeof AddExpenseDocument)['__apiType']>>['addExpense']>;
export const amount = (answer: Answer): number => answer.amount;
// @ts-expect-error An expense has no such field.
export const none = (answer: Answer): unknown => answer.colour;
`;
/** A usual app's; declarations of packages are checked, too. */
const OPTIONS = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom'],
  types: [],
};

describe('what npm pack makes of the client', () => {
  const atEnd = useAtEnd();
  let app = '';

  // A copy: while npm packs, package.json is another one.
  beforeAll(() => {
    const directory = temporaryDirectory(atEnd);
    app = join(directory, 'app');
    const installed = join(app, 'node_modules');
    mkdirSync(join(installed, '@noble'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
    symlinkSync(resolve('node_modules/@noble/hashes'), join(installed, '@noble/hashes'));
    cpSync('tsconfig.json', join(directory, 'tsconfig.json'));
    cpSync('packages/pack.js', join(directory, 'packages/pack.js'));
    for (const name of NAMES) {
      const cwd = join(directory, 'packages', name);
      cpSync(join('packages', name), cwd, { recursive: true });
      const packed = execFileSync('npm', ['pack', '--silent'], { cwd, encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1);
      execFileSync('tar', ['-xzf', packed ?? ''], { cwd });
      cpSync(join(cwd, 'package'), join(installed, name), { recursive: true });
    }
    mkdirSync(join(installed, '@graphql-typed-document-node'));
    symlinkSync(
      resolve('node_modules/@graphql-typed-document-node/core'),
      join(installed, '@graphql-typed-document-node/core'),
    );
    writeFileSync(join(app, 'package.json'), '{"type":"module"}');
    writeFileSync(join(app, 'program.mjs'), PROGRAM);
    writeFileSync(join(app, 'program.ts'), TYPED);
    writeFileSync(join(app, 'documents.mjs'), DOCUMENTS);
    writeFileSync(join(app, 'documents.ts'), TYPED_DOCUMENTS);
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: OPTIONS, files: ['program.ts', 'documents.ts'] }),
    );
  });

  it('runs in Node.js as it is', () => {
    const output = execFileSync(process.execPath, ['program.mjs'], { cwd: app, encoding: 'utf8' });

    expect(output.trim().split('\n')).toEqual(['{"code":"NoAnswer","id":"string"}', 'UserPoolError']);
  });

  it('has the contract, and documents for other clients', () => {
    const output = execFileSync(process.execPath, ['documents.mjs'], { cwd: app, encoding: 'utf8' });

    expect(output.trim()).toBe('Document true');
  });

  it('has types that know the operations', () => {
    const tsc = resolve('node_modules/typescript/bin/tsc');

    const { stdout } = spawnSync(process.execPath, [tsc], { cwd: app, encoding: 'utf8' });

    expect(stdout).toBe('');
  });
});
