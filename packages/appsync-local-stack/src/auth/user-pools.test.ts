import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
  GetGroupCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { UserPoolModel } from '../template/user-pool-model.ts';
import { writeSigningKey } from './support/served-user-pools.ts';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  startServer,
} from './support/user-pool-server.ts';
import type { UserPoolServer } from './support/user-pool-server.ts';
import { startUserPools } from './user-pools.ts';

const PASSWORD = 'Correct-Horse-1';
const ANN = { userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD };
const OTHER = { userPoolId: 'eu-west-1_Pool00002', clientId: 'client00000000000000000002' };

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'user-pools-test-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function accessToken(server: UserPoolServer, USERNAME = 'ann@example.com', ClientId = CLIENT_ID) {
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
}

/** Runs `use` with a server and closes it, whatever happens. */
async function withServer<T>(
  use: (server: UserPoolServer) => Promise<T>,
  models = [poolModel()],
  dataDirectory?: string,
): Promise<T> {
  const server = await startServer(models, dataDirectory);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** A user as the data directory has them. */
const ANN_RECORD = {
  Username: 'ann',
  Password: 'Correct-Horse-1',
  Attributes: [{ Name: 'sub', Value: 'ann' }],
  Enabled: true,
  UserStatus: 'CONFIRMED',
  UserCreateDate: '2026-01-31T08:00:00.000Z',
  UserLastModifiedDate: '2026-01-31T08:00:00.000Z',
  RefreshTokens: [],
};

/** What no user is kept with. */
const DAMAGES = [
  { Password: 1 },
  { Attributes: [{ Name: 'sub' }] },
  { Attributes: [null] },
  { Enabled: 'yes' },
  { UserStatus: null },
  { UserCreateDate: 'long ago' },
  { UserLastModifiedDate: 5 },
  { RefreshTokens: null },
  { RefreshTokens: [1] },
];

describe('startUserPools over a restart', () => {
  it('keeps users, passwords and tokens', async () => {
    const token = await withServer(
      async (server) => {
        await server.pools.ensureUser(ANN);
        return accessToken(server);
      },
      [poolModel()],
      directory,
    );

    await withServer(
      async (server) => {
        await expect(
          server.pools.verifyToken(token, { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
        ).resolves.toHaveProperty('username');
        await expect(server.cognito.send(new GetUserCommand({ AccessToken: token }))).resolves.toHaveProperty(
          'Username',
        );
        await expect(accessToken(server)).resolves.toMatch(/^ey/);
      },
      [poolModel()],
      directory,
    );
  });

  it('follows a changed template', async () => {
    const signUp = new SignUpCommand({
      ClientId: CLIENT_ID,
      Username: 'bob@example.com',
      Password: 'Ten-chars1',
    });
    await withServer((server) => server.pools.ensureUser(ANN), [poolModel()], directory);

    await withServer(
      async (server) => {
        await expect(server.cognito.send(signUp)).rejects.toMatchObject({
          message: 'Password did not conform with policy: Password not long enough',
        });
        await expect(accessToken(server)).resolves.toMatch(/^ey/);
      },
      [poolModel({ Policies: { PasswordPolicy: { MinimumLength: 11, RequireSymbols: false } } })],
      directory,
    );
  });

  it('does not mind a file that was being written when the process was killed', async () => {
    await withServer((server) => server.pools.ensureUser(ANN), [poolModel()], directory);
    await writeFile(join(directory, `${POOL_ID}.json.tmp`), '{"Users": {"torn');

    await withServer(
      async (server) => {
        await expect(accessToken(server)).resolves.toMatch(/^ey/);
      },
      [poolModel()],
      directory,
    );
  });

  it('has every answered change on the disk before the answer', async () => {
    await withServer(
      async (server) => {
        await server.cognito.send(
          new SignUpCommand({ ClientId: CLIENT_ID, Username: 'bob@example.com', Password: PASSWORD }),
        );

        expect(await readFile(join(directory, `${POOL_ID}.json`), 'utf8')).toContain('bob@example.com');
      },
      [poolModel()],
      directory,
    );
  });

  it('keeps its files from others', async () => {
    await withServer((server) => server.pools.ensureUser(ANN), [poolModel()], directory);

    const modes = await Promise.all(
      (await readdir(directory)).map(async (name) => [
        name,
        ((await stat(join(directory, name))).mode & 0o777).toString(8),
      ]),
    );
    expect(Object.fromEntries(modes)).toEqual({ [`${POOL_ID}.json`]: '600', 'signing-key.json': '600' });
  });

  describe.each([`${POOL_ID}.json`, 'signing-key.json'])('with a damaged %s', (name) => {
    beforeEach(async () => {
      if (name !== 'signing-key.json') {
        await writeSigningKey(directory);
      }
    });

    const start = () =>
      startUserPools({
        pools: [poolModel()],
        issuerOrigin: () => 'http://localhost:4000',
        dataDirectory: directory,
        onMessage: () => undefined,
      });

    it.each([
      '',
      '{"torn',
      '{}',
      '[]',
      'null',
      '{"Users":{}}',
      '{"Options":{}}',
      '{"Options":{},"Users":[]}',
      '{"Options":{},"Users":{"ann":1}}',
      '{"Options":{},"Users":{"ann":{}}}',
      ...DAMAGES.map((damage) =>
        JSON.stringify({ Options: {}, Users: { ann: { ...ANN_RECORD, ...damage } } }),
      ),
    ])('names it in one line, and leaves it as it is: %s', async (content) => {
      await writeFile(join(directory, name), content);

      await expect(start()).rejects.toThrow(
        expect.objectContaining({
          name: 'StartError',
          message: expect.stringMatching(new RegExp(`^${join(directory, name)} is not [^\n]+$`)) as string,
        }),
      );
      expect(await readFile(join(directory, name), 'utf8')).toBe(content);
    });

    it('names a directory in its place', async () => {
      await mkdir(join(directory, name));

      await expect(start()).rejects.toThrow(`${join(directory, name)} is a directory and must be a file`);
    });
  });
});

describe('startUserPools without a data directory', () => {
  it('keeps users in memory', async () => {
    const messages: string[] = [];
    const pools = await startUserPools({
      pools: [poolModel()],
      issuerOrigin: () => 'http://localhost:4000',
      onMessage: ({ code }) => messages.push(code),
    });

    await pools.ensureUser(ANN);

    await expect(pools.ensureUser(ANN)).resolves.toBeUndefined();
    await pools.close();
    await expect(pools.ensureUser(ANN)).rejects.toThrow('The user pools are closed.');
    expect(messages).toEqual([]);
  });
});

describe('startUserPools with a hardened template', () => {
  it.each([
    [HARDENED_POOL, ROTATING_CLIENT],
    [{ ...HARDENED_POOL, MfaConfiguration: 'ON' }, { AuthSessionValidity: 15 }],
    [
      { MfaConfiguration: 'OFF', UserPoolTier: 'ESSENTIALS' },
      { RefreshTokenRotation: { Feature: 'DISABLED' } },
    ],
  ])('takes %j %j', async (properties, clientProperties) => {
    await withServer(
      async (server) => {
        await server.pools.ensureUser(ANN);

        await expect(
          server.cognito.send(
            new InitiateAuthCommand({
              ClientId: CLIENT_ID,
              AuthFlow: 'USER_PASSWORD_AUTH',
              AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
            }),
          ),
        ).resolves.toHaveProperty('ChallengeParameters');
      },
      [poolModel(properties, clientProperties)],
    );
  });
});

describe('two user pools', () => {
  it('know nothing of each other', async () => {
    await withServer(
      async (server) => {
        await server.pools.ensureUser(ANN);
        const token = await accessToken(server);

        await expect(accessToken(server, 'ann@example.com', OTHER.clientId)).rejects.toMatchObject({
          message: 'Incorrect username or password.',
        });
        await expect(
          server.pools.verifyToken(token, { userPoolId: OTHER.userPoolId, defaultAction: 'ALLOW' }),
        ).resolves.toEqual({ message: 'You are not authorized to make this call.' });
      },
      [poolModel(), poolModel({}, {}, OTHER)],
    );
  });
});

describe('ensureUser', () => {
  it('leaves a user who is there as they are', async () => {
    await withServer(async (server) => {
      await server.pools.ensureUser(ANN);
      await server.pools.ensureUser({ ...ANN, password: 'Another-Horse-1' });

      await expect(accessToken(server)).resolves.toMatch(/^ey/);
    });
  });

  it('makes a user by name in a pool without e-mail sign-in', async () => {
    const model = poolModel({ UsernameAttributes: [], Schema: [] });
    await withServer(
      async (server) => {
        await server.pools.ensureUser({ ...ANN, username: 'ann', attributes: { email: 'ann@example.com' } });

        const identity = await server.pools.verifyToken(await accessToken(server, 'ann'), {
          userPoolId: POOL_ID,
          defaultAction: 'ALLOW',
        });
        expect(identity).toMatchObject({ username: 'ann' });
      },
      [model],
    );
  });
});

describe('groups', () => {
  it('are in the tokens of their members', async () => {
    await withServer(async (server) => {
      await server.pools.ensureUser(ANN);
      await server.cognito.send(new CreateGroupCommand({ UserPoolId: POOL_ID, GroupName: 'admins' }));
      await server.cognito.send(
        new AdminAddUserToGroupCommand({
          UserPoolId: POOL_ID,
          GroupName: 'admins',
          Username: 'ann@example.com',
        }),
      );

      await expect(
        server.pools.verifyToken(await accessToken(server), { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
      ).resolves.toMatchObject({ groups: ['admins'] });
    });
  });
});

describe('CreateGroup', () => {
  it.each([
    ['two words', 'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'],
    ['x'.repeat(129), 'Member must have length less than or equal to 128'],
  ])('refuses the name %s', async (GroupName, constraint) => {
    await withServer(async (server) => {
      await expect(
        server.cognito.send(new CreateGroupCommand({ UserPoolId: POOL_ID, GroupName })),
      ).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: `1 validation error detected: Value '${GroupName}' at 'groupName' failed to satisfy constraint: ${constraint}`,
      });
    });
  });
});

describe('groups of the template', () => {
  const support = (more: object): UserPoolModel => ({
    ...poolModel(),
    groups: [{ name: 'support', ...more }],
  });
  const group = { UserPoolId: POOL_ID, GroupName: 'support' };

  it('are there from the start, and keep their members over a changed template', async () => {
    await withServer(
      async (server) => {
        await server.pools.ensureUser(ANN);
        await server.cognito.send(new AdminAddUserToGroupCommand({ ...group, Username: 'ann@example.com' }));
      },
      [support({})],
      directory,
    );

    await withServer(
      async (server) => {
        await expect(server.cognito.send(new GetGroupCommand(group))).resolves.toMatchObject({
          Group: { Description: 'People who help', Precedence: 2 },
        });
        await expect(
          server.pools.verifyToken(await accessToken(server), {
            userPoolId: POOL_ID,
            defaultAction: 'ALLOW',
          }),
        ).resolves.toMatchObject({ groups: ['support'] });
      },
      [support({ description: 'People who help', precedence: 2 })],
      directory,
    );
  });
});

describe('the operations of an administrator', () => {
  it('answer a signed request', async () => {
    await withServer(async (server) => {
      await server.pools.ensureUser(ANN);

      await expect(
        server.cognito.send(new AdminGetUserCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' })),
      ).resolves.toMatchObject({ UserStatus: 'CONFIRMED', UserCreateDate: expect.any(Date) as Date });
    });
  });

  it('refuse to change the pools: the template makes them', async () => {
    await withServer(async (server) => {
      await expect(
        server.cognito.send(new CreateUserPoolCommand({ PoolName: 'another' })),
      ).rejects.toMatchObject({
        name: 'UnknownOperationException',
        message: 'The operation CreateUserPool is not implemented by the local user pools.',
      });
    });
  });
});

describe('a fault inside an operation', () => {
  const signUp = { ClientId: CLIENT_ID, Username: 'bob@example.com', Password: PASSWORD };

  it('is answered without a detail, and logged with its stack', async () => {
    const lines: string[] = [];
    const pools = await startUserPools({
      pools: [poolModel()],
      issuerOrigin: () => 'http://localhost',
      onMessage: function tellCode() {
        throw new TypeError('x is undefined');
      },
      log: (line) => lines.push(line),
    });
    onTestFinished(() => pools.close());
    const server = createServer((request, response) => pools.handle(request, response));
    onTestFinished(() => void server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // It listens on a port.

    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
      body: JSON.stringify(signUp),
    });

    expect([response.status, await response.json()]).toEqual([
      500,
      { __type: 'InternalErrorException', message: 'Something went wrong' },
    ]);
    expect(lines).toEqual([
      expect.stringMatching(/^Cognito: SignUp failed: TypeError: x is undefined\n {4}at .*tellCode/),
    ]);
  });
});
