import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  ChangePasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSrpClient } from '../support/srp-client.ts';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';
import { openUserStore } from './user-store.ts';

/** Two users and a group, as they were kept in version 1, passwords in plain text. */
const version1 = new URL('fixtures/user-pool-version-1.json', import.meta.url);

const ANN = 'ann@example.com';
const PASSWORD = 'Correct-Horse-1';

/** A user as the file has them. */
const annRecord = {
  Username: 'ann',
  PasswordVerifier: { Salt: '0f'.repeat(16), Verifier: '0f'.repeat(384) },
  Attributes: [{ Name: 'sub', Value: 'ann' }],
  Enabled: true,
  UserStatus: 'CONFIRMED',
  UserCreateDate: '2026-01-31T08:00:00.000Z',
  UserLastModifiedDate: '2026-01-31T08:00:00.000Z',
  RefreshTokens: [],
};
const ADMINS_RECORD = {
  GroupName: 'admins',
  CreationDate: '2026-01-31T08:00:00.000Z',
  LastModifiedDate: '2026-01-31T08:00:00.000Z',
  members: ['ann'],
};

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'user-store-test-'));
  path = join(directory, `${POOL_ID}.json`);
});

afterEach(() => rm(directory, { recursive: true }));

/** Runs `use` with a server over the directory and closes it, whatever happens. */
async function withServer<T>(use: (server: UserPoolServer) => Promise<T>): Promise<T> {
  const server = await startServer([poolModel()], directory);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

function signIn({ cognito }: UserPoolServer, password: string) {
  return cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ANN, PASSWORD: password },
    }),
  );
}

/** Signs in by SRP, and gives the salt that was shown. */
async function signInBySrp({ cognito }: UserPoolServer): Promise<string> {
  const srp = createSrpClient('Pool00001');
  const { ChallengeParameters: shown = {} } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: ANN, SRP_A: srp.publicHex },
    }),
  );
  const { USER_ID_FOR_SRP = '', SALT = '', SRP_B = '', SECRET_BLOCK = '' } = shown;
  const answer = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: CLIENT_ID,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: {
        USERNAME: USER_ID_FOR_SRP,
        ...srp.answer({ USER_ID_FOR_SRP, SALT, SRP_B, SECRET_BLOCK }, PASSWORD),
      },
    }),
  );
  expect(answer.AuthenticationResult).toHaveProperty('AccessToken');
  return SALT;
}

