import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { srpPrime, createSrpClient } from '../support/srp-client.ts';
import type { PasswordVerifier } from '../support/srp-client.ts';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const ANN = { userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD };

const srp = createSrpClient('Pool00001');

let server: UserPoolServer;

beforeEach(async () => {
  server = await startServer();
  await server.pools.ensureUser(ANN);
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const initiate = (USERNAME: string, SRP_A = srp.publicHex, on = server) =>
  on.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME, SRP_A },
    }),
  );

async function challenged(username: string, on = server): Promise<PasswordVerifier> {
  const { ChallengeParameters } = await initiate(username, srp.publicHex, on);
  // The client below fails by name on a parameter that is not there.
  return ChallengeParameters as unknown as PasswordVerifier;
}

const respond = (ChallengeResponses: Record<string, string>, ClientId = CLIENT_ID) =>
  server.cognito.send(
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }),
  );

async function signIn(username: string, password = PASSWORD, timestamp?: string) {
  return respond(srp.answer(await challenged(username), password, timestamp));
}

/** Of the parameters of a challenge; a number may happen to be a digit shorter. */
function lengths(parameters: Record<string, string> = {}): [name: string, length: number][] {
  return Object.entries(parameters).map(([name, { length }]) => [name, name === 'SRP_B' ? 0 : length]);
}

const INCORRECT = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

describe('InitiateAuth with USER_SRP_AUTH', () => {
  it('asks for PASSWORD_VERIFIER, without a session', async () => {
    const answer = await initiate('ann@example.com');

    expect(answer.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(answer).not.toHaveProperty('Session');
    expect(answer.ChallengeParameters).toEqual({
      USERNAME: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      USER_ID_FOR_SRP: answer.ChallengeParameters?.['USERNAME'],
      SALT: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      SRP_B: expect.stringMatching(/^[0-9a-f]{700,768}$/) as string,
      SECRET_BLOCK: expect.stringMatching(/^[A-Za-z0-9+/]{64}$/) as string,
    });
  });

  it.each([
    ['0', '0'],
    ['the prime', srpPrime.toString(16)],
    ['a multiple of it', (2n * srpPrime).toString(16)],
    ['a text', 'not hexadecimal'],
    ['a number that is far too long', 'a'.repeat(777)],
  ])('refuses %s as SRP_A', async (_case, SRP_A) => {
    await expect(initiate('ann@example.com', SRP_A)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'SRP_A is not valid.',
    });
  });

  it('takes an SRP_A with zeros before it', async () => {
    const longest = srp.publicHex.padStart(776, '0');

    await expect(initiate('ann@example.com', longest)).resolves.toHaveProperty('ChallengeName');
  });

  it('is refused where the client does not allow it', async () => {
    const other = await startServer([poolModel({}, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] })]);
    try {
      await expect(initiate('ann@example.com', srp.publicHex, other)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'USER_SRP_AUTH is not enabled for the client.',
      });
    } finally {
      await other.close();
    }
  });
});

describe('the answer to PASSWORD_VERIFIER', () => {
  it('gives tokens for the right password', async () => {
    const { AuthenticationResult: tokens } = await signIn('ann@example.com');

    await expect(
      server.cognito.send(new GetUserCommand({ AccessToken: tokens?.AccessToken })),
    ).resolves.toHaveProperty('Username');
    expect(tokens?.RefreshToken).toMatch(/^ey/);
  });

  it('is refused for a wrong password', async () => {
    await expect(signIn('ann@example.com', 'Wrong-Horse-1')).rejects.toMatchObject(INCORRECT);
  });

  it.each([
    ['another signature', { PASSWORD_CLAIM_SIGNATURE: createHmac('sha256', 'x').digest('base64') }],
    ['a signature that is none', { PASSWORD_CLAIM_SIGNATURE: 'x' }],
    ['another secret block', { PASSWORD_CLAIM_SECRET_BLOCK: 'A'.repeat(64) }],
    ['another time than was signed', { TIMESTAMP: 'Sat Sep 5 14:03:10 UTC 2026' }],
    ['another user', { USERNAME: 'bob@example.com' }],
  ])('is refused with %s', async (_case, change) => {
    await server.pools.ensureUser({ ...ANN, username: 'bob@example.com' });
    const answer = srp.answer(await challenged('ann@example.com'), PASSWORD);

    await expect(respond({ ...answer, ...change })).rejects.toMatchObject(INCORRECT);
  });

  it.each(['Sat Sep 05 14:03:09 UTC 2026', 'Sun Sep 5 14:03:09 UTC 2026', '2026-09-05T14:03:09Z', 'now'])(
    'is refused with the TIMESTAMP %s',
    async (timestamp) => {
      await expect(signIn('ann@example.com', PASSWORD, timestamp)).rejects.toMatchObject(INCORRECT);
    },
  );

  it('is refused without one of its parts, by name', async () => {
    const answer = srp.answer(await challenged('ann@example.com'), PASSWORD);
    delete answer['TIMESTAMP'];

    await expect(respond(answer)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Missing required parameter TIMESTAMP',
    });
  });

  it('is taken once, right or wrong', async () => {
    const verifier = await challenged('ann@example.com');
    await expect(respond(srp.answer(verifier, 'Wrong-Horse-1'))).rejects.toMatchObject(INCORRECT);

    await expect(respond(srp.answer(verifier, PASSWORD))).rejects.toMatchObject(INCORRECT);
  });

  it('is taken for as long as the client’s sessions last, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [first, second] = [await challenged('ann@example.com'), await challenged('ann@example.com')];
    const asked = Date.now();

    vi.setSystemTime(asked + 179_000);
    await expect(respond(srp.answer(first, PASSWORD))).resolves.toHaveProperty('AuthenticationResult');

    vi.setSystemTime(asked + 180_000);
    await expect(respond(srp.answer(second, PASSWORD))).rejects.toMatchObject(INCORRECT);
  });

  it('is refused by another client of the pool', async () => {
    const model = poolModel();
    const [client] = model.clients;
    const other = await startServer([
      { ...model, clients: [...model.clients, { ...client!, clientId: 'client00000000000000000002' }] },
    ]);
    const mine = server;
    try {
      await other.pools.ensureUser(ANN);
      const answer = srp.answer(await challenged('ann@example.com', other), PASSWORD);
      server = other;

      await expect(respond(answer, 'client00000000000000000002')).rejects.toMatchObject(INCORRECT);
    } finally {
      server = mine;
      await other.close();
    }
  });
});

