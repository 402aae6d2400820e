import {
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const ANN = { ClientId: CLIENT_ID, Username: 'ann@example.com', Password: 'Correct-Horse-1' };

let server: UserPoolServer;
let cognito: CognitoIdentityProviderClient;

beforeEach(async () => {
  server = await startServer();
  cognito = server.cognito;
});

afterEach(() => server.close());

const signIn = (USERNAME: string, PASSWORD: string, client = cognito) =>
  client.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );

describe('SignUp', () => {
  it('sends a code of six digits and answers with the masked address', async () => {
    const answer = await cognito.send(new SignUpCommand(ANN));

    expect(answer).toMatchObject({
      UserConfirmed: false,
      UserSub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    });
    expect(server.messages).toEqual([
      {
        username: 'ann@example.com',
        destination: 'ann@example.com',
        code: expect.stringMatching(/^\d{6}$/) as string,
        kind: 'SignUp',
      },
    ]);
  });

  it.each([
    ['Short-1aa', 'Password did not conform with policy: Password not long enough'],
    ['all-lower-1', 'Password did not conform with policy: Password must have uppercase characters'],
    ['ALL-UPPER-1', 'Password did not conform with policy: Password must have lowercase characters'],
    ['No-Digits-Here', 'Password did not conform with policy: Password must have numeric characters'],
  ])('refuses the password %s: %s', async (Password, message) => {
    await expect(cognito.send(new SignUpCommand({ ...ANN, Password }))).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message,
    });
  });

  it('takes a password that is just long enough', async () => {
    await expect(cognito.send(new SignUpCommand({ ...ANN, Password: 'Shorter-1a' }))).resolves.toMatchObject({
      UserConfirmed: false,
    });
  });

  it('refuses an address that somebody has, in any case', async () => {
    await cognito.send(new SignUpCommand(ANN));

    await expect(
      cognito.send(new SignUpCommand({ ...ANN, Username: 'Ann@Example.com' })),
    ).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    });
  });

  it.each(['ann@example.com', 'ANN@example.com'])(
    'refuses an address in other letters than the user name, where they count: %s',
    async (Value) => {
      const server = await startServer([poolModel({ UsernameConfiguration: { CaseSensitive: true } })]);
      try {
        await server.cognito.send(new SignUpCommand(ANN));
        const Username = 'Ann@example.com';

        await expect(
          server.cognito.send(
            new SignUpCommand({ ...ANN, Username, UserAttributes: [{ Name: 'email', Value }] }),
          ),
        ).rejects.toMatchObject({ message: 'The attribute email must be the same as the Username.' });
        await expect(server.cognito.send(new SignUpCommand({ ...ANN, Username }))).resolves.toBeDefined();
      } finally {
        await server.close();
      }
    },
  );

  it('refuses a user name that is not an address', async () => {
    await expect(cognito.send(new SignUpCommand({ ...ANN, Username: 'ann' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Username should be an email.',
    });
  });

  it.each([
    ['ann bee', 'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'],
    [`${'a'.repeat(117)}@example.com`, 'Member must have length less than or equal to 128'],
  ])('refuses the user name %s', async (Username, constraint) => {
    await expect(cognito.send(new SignUpCommand({ ...ANN, Username }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `1 validation error detected: Value at 'username' failed to satisfy constraint: ${constraint}`,
    });
  });

  it.each(['sub', 'email_verified'])('refuses to let a client set %s', async (Name) => {
    await expect(
      cognito.send(new SignUpCommand({ ...ANN, UserAttributes: [{ Name, Value: 'true' }] })),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    });
  });

  it('refuses another address than the one that the code goes to', async () => {
    await expect(
      cognito.send(
        new SignUpCommand({ ...ANN, UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }] }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('is refused where administrators alone create users', async () => {
    const closed = await startServer([
      poolModel({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }),
    ]);
    try {
      await expect(closed.cognito.send(new SignUpCommand(ANN))).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'SignUp is not permitted for this user pool',
      });
    } finally {
      await closed.close();
    }
  });

  it('names an unknown client', async () => {
    await expect(cognito.send(new SignUpCommand({ ...ANN, ClientId: 'nobody' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client nobody does not exist.',
    });
  });
});

describe('ConfirmSignUp', () => {
  const confirm = (ConfirmationCode: string, Username = ANN.Username) =>
    cognito.send(new ConfirmSignUpCommand({ ClientId: CLIENT_ID, Username, ConfirmationCode }));

  it('lets the user sign in, with tokens that verify and a verified address', async () => {
    await cognito.send(new SignUpCommand(ANN));

    await confirm(server.lastCode());

    const { AuthenticationResult: tokens } = await signIn(ANN.Username, ANN.Password);
    const identity = await server.pools.verifyToken(tokens?.IdToken, {
      userPoolId: POOL_ID,
      defaultAction: 'ALLOW',
    });
    expect(identity).toMatchObject({
      issuer: `${server.origin}/${POOL_ID}`,
      claims: { email: 'ann@example.com', email_verified: true, aud: CLIENT_ID, token_use: 'id' },
    });
    const user = await cognito.send(new GetUserCommand({ AccessToken: tokens?.AccessToken }));
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('refuses a wrong code', async () => {
    await cognito.send(new SignUpCommand(ANN));
    const wrong = server.lastCode() === '000000' ? '000001' : '000000';

    await expect(confirm(wrong)).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    });
  });

  it('refuses to confirm twice', async () => {
    await cognito.send(new SignUpCommand(ANN));
    const code = server.lastCode();
    await confirm(code);

    await expect(confirm(code)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
  });

  it('does not tell that a user is unknown', async () => {
    await expect(confirm('123456', 'nobody@example.com')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    });
  });
});

describe('ResendConfirmationCode', () => {
  const resend = (Username: string) =>
    cognito.send(new ResendConfirmationCodeCommand({ ClientId: CLIENT_ID, Username }));

  it('sends a code that confirms', async () => {
    await cognito.send(new SignUpCommand(ANN));

    const answer = await resend(ANN.Username);

    expect(answer.CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'a***@e***',
    });
    expect(server.messages.at(-1)).toMatchObject({ destination: 'ann@example.com', kind: 'ResendCode' });
    await cognito.send(
      new ConfirmSignUpCommand({
        ClientId: CLIENT_ID,
        Username: ANN.Username,
        ConfirmationCode: server.lastCode(),
      }),
    );
    await expect(signIn(ANN.Username, ANN.Password)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('refuses for a confirmed user', async () => {
    await server.pools.ensureUser({
      userPoolId: POOL_ID,
      username: ANN.Username,
      password: 'Correct-Horse-1',
    });

    await expect(resend(ANN.Username)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User is already confirmed.',
    });
  });

  it('claims to have sent a code to an unknown user, and sends none', async () => {
    const answer = await resend('nobody@example.com');

    expect(answer.CodeDeliveryDetails?.Destination).toBe('n***@e***');
    expect(server.messages).toEqual([]);
  });
});
