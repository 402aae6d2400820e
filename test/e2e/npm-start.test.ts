import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ownAddresses } from 'appsync-local-stack/testing';
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { shippedCommand } from '../support/command.ts';
import { connectionTo, isTrusted, statusFor } from '../support/connections.ts';
import { sendGraphql } from '../support/local-stack.ts';
import type { ShownExpense } from '../support/operations.ts';
import { demoToken, startCommand, temporaryDirectory } from '../support/start-command.ts';
import type { StartCommand } from '../support/start-command.ts';

/** The exit code and what was printed on the error output, a line each. */
async function failureOf(command: StartCommand) {
  const { code } = await command.ended;
  return { code, lines: command.stderr().trim().split('\n') };
}

const issuerOf = (token: string) => decodeJwt(token).iss;

async function isAnswering(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe('npm start', () => {
  const atEnd = useAtEnd();
  /**
   * One run as it is shipped, from its start to its end: the tests look at what came of it, and go on with
   * what it left.
   */
  const ran: { line?: string; end?: unknown; statuses?: number[]; isEngineAnswering?: boolean } = {};
  const left = { directory: '', token: '', poolId: '' };
  let command: StartCommand;

  beforeAll(async () => {
    left.directory = temporaryDirectory(atEnd);
    command = startCommand(left.directory, ['--port', '0'], { atEnd, program: shippedCommand('start') });
    ran.line = await command.ready;
    const { auth, data } = command.outputs();
    left.poolId = auth.user_pool_id;
    left.token = await demoToken(command);
    const { status } = await sendGraphql(data.url, left.token, '{ expenses { items { id } } }');
    const call = (operation: string, body: Readonly<Record<string, string>>) =>
      fetch(new URL(data.url).origin, {
        method: 'POST',
        headers: {
          authorization: 'AWS4-HMAC-SHA256 of nobody',
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(body),
      });
    const signUp = await call('SignUp', {
      ClientId: auth.user_pool_client_id,
      Username: 'ann@example.com',
      Password: 'Correct-Horse-1',
    });
    const invitation = await call('AdminCreateUser', {
      UserPoolId: auth.user_pool_id,
      Username: 'bob@example.com',
      TemporaryPassword: 'Temporary-Horse-1',
    });
    ran.statuses = [status, signUp.status, invitation.status];
    const engineUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(command.stdout())?.[0] ?? '';
    command.kill('SIGTERM');
    ran.end = await command.ended;
    ran.isEngineAnswering = await isAnswering(engineUrl);
  });

  /** A data directory that another run has left in good order. */
  function leftDirectory(): string {
    const directory = temporaryDirectory();
    cpSync(left.directory, directory, { recursive: true });
    return directory;
  }

  describe('from its start to its end', () => {
    it('says when it is ready, writes what clients need, and stops in good order when asked', () => {
      expect(ran.line).toContain(command.outputs().data.url);
      expect(ran.statuses).toEqual([200, 200, 200]);
      expect(ran.end).toEqual({ code: 0, signal: null });
      expect(command.stderr()).toBe('');
      expect(ran.isEngineAnswering).toBe(false);
    });

    it('shows the confirmation code of a sign-up in the terminal', () => {
      expect(command.stdout()).toMatch(/ann@example\.com.*\b\d{6}\b/);
    });

    it('shows the temporary password of somebody who was invited', () => {
      expect(command.stdout()).toContain('to bob@example.com: temporary password Temporary-Horse-1');
    });
  });

  it('keeps every expense whose mutation was answered, though it is killed in the middle of writes', async () => {
    const directory = temporaryDirectory();
    const first = startCommand(directory, ['--port', '0']);
    await first.ready;
    const token = await demoToken(first);
    const answered: string[] = [];
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) {
        const id = randomUUID();
        const { data } = await sendGraphql(
          first.outputs().data.url,
          token,
          'mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { id } }',
          { input: { id, date: '2024-01-09', amount: 2.25, category: 'Food' } },
        );
        if (data !== null) {
          answered.push(id);
        }
      }
    });
    while (answered.length < 100) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    first.kill('SIGKILL');
    await Promise.allSettled(writers);

    const second = startCommand(directory, ['--port', '0']);
    await second.ready;
    const stored = await allIds(second.outputs().data.url, await demoToken(second));

    expect(answered.filter((id) => !stored.includes(id))).toEqual([]);
    expect(stored.length).toBeGreaterThanOrEqual(answered.length);
  });

  it('lets a token go on after a restart, with another form of issuer too', async () => {
    const { token } = left;
    const second = startCommand(leftDirectory(), ['--port', '0', '--issuer', 'aws']);
    await second.ready;

    const { status } = await sendGraphql(second.outputs().data.url, token, '{ expenses { items { id } } }');
    expect(status).toBe(200);
    expect(issuerOf(token)).toMatch(/^http:\/\/localhost:\d+\/us-east-1_/);
    expect(issuerOf(await demoToken(second))).toMatch(
      /^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/,
    );
  });

  describe('while it runs', () => {
    let running: StartCommand;
    let directory = '';
    beforeAll(async () => {
      directory = temporaryDirectory(atEnd);
      running = startCommand(directory, ['--port', '0'], { atEnd });
      await running.ready;
    });

    it('answers this machine only, and every host name that means it', async () => {
      const { port } = new URL(running.outputs().data.url);

      // On a machine without a network there is no other address: what `listen` listens on, its own test
      // looks at.
      for (const address of ownAddresses()) {
        expect([address, await connectionTo(address, Number(port))]).toEqual([address, 'ECONNREFUSED']);
      }
      expect(await connectionTo('127.0.0.1', Number(port))).toBe('connected');
      const rebound = await statusFor(Number(port), `evil.example:${port}`);
      expect([rebound, await statusFor(Number(port), `localhost:${port}`)]).toEqual([421, 200]);
      expect(running.stdout()).not.toContain('Warning');
    });

    it('lets no other stack have its data directory, which says so in one line', async () => {
      expect(await failureOf(startCommand(directory, ['--port', '0']))).toEqual({
        code: 1,
        lines: [
          `The data directory ${directory} is in use by process ${running.pid}: stop it, or choose another with --data-dir`,
        ],
      });
    });
  });

  it('answers other machines where --host says so, and warns of it in one line', async () => {
    const command = startCommand(temporaryDirectory(), ['--port', '0', '--memory', '--host', '0.0.0.0']);
    await command.ready;
    const { port } = new URL(command.outputs().data.url);
    const addresses = ownAddresses().filter((address) => !address.includes(':'));

    for (const address of addresses) {
      expect([address, await connectionTo(address, Number(port))]).toEqual([address, 'connected']);
    }
    // A machine without a network warns of nobody.
    expect(
      command
        .stdout()
        .split('\n')
        .filter((line) => line.startsWith('Warning')),
    ).toEqual(
      addresses.length === 0
        ? []
        : [
            `Warning   other machines can use this stack and administer its users: ${addresses
              .map((address) => `http://${address}:${port}`)
              .join(', ')}`,
          ],
    );
  });

  it('keeps a certificate to trust though it keeps nothing else, the same one next time', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'certificates', 'localhost.crt');
    const first = startCommand(directory, ['--port', '0', '--memory', '--tls']);
    await first.ready;

    expect(first.stdout()).toContain(`Trust     ${file}`);
    const certificate = readFileSync(file, 'utf8');
    expect(await isTrusted(first.outputs().data.url, certificate)).toBe(true);
    first.kill('SIGTERM');
    await first.ended;
    await startCommand(directory, ['--port', '0', '--memory', '--tls']).ready;
    expect(readFileSync(file, 'utf8')).toBe(certificate);
  });

  describe('when it cannot start', () => {
    it.each([
      ['file of users', '{}', (poolId: string) => `users/${poolId}.json`],
      ['database', '', () => 'tables/dynoxide.sqlite'],
    ])(
      'says so in one line for a %s that is "%s", and leaves it as it is',
      async (_file, content, nameOf) => {
        const directory = leftDirectory();
        const path = join(directory, nameOf(left.poolId));
        writeFileSync(path, content);

        const { code, lines } = await failureOf(startCommand(directory, ['--port', '0']));

        expect(code).toBe(1);
        expect(lines).toEqual([
          expect.stringMatching(
            /^.* is (empty|not a user pool's data): restore it, or delete it to start with no (data|users)$/,
          ),
        ]);
        expect(lines[0]).toContain(path);
        expect(readFileSync(path, 'utf8')).toBe(content);
      },
    );

    it('says so in one line for a port that is in use', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void other.close());
      await new Promise((resolve) => other.once('listening', resolve));
      const { port } = other.address() as AddressInfo; // It listens on a port.

      expect(await failureOf(startCommand(temporaryDirectory(), ['--port', String(port)]))).toEqual({
        code: 1,
        lines: [`Port ${port} is in use: choose another with --port, or 0 for any free port`],
      });
    });

    it('says so in one line for a data directory that cannot be written', async () => {
      const file = join(temporaryDirectory(), 'file');
      writeFileSync(file, '');

      const { code, lines } = await failureOf(startCommand(join(file, 'data'), ['--port', '0']));

      expect(code).toBe(1);
      expect(lines).toEqual([
        `The data directory ${join(file, 'data')} cannot be written (ENOTDIR): choose another with --data-dir`,
      ]);
    });

    it('says so in one line when DynamoDB Local is wanted and Java is missing', async () => {
      const command = startCommand(temporaryDirectory(), ['--port', '0', '--engine', 'dynamodb-local'], {
        env: { ...process.env, JAVA_HOME: '/nowhere' },
      });

      const { code, lines } = await failureOf(command);

      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/Java/);
    });

    it('says so in one line when nothing answers at the DynamoDB endpoint', async () => {
      const { code, lines } = await failureOf(
        startCommand(temporaryDirectory(), ['--port', '0', '--dynamodb-endpoint', 'http://127.0.0.1:1']),
      );

      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('http://127.0.0.1:1');
    });

    // What else cannot be read is in packages/appsync-local-stack/src/cli-options.test.ts.
    it('says so in one line for an option that it does not have', async () => {
      const { code, lines } = await failureOf(startCommand(temporaryDirectory(), ['--nope']));

      expect(code).toBe(1);
      expect(lines).toEqual(["error: unknown option '--nope'"]);
    });
  });
});

async function allIds(url: string, token: string): Promise<string[]> {
  const ids: string[] = [];
  let nextToken: string | null = null;
  do {
    const { data }: Awaited<ReturnType<typeof sendGraphql>> = await sendGraphql(
      url,
      token,
      'query All($nextToken: String) { expenses(limit: 200, nextToken: $nextToken) { items { id } nextToken } }',
      { nextToken },
    );
    const page = data?.['expenses'] as unknown as { items: ShownExpense[]; nextToken: string | null }; // selected above
    ids.push(...page.items.map(({ id }) => id));
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return ids;
}
