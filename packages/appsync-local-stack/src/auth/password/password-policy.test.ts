import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';
import { requireConformingPassword } from './password-policy.ts';

const OLD_PASSWORD = 'Correct-Horse-1';
/** As the template of this product has it. */
const POLICY = {
  MinimumLength: 12,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: false,
};

const STATE: { server?: UserPoolServer; users: number } = { users: 0 };

beforeAll(async () => {
  STATE.server = await startServer([poolModel({ Policies: { PasswordPolicy: POLICY } })]);
});
afterAll(() => STATE.server?.close());

function server(): UserPoolServer {
  if (STATE.server === undefined) {
    throw new Error('The server is started before the first test, not before');
  }
  return STATE.server;
}

function newName(): string {
  STATE.users += 1;
  return `user${STATE.users}@example.com`;
}

async function newUser(): Promise<string> {
  const username = newName();
  await server().pools.ensureUser({ userPoolId: POOL_ID, username, password: OLD_PASSWORD });
  return username;
}

const signIn = (USERNAME: string, PASSWORD: string) =>
  server().cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );

/** Every operation that sets a password, as a function that sets this one and gives the user's name. */
const operations: Readonly<Record<string, (password: string) => Promise<string>>> = {
  SignUp: async (Password) => {
    const Username = newName();
    await server().cognito.send(new SignUpCommand({ ClientId: CLIENT_ID, Username, Password }));
    return Username;
  },
  ConfirmForgotPassword: async (Password) => {
    const Username = await newUser();
    await server().cognito.send(new ForgotPasswordCommand({ ClientId: CLIENT_ID, Username }));
    const code = { Username, ConfirmationCode: server().lastCode() };
    await server().cognito.send(new ConfirmForgotPasswordCommand({ ClientId: CLIENT_ID, ...code, Password }));
    return Username;
  },
  ChangePassword: async (ProposedPassword) => {
    const username = await newUser();
    const { AuthenticationResult } = await signIn(username, OLD_PASSWORD);
    await server().cognito.send(
      new ChangePasswordCommand({
        AccessToken: AuthenticationResult?.AccessToken,
        PreviousPassword: OLD_PASSWORD,
        ProposedPassword,
      }),
    );
    return username;
  },
  AdminSetUserPassword: async (Password) => {
    const Username = await newUser();
    const user = { UserPoolId: POOL_ID, Username };
    await server().cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
    return Username;
  },
  'AdminCreateUser (TemporaryPassword)': async (TemporaryPassword) => {
    const Username = newName();
    const user = { UserPoolId: POOL_ID, Username, MessageAction: 'SUPPRESS' } as const;
    await server().cognito.send(new AdminCreateUserCommand({ ...user, TemporaryPassword }));
    return Username;
  },
  'RespondToAuthChallenge (NEW_PASSWORD_REQUIRED)': async (NEW_PASSWORD) => {
    const USERNAME = await newUser();
    const temporary = { UserPoolId: POOL_ID, Username: USERNAME, Password: OLD_PASSWORD, Permanent: false };
    await server().cognito.send(new AdminSetUserPasswordCommand(temporary));
    const { Session } = await signIn(USERNAME, OLD_PASSWORD);
    await server().cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME, NEW_PASSWORD },
      }),
    );
    return USERNAME;
  },
};

describe.each(Object.entries(operations))('%s', (_name, setPassword) => {
  it('takes a password that just keeps to the policy, and it is the user’s then', async () => {
    const username = await setPassword('Twelvechars1');

    const outcome = await signIn(username, 'Twelvechars1').then(
      () => 'goes on',
      ({ name }: Error) => name,
    );
    // What is said of a password that is right, before and after an address is confirmed.
    expect(['goes on', 'UserNotConfirmedException']).toContain(outcome);
  });

  it.each([
    ['Elevenchar1', 'Password not long enough'],
    ['twelvechars1', 'Password must have uppercase characters'],
    ['TWELVECHARS1', 'Password must have lowercase characters'],
    ['Twelvecharsx', 'Password must have numeric characters'],
  ])('refuses %s: %s', async (password, rule) => {
    await expect(setPassword(password)).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${rule}`,
    });
  });

  it.each([' Twelvechars1', 'Twelvechars1 ', 'Twelve\nchars1', 'Twelve\u2028chars1'])(
    'refuses white space at either end and line ends: %j',
    async (password) => {
      await expect(setPassword(password)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining('regular expression pattern: ^[\\S]+.*[\\S]+$') as string,
      });
    },
  );
});

describe('requireConformingPassword', () => {
  const policy = {
    minimumLength: 8,
    requireUppercase: false,
    requireLowercase: false,
    requireNumbers: false,
    requireSymbols: true,
  };
  const check = (password: string) => () => requireConformingPassword(password, policy);

  // As the developer guide lists them.
  // Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
  it.each([...'^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+- '])('takes %j for a symbol', (symbol) => {
    expect(check(`pass${symbol}word`)).not.toThrow();
  });

  it.each(['Password1', 'passwörd'])('finds no symbol in %s', (password) => {
    expect(check(password)).toThrow(
      'Password did not conform with policy: Password must have symbol characters',
    );
  });

  it('takes 256 characters, and not one more', () => {
    expect(check('-'.repeat(256))).not.toThrow();
    expect(check('-'.repeat(257))).toThrow('Member must have length less than or equal to 256');
  });

  it.each([' pass-word', 'pass-word '])('refuses white space at either end: %j', (password) => {
    expect(check(password)).toThrow('Member must satisfy regular expression pattern');
  });
});
