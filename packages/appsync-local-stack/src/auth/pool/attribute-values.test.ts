import {
  AdminCreateUserCommand,
  AdminUpdateUserAttributesCommand,
  InitiateAuthCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const ANN = { UserPoolId: POOL_ID, Username: 'ann@example.com' };

const SCHEMA = [
  { Name: 'email', Mutable: true, Required: true },
  { Name: 'plan', Mutable: true, StringAttributeConstraints: { MinLength: '2', MaxLength: '5' } },
  { Name: 'origin', Mutable: false },
  {
    Name: 'seats',
    AttributeDataType: 'Number',
    Mutable: true,
    NumberAttributeConstraints: { MinValue: '1', MaxValue: '20' },
  },
  { Name: 'staff', AttributeDataType: 'Boolean', Mutable: true },
  { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
];

const long = 'x'.repeat(2048);

let server: UserPoolServer;
let AccessToken: string;

beforeAll(async () => {
  server = await startServer([poolModel({ Schema: SCHEMA })]);
  await server.pools.ensureUser({ userPoolId: POOL_ID, username: ANN.Username, password: PASSWORD });
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ANN.Username, PASSWORD },
    }),
  );
  AccessToken = AuthenticationResult?.AccessToken ?? '';
});

afterAll(() => server.close());

let signedUp = 0;

/** Every way to write an attribute. */
const writers: readonly (readonly [string, (attribute: AttributeType) => Promise<unknown>])[] = [
  [
    'UpdateUserAttributes',
    (attribute) =>
      server.cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [attribute] })),
  ],
  [
    'AdminUpdateUserAttributes',
    (attribute) =>
      server.cognito.send(new AdminUpdateUserAttributesCommand({ ...ANN, UserAttributes: [attribute] })),
  ],
  [
    'SignUp',
    (attribute) =>
      server.cognito.send(
        new SignUpCommand({
          ClientId: CLIENT_ID,
          Username: `new${(signedUp += 1)}@example.com`,
          Password: PASSWORD,
          UserAttributes: [attribute],
        }),
      ),
  ],
  [
    'AdminCreateUser',
    (attribute) =>
      server.cognito.send(
        new AdminCreateUserCommand({
          UserPoolId: POOL_ID,
          Username: `new${(signedUp += 1)}@example.com`,
          UserAttributes: [attribute],
        }),
      ),
  ],
];

