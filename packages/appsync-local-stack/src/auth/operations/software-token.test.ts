import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SetUserMFAPreferenceCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, wrongCodeOf } from '../support/authenticator-app.ts';
import { createSrpClient } from '../support/srp-client.ts';
import type { PasswordVerifier } from '../support/srp-client.ts';
import { CLIENT_ID, HARDENED_POOL, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const ANN = { userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD };
const USER = { UserPoolId: POOL_ID, Username: ANN.username };
const BY_APP = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };

let server: UserPoolServer;
const servers: UserPoolServer[] = [];

/** Starts a pool with the setting; the clock stands at the middle of a step until a test moves it. */
async function start(MfaConfiguration: 'OFF' | 'OPTIONAL' | 'ON'): Promise<void> {
  server = await startServer([poolModel({ ...HARDENED_POOL, MfaConfiguration })]);
  servers.push(server);
  await server.pools.ensureUser(ANN);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 8, 5, 14, 3, 15) });
  await start('OPTIONAL');
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(servers.splice(0).map((each) => each.close()));
});

const signIn = (password = PASSWORD) =>
  server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD: password },
    }),
  );

const respond =
  (ChallengeName: 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | 'NEW_PASSWORD_REQUIRED') =>
  (Session: string | undefined, responses: Record<string, string> = {}) =>
    server.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME: 'ann@example.com', ...responses },
      }),
    );

const showCode = (session: string | undefined, SOFTWARE_TOKEN_MFA_CODE: string) =>
  respond('SOFTWARE_TOKEN_MFA')(session, { SOFTWARE_TOKEN_MFA_CODE });

async function accessToken(): Promise<string> {
  return (await signIn()).AuthenticationResult?.AccessToken ?? 'no token was given';
}

async function associate(key: { readonly AccessToken: string } | { readonly Session: string | undefined }) {
  const { SecretCode = '', Session } = await server.cognito.send(new AssociateSoftwareTokenCommand(key));
  return { secret: SecretCode, session: Session };
}

const verify = (UserCode: string, key: { AccessToken: string } | { Session: string | undefined }) =>
  server.cognito.send(new VerifySoftwareTokenCommand({ UserCode, ...key }));

const prefer = (AccessToken: string, settings: Omit<SetUserMFAPreferenceCommandInput, 'AccessToken'>) =>
  server.cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }));

const getUser = (AccessToken: string) => server.cognito.send(new GetUserCommand({ AccessToken }));

/**
 * Sets an app up for Ann, who is asked for its codes from then on; the code of this very moment is taken by
 * that.
 */
async function withApp(): Promise<{ readonly secret: string; readonly token: string }> {
  const token = await accessToken();
  const { secret } = await associate({ AccessToken: token });
  await verify(codeOf(secret), { AccessToken: token });
  await prefer(token, BY_APP);
  return { secret, token };
}

describe('AssociateSoftwareToken', () => {
  it('gives a key of 32 bytes in base32, another one each time', async () => {
    const token = await accessToken();

    const [first, second] = [
      await associate({ AccessToken: token }),
      await associate({ AccessToken: token }),
    ];

    expect(first.secret).toMatch(/^[A-Z2-7]{52}$/);
    expect(second.secret).not.toBe(first.secret);
    expect(first.session).toBeUndefined();
  });

  it('takes the old app away at once', async () => {
    const { token } = await withApp();

    await associate({ AccessToken: token });

    await expect(signIn()).resolves.toHaveProperty('AuthenticationResult');
    expect(await getUser(token)).not.toHaveProperty('UserMFASettingList');
  });

  it('is refused by a pool without multi-factor sign-in', async () => {
    await start('OFF');

    await expect(associate({ AccessToken: await accessToken() })).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
      message: 'Software Token MFA has not been enabled by the userPool',
    });
  });

  it('is refused to nobody in particular', async () => {
    await expect(associate({ AccessToken: 'garbage' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(associate({ Session: 'a'.repeat(64) })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });
});

describe('VerifySoftwareToken', () => {
  it.each([
    [-2, 'refuses'],
    [-1, 'takes'],
    [0, 'takes'],
    [1, 'takes'],
    [2, 'refuses'],
  ])('of a code %i steps from now %s it', async (steps, verdict) => {
    const token = await accessToken();
    const { secret } = await associate({ AccessToken: token });

    const answer = verify(codeOf(secret, steps), { AccessToken: token });

    await (verdict === 'takes'
      ? expect(answer).resolves.toMatchObject({ Status: 'SUCCESS' })
      : expect(answer).rejects.toMatchObject({
          name: 'EnableSoftwareTokenMFAException',
          message: 'Code mismatch and fail enable Software Token MFA',
        }));
  });

  it('is refused before there is a key', async () => {
    await expect(verify('123456', { AccessToken: await accessToken() })).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
    });
  });

  it('alone does not have anybody asked for codes', async () => {
    const token = await accessToken();
    const { secret } = await associate({ AccessToken: token });
    await verify(codeOf(secret), { AccessToken: token });

    await expect(signIn()).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('SetUserMFAPreference', () => {
  it('shows in GetUser and AdminGetUser, and the key in neither', async () => {
    const { secret, token } = await withApp();
    const user = { UserPoolId: POOL_ID, Username: 'ann@example.com' };

    const answers = [
      await getUser(token),
      await server.cognito.send(new AdminGetUserCommand(user)),
      await server.cognito.send(new ListUsersCommand({ UserPoolId: POOL_ID })),
    ];

    for (const answer of answers.slice(0, 2)) {
      expect(answer).toMatchObject({
        UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
        PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      });
    }
    expect(JSON.stringify(answers)).not.toContain(secret);
  });

  it('asks for a code of an app that is not preferred as well: it is the only one', async () => {
    const { token } = await withApp();

    await prefer(token, { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: false } });

    expect(await getUser(token)).not.toHaveProperty('PreferredMfaSetting');
    await expect(signIn()).resolves.toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
  });

  it('turns codes off again', async () => {
    const { token } = await withApp();

    await prefer(token, { SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } });

    await expect(signIn()).resolves.toHaveProperty('AuthenticationResult');
    expect(await getUser(token)).not.toHaveProperty('UserMFASettingList');
  });

  it('is refused before an app is set up', async () => {
    const token = await accessToken();
    await expect(prefer(token, BY_APP)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User has not set up software token mfa',
    });

    await associate({ AccessToken: token });
    await expect(prefer(token, BY_APP)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User has not verified software token mfa',
    });
  });

  it.each([
    ['SMSMfaSettings', { SMSMfaSettings: { Enabled: true } }],
    ['EmailMfaSettings', { EmailMfaSettings: { Enabled: true } }],
  ])('refuses %s by name', async (name, settings) => {
    await expect(prefer(await accessToken(), settings)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `${name} is not implemented by the local user pool.`,
    });
  });
});

