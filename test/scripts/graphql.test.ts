import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ID, POOL_ID, serveUserPools } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';

const DEMO_USER = { username: 'ann@example.com', password: 'Correct-Horse-1' };

/** Runs the command beside this process, which may answer it. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/graphql.ts', ...args],
      { env: { ...process.env, NO_COLOR: '1' } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

/** An `amplify_outputs.json` of a stack at an address. */
function outputsOf(origin: string): string {
  const file = join(temporaryDirectory(), 'amplify_outputs.json');
  writeFileSync(
    file,
    JSON.stringify({
      auth: { aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: CLIENT_ID },
      data: { url: `${origin}/graphql` },
      custom: { cognito_endpoint: origin, demo_user: DEMO_USER },
    }),
  );
  return file;
}

/** Serves a user pool with a user, and the given text as the API's answer. */
async function serve(answer: string): Promise<string> {
  const server = await serveUserPools({ otherwise: (_request, response) => void response.end(answer) });
  onTestFinished(() => server.close());
  await server.pools.ensureUser({ userPoolId: POOL_ID, ...DEMO_USER });
  return server.origin;
}

describe('npm run graphql', () => {
  it('says in one line that there are no outputs', async () => {
    const file = join(temporaryDirectory(), 'none.json');

    expect(await run('{ categories { category } }', '--outputs', file)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} cannot be read: run "npm start" first, or name another file with --outputs\n`,
    });
  });

  it('says in one line that nothing answers', async () => {
    const { code, stdout, stderr } = await run('{ id }', '--outputs', outputsOf('http://127.0.0.1:1'));

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('127.0.0.1:1 does not answer. Is it running, and can this machine reach it?\n');
  });

  it('says in one line that something else than a GraphQL API answers', async () => {
    const origin = await serve('<!doctype html>');

    expect(await run('{ id }', '--outputs', outputsOf(origin))).toEqual({
      code: 1,
      stdout: '',
      stderr: `${origin}/graphql does not answer as a GraphQL API (status 200)\n`,
    });
  });

  it('prints the answer', async () => {
    const origin = await serve('{"data":{"id":"1"}}');

    expect(await run('{ id }', '--outputs', outputsOf(origin))).toEqual({
      code: 0,
      stdout: '{\n  "data": {\n    "id": "1"\n  }\n}\n',
      stderr: '',
    });
  });
});