describe.each(writers)('%s', (operation, write) => {
  const complaint = operation.includes('Update')
    ? 'Invalid user attributes'
    : 'Attributes did not conform to the schema';

  it.each([
    ['phone_number', '555', 'Invalid phone number format.'],
    ['phone_number', '+1 555 123 4567', 'Invalid phone number format.'],
    ['phone_number', '+1234567890123456', 'Invalid phone number format.'],
    ['birthdate', '1990-1-1', `birthdate: String must be no shorter than 10 characters\n`],
    ['birthdate', '1990-01-012', `birthdate: String must be no longer than 10 characters\n`],
    ['birthdate', '1990-02-30', `birthdate: Value must be a date of the form YYYY-MM-DD\n`],
    ['birthdate', '01/02/1990', `birthdate: Value must be a date of the form YYYY-MM-DD\n`],
    ['updated_at', 'yesterday', `updated_at: Value must be a whole number\n`],
    ['updated_at', '-1', `updated_at: Number must be no less than 0\n`],
    ['website', `${long}x`, `website: String must be no longer than 2048 characters\n`],
    ['custom:plan', 'x', `custom:plan: String must be no shorter than 2 characters\n`],
    ['custom:plan', 'golden', `custom:plan: String must be no longer than 5 characters\n`],
    ['custom:seats', '0', `custom:seats: Number must be no less than 1\n`],
    ['custom:seats', '21', `custom:seats: Number must be no more than 20\n`],
    ['custom:staff', 'yes', `custom:staff: Value must be true or false\n`],
    [
      'custom:since',
      '2026-02-30T00:00:00Z',
      `custom:since: Value must be a time, for example 2026-01-31T08:00:00Z\n`,
    ],
  ])('refuses a %s: case %#', async (Name, Value, message) => {
    await expect(write({ Name, Value })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: message.startsWith('Invalid ') ? message : `${complaint}: ${message}`,
    });
  });

  it.each([
    ['phone_number', '+15551234567'],
    ['birthdate', '1990-02-28'],
    ['updated_at', '1785139200'],
    ['zoneinfo', 'Europe/Zurich'],
    ['locale', 'de-CH'],
    ['website', long],
    ['custom:plan', 'gold'],
    ['custom:seats', '20'],
    ['custom:staff', 'false'],
    ['custom:since', '2026-02-28T00:00:00Z'],
  ])('takes a %s: case %#', async (Name, Value) => {
    await expect(write({ Name, Value })).resolves.toBeDefined();
  });

  it('names an attribute that the pool does not have', async () => {
    await expect(write({ Name: 'custom:role', Value: 'admin' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: operation.includes('Update')
        ? 'user.custom:role: Attribute does not exist in the schema.\n'
        : `${complaint}: Type for attribute {custom:role} could not be determined`,
    });
  });

  it(`${operation.includes('Update') ? 'refuses' : 'takes'} an attribute that is set once`, async () => {
    const written = write({ Name: 'custom:origin', Value: 'fair' });

    await (operation.includes('Update')
      ? expect(written).rejects.toMatchObject({
          name: 'InvalidParameterException',
          message: 'user.custom:origin: Attribute cannot be updated.\n',
        })
      : expect(written).resolves.toBeDefined());
  });

  it('refuses a value that is null', async () => {
    // What the SDK's types do not allow, its clients in other languages send.
    await expect(write({ Name: 'nickname', Value: null } as unknown as AttributeType)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Attribute value for nickname must not be null',
    });
  });
});

describe('an e-mail address', () => {
  const update = (Value: string) =>
    server.cognito.send(
      new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'email', Value }] }),
    );

  it.each([
    'nonsense',
    'ann@',
    '@example.com',
    'ann@example',
    'ann@@example.com',
    'ann bee@example.com',
    'ann@exam ple.com',
    '.ann@example.com',
    'ann.@example.com',
    'a..n@example.com',
    'ann@.example.com',
    'ann@example..com',
    'ann@-example.com',
    'ann@example.com\n',
    'ann@example.com,bob@example.com',
    'Ann <ann@example.com>',
    'ann@exämple.com',
    `${'a'.repeat(65)}@example.com`,
    `ann@${'e'.repeat(64)}.com`,
    `ann@example.${'c'.repeat(64)}`,
  ])('is not %j', async (value) => {
    await expect(update(value)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid email address format.',
    });
  });

  it.each(["a'n+n_e.o@mail.example-1.co.uk", `${'a'.repeat(64)}@${'e'.repeat(63)}.com`, 'ann@example.com'])(
    'may be %j',
    async (value) => {
      await expect(update(value)).resolves.toBeDefined();
    },
  );
});

describe('several attributes', () => {
  it('are refused together, and none is changed', async () => {
    const write = (UserAttributes: AttributeType[]) =>
      server.cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));

    await expect(
      write([
        { Name: 'birthdate', Value: 'x' },
        { Name: 'custom:seats', Value: '99' },
        { Name: 'name', Value: 'Ann' },
      ]),
    ).rejects.toMatchObject({
      message:
        'Invalid user attributes: birthdate: String must be no shorter than 10 characters\n' +
        'custom:seats: Number must be no more than 20\n',
    });
    await expect(
      write([
        { Name: 'name', Value: 'Ann' },
        { Name: 'name', Value: 'Bob' },
      ]),
    ).rejects.toMatchObject({ message: 'UserAttributes has name twice; it must occur once.' });
  });
});