describe('USER_SRP_AUTH of an unknown user', () => {
  it('goes like that of a known one with a wrong password', async () => {
    const [known, unknown] = [await initiate('ann@example.com'), await initiate('nobody@example.com')];

    expect(unknown.ChallengeName).toBe(known.ChallengeName);
    expect(lengths(unknown.ChallengeParameters)).toEqual(lengths(known.ChallengeParameters));
    expect(unknown.ChallengeParameters?.['USER_ID_FOR_SRP']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    await expect(signIn('nobody@example.com')).rejects.toMatchObject(INCORRECT);
  });

  it.each(['ann@example.com', 'nobody@example.com'])(
    'shows the same id and salt for %s each time, also after a restart',
    async (username) => {
      const directory = await mkdtemp(join(tmpdir(), 'srp-test-'));
      try {
        const seen: string[] = [];
        for (const name of [username, username.toUpperCase()]) {
          const other = await startServer([poolModel()], directory);
          await other.pools.ensureUser(ANN);
          const { USER_ID_FOR_SRP: id, SALT: salt } = await challenged(name, other);
          seen.push(`${id} ${salt}`);
          await other.close();
        }

        expect(new Set(seen).size).toBe(1);
      } finally {
        await rm(directory, { recursive: true });
      }
    },
  );

  it('is told where the client says LEGACY', async () => {
    const legacy = await startServer([poolModel({}, { PreventUserExistenceErrors: 'LEGACY' })]);
    try {
      await expect(initiate('nobody@example.com', srp.publicHex, legacy)).rejects.toMatchObject({
        name: 'UserNotFoundException',
        message: 'User does not exist.',
      });
    } finally {
      await legacy.close();
    }
  });
});

describe('USER_SRP_AUTH of a user who may not simply sign in', () => {
  it('tells that they are not confirmed once the password is right', async () => {
    const bob = { ClientId: CLIENT_ID, Username: 'bob@example.com', Password: PASSWORD };
    await server.cognito.send(new SignUpCommand(bob));

    await expect(signIn('bob@example.com', 'Wrong-Horse-1')).rejects.toMatchObject(INCORRECT);
    await expect(signIn('bob@example.com')).rejects.toMatchObject({ name: 'UserNotConfirmedException' });
  });

  it('tells that they are disabled once the password is right', async () => {
    await server.cognito.send(
      new AdminDisableUserCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' }),
    );

    await expect(signIn('ann@example.com', 'Wrong-Horse-1')).rejects.toMatchObject(INCORRECT);
    await expect(signIn('ann@example.com')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    });
  });

  it('asks for a new password after a temporary one', async () => {
    await server.cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: POOL_ID,
        Username: 'bob@example.com',
        TemporaryPassword: 'Temporary-1',
        MessageAction: 'SUPPRESS',
      }),
    );

    const { ChallengeName, Session } = await signIn('bob@example.com', 'Temporary-1');

    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await server.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'bob@example.com', NEW_PASSWORD: 'Brand-New-1' },
      }),
    );
    await expect(signIn('bob@example.com', 'Brand-New-1')).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('AdminInitiateAuth with USER_SRP_AUTH', () => {
  it('signs in as well', async () => {
    const admin = { UserPoolId: POOL_ID, ClientId: CLIENT_ID };
    const { ChallengeParameters } = await server.cognito.send(
      new AdminInitiateAuthCommand({
        ...admin,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'ann@example.com', SRP_A: srp.publicHex },
      }),
    );
    // As in `challenged`.
    const answer = srp.answer(ChallengeParameters as unknown as PasswordVerifier, PASSWORD);

    await expect(
      server.cognito.send(
        new AdminRespondToAuthChallengeCommand({
          ...admin,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: answer,
        }),
      ),
    ).resolves.toHaveProperty('AuthenticationResult');
  });
});
