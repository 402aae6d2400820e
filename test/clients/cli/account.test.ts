import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, middleOfCodeWindow } from 'appsync-local-stack/testing';
import { createExpenseClient } from 'expense-tracker-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startFaultProxy } from '../../../packages/appsync-cognito-client/src/testing/fault-proxy.ts';
import { useLocalStack } from '../../support/local-stack.ts';
import { login, PASSWORD, useCli } from './cli-process.ts';
import type { CliUser } from './cli-process.ts';

const test = useLocalStack();
const cli = useCli();

function sessionFileOf({ home }: CliUser): string {
  const directory = join(home, 'sessions');
  return join(directory, readdirSync(directory).find((name) => name.endsWith('.json')) ?? '');
}

/** The access token counts as expired from now on. */
function expire(user: CliUser): void {
  const file = sessionFileOf(user);
  const session = JSON.parse(readFileSync(file, 'utf8')) as object; // The command has written it.
  writeFileSync(file, JSON.stringify({ ...session, expiresAt: 0 }));
}

describe('expenses login', () => {
  it('signs in by SRP with a password from the environment, and says who is signed in', async () => {
    const { username, sub } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);

    const { code, stdout, stderr } = await user.run(['login', '--user', username], {
      env: { EXPENSES_PASSWORD: PASSWORD },
    });

    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: `Signed in as ${username} at ${test.stack.graphqlUrl}.\n`,
    });
    expect(await user.json(['whoami'])).toMatchObject({ username, email: username, sub });
  });

  it('reads the password from standard input', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);

    const { code } = await user.run(['login', '--user', username, '--password-stdin'], {
      input: `${PASSWORD}\n`,
    });

    expect(code).toBe(0);
  });

  it('keeps the tokens in a file for the user alone', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);

    expect(statSync(sessionFileOf(user)).mode & 0o777).toBe(0o600);
    expect(statSync(join(user.home, 'sessions')).mode & 0o777).toBe(0o700);
  });

  it('finds the stack in every directory from then on', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);
    user.write('amplify_outputs.json', '');

    const { stderr } = await user.run(['whoami']);
    expect(stderr).toContain('is no JSON file');

    const elsewhere = { ...user, cwd: user.home };
    expect(readFileSync(join(elsewhere.home, 'amplify_outputs.json'), 'utf8')).toBe(
      JSON.stringify(test.stack.outputs),
    );
  });

  it('gives the user pool’s words for a wrong password, and ends with 4', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);

    const { code, stderr } = await user.run(['login', '--user', username], {
      env: { EXPENSES_PASSWORD: 'Wrong-Horse-1' },
    });

    expect({ code, stderr }).toEqual({ code: 4, stderr: 'expenses: Incorrect username or password.\n' });
  });

  it('names the flags where nobody can be asked, and ends with 2', async () => {
    const user = cli.newUser(test.stack.outputs);

    expect(await user.run(['login'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --user EMAIL or --demo') as string,
    });
    expect(await user.run(['login', '--user', 'ann@example.com'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --password-stdin or EXPENSES_PASSWORD') as string,
    });
  });

  it('asks for the code of an authenticator app', async () => {
    const { username } = await test.newUser();
    const { userPool } = createExpenseClient({ outputs: test.stack.outputs });
    await userPool.signIn({ username, password: PASSWORD });
    const { value: secret = '' } = await userPool.setUpAuthenticatorApp();
    // While the stack's clock stands, no code becomes another one, and each is good for one use.
    vi.useFakeTimers({ toFake: ['Date'], now: middleOfCodeWindow() });
    onTestFinished(() => void vi.useRealTimers());
    await userPool.confirmAuthenticatorApp(codeOf(secret, -1));
    const user = cli.newUser(test.stack.outputs);
    const env = { EXPENSES_PASSWORD: PASSWORD };

    const without = await user.run(['login', '--user', username], { env });
    const withCode = await user.run(['login', '--user', username, '--code', codeOf(secret)], { env });

    expect(without).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --code DIGITS') as string,
    });
    expect(withCode.stderr).toContain('Signed in as');
    expect(withCode.code).toBe(0);
  });
});

describe('expenses signup', () => {
  it('makes an account in two calls where nobody can be asked', async () => {
    const username = 'new@example.com';
    const user = cli.newUser(test.stack.outputs);
    const env = { EXPENSES_PASSWORD: PASSWORD };

    const first = await user.run(['signup', '--user', username], { env });
    const second = await user.run(['signup', '--user', username, '--code', test.codes.get(username) ?? '']);

    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('--code CODE') as string });
    expect(second).toMatchObject({ code: 0, stderr: expect.stringContaining('is confirmed') as string });
    await login(user, username);
  });
});

describe('a session', () => {
  it('ends with logout; nobody signed in is 3', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);

    expect(await user.run(['logout'])).toMatchObject({ code: 0, stderr: `${username} is signed out.\n` });

    expect(await user.run(['list'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: `expenses: nobody is signed in to ${test.stack.graphqlUrl}: run "expenses login"\n`,
    });
    expect(await user.run(['logout'])).toMatchObject({ code: 0, stderr: 'Nobody was signed in.\n' });
  });

  it('is renewed once for all commands that run at once', async () => {
    const proxy = await startFaultProxy(test.stack.origin);
    onTestFinished(() => proxy.close());
    const { username } = await test.newUser();
    const { outputs } = test.stack;
    const user = cli.newUser({ ...outputs, custom: { ...outputs.custom, cognito_endpoint: proxy.origin } });
    await login(user, username);
    const renewals = () => proxy.bodies.filter((body) => body.includes('RefreshToken')).length;

    expire(user);
    const runs = await Promise.all([1, 2, 3, 4].map(() => user.run(['list'])));

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(renewals()).toBe(1);
    expire(user);
    expect(await user.run(['list'])).toMatchObject({ code: 0 });
    expect(renewals()).toBe(2);
  });

  it('that the user pool has ended is 3', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);
    await user.run(['logout', '--everywhere']);
    await login(user, username);
    const { userPool } = createExpenseClient({ outputs: test.stack.outputs });
    await userPool.signIn({ username, password: PASSWORD });
    await userPool.signOutEverywhere();
    expire(user);

    expect(await user.run(['list'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('run "expenses login"') as string,
    });
  });
});

describe('expenses doctor', () => {
  it('finds nothing wrong, and ends with 0', async () => {
    const { username } = await test.newUser();
    const user = cli.newUser(test.stack.outputs);
    await login(user, username);

    const findings = (await user.json(['doctor'])) as { what: string; verdict: string }[];

    expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual([
      ...['command', 'stack', 'API', 'user pool', 'session file', 'session'],
    ]);
  });

  it('says that the stack does not answer, and ends with 6', async () => {
    const { outputs } = test.stack;
    const user = cli.newUser({ ...outputs, data: { ...outputs.data, url: 'http://localhost:1/graphql' } });

    const { code, stdout } = await user.run(['doctor']);

    expect(code).toBe(6);
    expect(stdout).toContain('wrong  API: http://localhost:1/graphql does not answer.');
    expect(stdout).toContain('wrong  session: nobody is signed in');
  });
});
