import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

/** What amazon-cognito-identity-js 6 calls, the client below Amplify 5. */
const COGNITO_IDENTITY_JS = [
  ...['AssociateSoftwareToken', 'ChangePassword', 'ConfirmDevice', 'ConfirmForgotPassword', 'ConfirmSignUp'],
  ...['DeleteUser', 'DeleteUserAttributes', 'ForgetDevice', 'ForgotPassword', 'GetDevice', 'GetUser'],
  ...['GetUserAttributeVerificationCode', 'GlobalSignOut', 'InitiateAuth', 'ListDevices'],
  ...['ResendConfirmationCode', 'RespondToAuthChallenge', 'RevokeToken', 'SetUserMFAPreference'],
  ...['SetUserSettings', 'SignUp', 'UpdateDeviceStatus', 'UpdateUserAttributes', 'VerifySoftwareToken'],
  'VerifyUserAttribute',
];

/** The other operations of Cognito for apps. */
const OTHERS = ['GetUserAuthFactors', 'UpdateAuthEventFeedback'];

/** Amplify has a module for each operation that it calls. */
function amplifyOperations(): readonly string[] {
  const require = createRequire(createRequire(import.meta.url).resolve('aws-amplify'));
  const root = dirname(require.resolve('@aws-amplify/auth/package.json'));
  const modules = join(root, 'dist/esm/foundation/factories/serviceClients/cognitoIdentityProvider');
  return readdirSync(modules).flatMap((name) => /^create(\w+)Client\.mjs$/.exec(name)?.[1] ?? []);
}

let server: UserPoolServer;
let AccessToken: string;

beforeAll(async () => {
  server = await startServer();
  await server.pools.ensureUser({
    userPoolId: POOL_ID,
    username: 'ann@example.com',
    password: 'Correct-Horse-1',
  });
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD: 'Correct-Horse-1' },
    }),
  );
  AccessToken = AuthenticationResult?.AccessToken ?? '';
});

afterAll(() => server.close());

/** Calls an operation without what an SDK would check. */
async function call(operation: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await fetch(server.origin, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe('what clients call', () => {
  const all = [...new Set([...amplifyOperations(), ...COGNITO_IDENTITY_JS, ...OTHERS])].sort();

  it('is what Amplify has modules for, among others', () => {
    expect(all).toHaveLength(32);
    expect(all).toContain('StartWebAuthnRegistration');
  });

  it.each(all)('%s misses a member by name', async (operation) => {
    expect(await call(operation, {})).toEqual({
      __type: 'InvalidParameterException',
      message: expect.stringMatching(
        /^1 validation error detected: Value (null )?at '\w+' failed to satisfy constraint: Member must not be null$|is not implemented by the local user pool\.$/,
      ) as string,
    });
  });

  it.each(
    all.filter((operation) => !['GetTokensFromRefreshToken', 'UpdateAuthEventFeedback'].includes(operation)),
  )('%s takes no access token that is forged', async (operation) => {
    const members = {
      AttributeName: 'email',
      Code: '123456',
      CredentialId: 'x',
      Credential: {},
      DeviceKey: 'eu-west-1_0',
      MFAOptions: [],
      PreviousPassword: 'Correct-Horse-1',
      ProposedPassword: 'Correct-Horse-2',
      UserAttributeNames: ['name'],
      UserAttributes: [{ Name: 'name', Value: 'Ann' }],
      UserCode: '123456',
      AccessToken: `${AccessToken.slice(0, -8)}AAAAAAAA`,
    };
    const answer = await call(operation, members);

    // Those that take a client id instead miss it.
    expect(answer).toMatchObject({
      message: expect.stringMatching(/^Invalid Access Token$|'clientId'|'token'/) as string,
    });
  });
});

describe('devices, in a pool that does not track them', () => {
  it.each([
    ['ListDevices', {}],
    ['ListDevices', { Limit: 60 }],
    ['GetDevice', { DeviceKey: 'eu-west-1_0' }],
    ['ConfirmDevice', { DeviceKey: 'eu-west-1_0' }],
    ['ForgetDevice', { DeviceKey: 'eu-west-1_0' }],
    ['UpdateDeviceStatus', { DeviceKey: 'eu-west-1_0', DeviceRememberedStatus: 'remembered' }],
  ])('%s %j says so', async (operation, members) => {
    expect(await call(operation, { AccessToken, ...members })).toEqual({
      __type: 'InvalidUserPoolConfigurationException',
      message: 'Device tracking is not enabled for the user pool.',
    });
  });

  it('are not listed by more than 60', async () => {
    expect(await call('ListDevices', { AccessToken, Limit: 61 })).toMatchObject({
      message: expect.stringContaining("Value '61' at 'limit'") as string,
    });
  });
});

describe('what the local user pools do not have', () => {
  it.each([
    ['ListWebAuthnCredentials', {}, { Credentials: [] }],
    ['StartWebAuthnRegistration', {}, { __type: 'WebAuthnNotEnabledException' }],
    ['DeleteWebAuthnCredential', { CredentialId: 'x' }, { __type: 'ResourceNotFoundException' }],
    ['SetUserSettings', { MFAOptions: [] }, { __type: 'InvalidParameterException' }],
    ['GetUserAuthFactors', {}, { ConfiguredUserAuthFactors: ['PASSWORD'] }],
    [
      'UpdateAuthEventFeedback',
      {},
      { message: 'UpdateAuthEventFeedback is not implemented by the local user pool.' },
    ],
  ])('%s answers as a pool without it', async (operation, members, answer) => {
    expect(await call(operation, { AccessToken, ...members })).toMatchObject(answer);
  });
});

describe('a member of another type', () => {
  it.each([
    ['GetUser', { AccessToken: 1 }, 'NUMBER_VALUE cannot be converted to String'],
    ['GetUser', { AccessToken: true }, 'TRUE_VALUE cannot be converted to String'],
    ['GetUser', { AccessToken: ['x'] }, 'Start of list found where not expected.'],
    ['ListDevices', { Limit: '60' }, 'STRING_VALUE cannot be converted to Integer'],
    [
      'UpdateUserAttributes',
      { UserAttributes: { email: 'x' } },
      'Start of structure or map found where not expected.',
    ],
    [
      'UpdateUserAttributes',
      { UserAttributes: [{ Name: 'email', Value: 5 }] },
      'NUMBER_VALUE cannot be converted to String',
    ],
    [
      'InitiateAuth',
      { ClientId: CLIENT_ID, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: [] },
      'Start of list found where not expected.',
    ],
  ])('of %s %j is refused', async (operation, members, message) => {
    expect(await call(operation, members)).toEqual({ __type: 'SerializationException', message });
  });
});