describe('a password', () => {
  it('is never in the file, however it was set', async () => {
    await withServer(async (server) => {
      await server.pools.ensureUser({ userPoolId: POOL_ID, username: ANN, password: PASSWORD });
      await server.cognito.send(
        new SignUpCommand({ ClientId: CLIENT_ID, Username: 'bob@example.com', Password: 'Signed-Up-12' }),
      );
      const { AuthenticationResult } = await signIn(server, PASSWORD);
      await server.cognito.send(
        new ChangePasswordCommand({
          AccessToken: AuthenticationResult?.AccessToken ?? '',
          PreviousPassword: PASSWORD,
          ProposedPassword: 'Brand-New-12',
        }),
      );

      await expect(signIn(server, 'Brand-New-12')).resolves.toHaveProperty('AuthenticationResult');
      await expect(signIn(server, PASSWORD)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
      expect(await readFile(path, 'utf8')).not.toMatch(/Correct-Horse-1|Signed-Up-12|Brand-New-12/);
    });
  });

  it('has a salt of its own for each user', async () => {
    await withServer(async (server) => {
      for (const username of [ANN, 'bob@example.com']) {
        await server.pools.ensureUser({ userPoolId: POOL_ID, username, password: PASSWORD });
      }
    });

    const stored = await readFile(path, 'utf8');
    const salts = [...stored.matchAll(/"(?:Salt|Verifier)": "([0-9a-f]+)"/g)].map(([, digits]) => digits);
    expect(new Set(salts).size).toBe(4);
  });
});

describe('a file of version 1', () => {
  beforeEach(() => copyFile(version1, path));

  it('is taken over with its users, passwords and groups', async () => {
    await withServer(async (server) => {
      await expect(signIn(server, PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
      await expect(signIn(server, 'Wrong-Horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
      await expect(
        server.cognito.send(new AdminListGroupsForUserCommand({ UserPoolId: POOL_ID, Username: ANN })),
      ).resolves.toMatchObject({ Groups: [{ GroupName: 'admins', Precedence: 1 }] });
      await expect(
        server.cognito.send(new AdminGetUserCommand({ UserPoolId: POOL_ID, Username: 'bob@example.com' })),
      ).resolves.toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD' });
    });
  });

  it('shows the same salt at every start from then on', async () => {
    const first = await withServer(signInBySrp);
    const second = await withServer(signInBySrp);

    expect(second).toBe(first);
  });

  it('is replaced once, by one without passwords that others cannot read', async () => {
    const torn = [`${path}.tmp`, `${path}.4711.tmp`];
    await Promise.all(torn.map((file) => writeFile(file, '{"Users": {"torn', { mode: 0o600 })));

    await openUserStore(POOL_ID, path);

    const replaced = await readFile(path, 'utf8');
    expect(replaced).toMatch(/^\{\s+"version": 2,/);
    expect(replaced).not.toMatch(/Correct-Horse-1|Temporary-1|"Password"/);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    for (const file of torn) {
      await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    await openUserStore(POOL_ID, path);
    expect(await readFile(path, 'utf8')).toBe(replaced);
  });
});

describe('a file that cannot be taken over', () => {
  const file = (changes: object) =>
    JSON.stringify({ version: 2, users: [annRecord], groups: [ADMINS_RECORD], ...changes });

  it.each([
    { users: undefined },
    { groups: undefined },
    { users: {} },
    { version: 1 },
    { version: 0 },
    { version: '2' },
    { version: 2.5 },
    ...[
      { PasswordVerifier: undefined },
      { PasswordVerifier: PASSWORD },
      { PasswordVerifier: { ...annRecord.PasswordVerifier, Salt: 'zz'.repeat(16) } },
      { PasswordVerifier: { ...annRecord.PasswordVerifier, Verifier: '0f' } },
      { Attributes: [{ Name: 'sub' }] },
      { Enabled: 'yes' },
      { UserStatus: 'LOST' },
      { UserCreateDate: 'long ago' },
      { RefreshTokens: [1] },
      { RotatedRefreshTokens: ['a token'] },
      { RotatedRefreshTokens: [{ Token: 'a token' }] },
      { PreferredMfaSetting: 1 },
      { UserMFASettingList: 'SOFTWARE_TOKEN_MFA' },
      { TemporaryPasswordDate: 'long ago' },
      { SoftwareTokenMfaConfiguration: { Verified: true } },
      { SoftwareTokenMfaConfiguration: { Secret: 'AAAA', Verified: true, UsedSteps: 1 } },
      { SentCodes: { SIGN_UP: '123456' } },
      { SentCodes: [] },
    ].map((damage) => ({ users: [{ ...annRecord, ...damage }] })),
    ...[{ GroupName: 1 }, { CreationDate: 'long ago' }, { members: [1] }, { Precedence: '1' }].map(
      (damage) => ({
        groups: [{ ...ADMINS_RECORD, ...damage }],
      }),
    ),
  ])('is named in one line and left as it is: %j', async (changes) => {
    const content = file(changes);
    await writeFile(path, content);

    await expect(openUserStore(POOL_ID, path)).rejects.toThrow(
      expect.objectContaining({
        name: 'StartError',
        message: `${path} is not a user pool's data: restore it, or delete it to start with no users`,
      }),
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('is named with its version when a later release wrote it', async () => {
    const content = file({ version: 3 });
    await writeFile(path, content);

    await expect(openUserStore(POOL_ID, path)).rejects.toThrow(
      `${path} was written by a later release, in version 3 of its format; this release reads up to version 2: ` +
        'use that release again, or choose another directory with --data-dir',
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('is no file that is whole', async () => {
    await writeFile(path, file({}));

    const store = await openUserStore(POOL_ID, path);

    expect(store.findUser('ann')).toMatchObject({ UserCreateDate: new Date('2026-01-31T08:00:00.000Z') });
    expect(store.findGroup('admins')).toMatchObject({ members: ['ann'] });
  });
});

describe('users and groups of names that objects have', () => {
  it.each(['__proto__', 'constructor', 'someDate'])('are kept: %s', async (name) => {
    const first = await openUserStore(POOL_ID, path);
    expect(first.findUser(name)).toBeUndefined();
    const date = new Date('2026-01-31T08:00:00.000Z');
    const user = { ...annRecord, Username: name, UserCreateDate: date, UserLastModifiedDate: date };
    const group = { ...ADMINS_RECORD, GroupName: name, CreationDate: date, LastModifiedDate: date };
    await first.saveUser({ ...user, UserStatus: 'CONFIRMED' });
    await first.saveGroup({ ...group, members: [name] });

    const second = await openUserStore(POOL_ID, path);

    expect(second.findUser(name)).toEqual(user);
    expect(second.groupNamesOf({ ...user, UserStatus: 'CONFIRMED' })).toEqual([name]);
  });
});

describe('a user who is deleted', () => {
  it('leaves their groups, on the disk as well', async () => {
    await writeFile(path, JSON.stringify({ version: 2, users: [annRecord], groups: [ADMINS_RECORD] }));
    const store = await openUserStore(POOL_ID, path);
    const ann = store.findUser('ann');

    await store.deleteUser(ann ?? expect.fail('nobody is there'));

    const again = await openUserStore(POOL_ID, path);
    expect(again.listUsers()).toEqual([]);
    expect(again.findGroup('admins')).toMatchObject({ members: [] });
  });
});
