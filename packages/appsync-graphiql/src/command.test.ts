import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

describe('appsync-graphiql', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'appsync-graphiql-'));
    writeFileSync(
      join(directory, 'amplify_outputs.json'),
      JSON.stringify({
        auth: { aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_EXAMPLE', user_pool_client_id: 'client' },
        data: { url: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql' },
      }),
    );
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  function start(...args: string[]) {
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'bin.ts'), ...args],
      { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  async function outcome(...args: string[]) {
    const child = start(...args);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  }

  it('serves the page for the API that amplify_outputs.json names, until it is stopped', async () => {
    const child = start('--port', '0');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\S+/.exec(line.toString())?.[0] ?? '';

    const page = await (await fetch(url)).text();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];

    expect(line.toString()).toMatch(
      /^Ready at http:\/\/localhost:\d+\/ for https:\/\/abc\.appsync-api\.eu-west-1\.amazonaws\.com\/graphql\. Stop with Ctrl\+C\.\n$/,
    );
    expect(page).toContain('"userPoolUrl":"https://cognito-idp.eu-west-1.amazonaws.com/"');
    expect(code).toBe(0);
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, 'localhost');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    expect(await outcome('--port', `${port}`)).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} cannot be listened on (EADDRINUSE): choose another with --port, or 0 for any free port\n`,
    });
  });

  it.each(['-1', '65536', 'x', '1.5', ''])('refuses %j as a port', async (port) => {
    const { code, stderr } = await outcome(`--port=${port}`);

    expect(code).toBe(1);
    expect(stderr).toContain('It must be a whole number from 0 to 65535.');
  });
});