describe('AdminSetUserMFAPreference', () => {
  const set = (Enabled: boolean, Username = 'ann@example.com') =>
    server.cognito.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: POOL_ID,
        Username,
        SoftwareTokenMfaSettings: { Enabled },
      }),
    );

  it('helps out somebody who has lost their app', async () => {
    await withApp();

    await set(false);

    await expect(signIn()).resolves.toHaveProperty('AuthenticationResult');
  });

  it('cannot turn on what was never set up', async () => {
    await expect(set(true)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    });
    await expect(set(true, 'nobody@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });
});

describe('SOFTWARE_TOKEN_MFA', () => {
  it('comes after the password, by whichever flow that was shown', async () => {
    const { secret } = await withApp();
    const srp = createSrpClient('Pool00001');
    const admin = { UserPoolId: POOL_ID, ClientId: CLIENT_ID };
    const { ChallengeParameters } = await server.cognito.send(
      new AdminInitiateAuthCommand({
        ...admin,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'ann@example.com', SRP_A: srp.publicHex },
      }),
    );
    const bySrp = await server.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'PASSWORD_VERIFIER',
        // The client fails by name on a parameter that is not there.
        ChallengeResponses: srp.answer(ChallengeParameters as unknown as PasswordVerifier, PASSWORD),
      }),
    );

    for (const [challenge, steps] of [[await signIn(), -1] as const, [bySrp, 1] as const]) {
      expect(challenge).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
      expect(challenge).not.toHaveProperty('AuthenticationResult');
      await expect(showCode(challenge.Session, codeOf(secret, steps))).resolves.toMatchObject({
        AuthenticationResult: { TokenType: 'Bearer' },
      });
    }
  });

  it('does not come after a wrong password', async () => {
    await withApp();

    await expect(signIn('Wrong-Horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('names the device as it was called when it was set up', async () => {
    const token = await accessToken();
    const { secret } = await associate({ AccessToken: token });
    await server.cognito.send(
      new VerifySoftwareTokenCommand({
        AccessToken: token,
        UserCode: codeOf(secret),
        FriendlyDeviceName: 'old phone',
      }),
    );
    await prefer(token, BY_APP);

    expect((await signIn()).ChallengeParameters).toMatchObject({ FRIENDLY_DEVICE_NAME: 'old phone' });
  });

  it('can be answered again after a wrong code', async () => {
    const { secret } = await withApp();
    const { Session } = await signIn();

    for (const code of [wrongCodeOf(secret), codeOf(secret, 2), '12345', 'abcdef']) {
      await expect(showCode(Session, code)).rejects.toMatchObject({
        name: 'CodeMismatchException',
        message: 'Invalid code received for user',
      });
    }

    await expect(showCode(Session, codeOf(secret, 1))).resolves.toHaveProperty('AuthenticationResult');
  });

  it('locks out after five wrong codes, and no new session helps', async () => {
    const { secret } = await withApp();
    const { Session } = await signIn();
    const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    for (let count = 0; count < 5; count += 1) {
      await expect(showCode(Session, wrongCodeOf(secret))).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
    }

    await expect(showCode(Session, codeOf(secret, 1))).rejects.toMatchObject(locked);
    await expect(signIn()).rejects.toMatchObject(locked);
    vi.setSystemTime(Date.now() + 1000);
    await expect(showCode(Session, codeOf(secret, 1))).resolves.toHaveProperty('AuthenticationResult');
  });

  it('takes a code once, the one that set the app up included', async () => {
    const { secret } = await withApp();
    const used = { name: 'ExpiredCodeException', message: 'Your software token has already been used once.' };
    const [first, second] = [await signIn(), await signIn()];

    await expect(showCode(first.Session, codeOf(secret))).rejects.toMatchObject(used);
    await showCode(first.Session, codeOf(secret, 1));
    await expect(showCode(second.Session, codeOf(secret, 1))).rejects.toMatchObject(used);

    vi.setSystemTime(Date.now() + 30_000);
    await expect(showCode(second.Session, codeOf(secret))).rejects.toMatchObject(used);
    await expect(showCode(second.Session, codeOf(secret, 1))).resolves.toHaveProperty('AuthenticationResult');
  });

  it('takes a code once of two that come at the same moment', async () => {
    const { secret } = await withApp();
    const [first, second] = [await signIn(), await signIn()];

    const answers = await Promise.allSettled([
      showCode(first.Session, codeOf(secret, 1)),
      showCode(second.Session, codeOf(secret, 1)),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes a session once, and none that is for something else', async () => {
    const { secret } = await withApp();
    const { Session } = await signIn();
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' };

    await expect(
      respond('NEW_PASSWORD_REQUIRED')(Session, { NEW_PASSWORD: 'Taken-Over-1' }),
    ).rejects.toMatchObject(invalid);
    await expect(respond('MFA_SETUP')(Session)).rejects.toMatchObject(invalid);
    await expect(associate({ Session })).rejects.toMatchObject(invalid);
    await showCode(Session, codeOf(secret, 1));
    await expect(showCode(Session, codeOf(secret, -1))).rejects.toMatchObject(invalid);
  });
});

describe('MFA_SETUP', () => {
  beforeEach(() => start('ON'));

  async function setUp() {
    const { secret, session } = await associate({ Session: (await signIn()).Session });
    return { secret, session: (await verify(codeOf(secret), { Session: session })).Session };
  }

  it('comes before the first sign-in where a second factor is required', async () => {
    const challenge = await signIn();

    expect(challenge).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    expect(challenge).not.toHaveProperty('AuthenticationResult');
  });

  it('ends with tokens, and with codes from the next sign-in on', async () => {
    const { session } = await setUp();

    const { AuthenticationResult } = await respond('MFA_SETUP')(session);

    expect(await getUser(AuthenticationResult?.AccessToken ?? '')).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
    await expect(signIn()).resolves.toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
  });

  it('cannot be skipped', async () => {
    const { Session } = await signIn();
    await expect(respond('MFA_SETUP')(Session)).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
    });

    const { session } = await associate({ Session });
    await expect(respond('MFA_SETUP')(session)).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
    });
  });

  it.each([
    ['the user is disabled', new AdminDisableUserCommand(USER), 'User is disabled.'],
    [
      'the password is another one',
      new AdminSetUserPasswordCommand({ ...USER, Password: 'Brand-New-1', Permanent: true }),
      'Invalid session for the user.',
    ],
  ])('does not go on once %s', async (_case, command, message) => {
    const { Session } = await signIn();

    // Which of the two it is does not matter to the client.
    await server.cognito.send(command as AdminDisableUserCommand);

    await expect(associate({ Session })).rejects.toMatchObject({ name: 'NotAuthorizedException', message });
  });

  it('gives each step a session of its own', async () => {
    const { Session } = await signIn();
    await associate({ Session });

    await expect(associate({ Session })).rejects.toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('is no way around an app that was set up meanwhile', async () => {
    const stale = await signIn();
    const begun = await associate({ Session: (await signIn()).Session });
    await setUp();

    await expect(associate({ Session: stale.Session })).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
    await expect(respond('MFA_SETUP')(begun.session)).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
    });
  });

  it('follows a new password, which is kept whatever comes of it', async () => {
    await server.cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: POOL_ID,
        Username: 'ann@example.com',
        Password: 'Temporary-1',
        Permanent: false,
      }),
    );
    const { Session } = await signIn('Temporary-1');

    await expect(
      respond('NEW_PASSWORD_REQUIRED')(Session, { NEW_PASSWORD: 'Brand-New-1' }),
    ).resolves.toMatchObject({ ChallengeName: 'MFA_SETUP' });
    await expect(signIn('Brand-New-1')).resolves.toMatchObject({ ChallengeName: 'MFA_SETUP' });
  });
});
