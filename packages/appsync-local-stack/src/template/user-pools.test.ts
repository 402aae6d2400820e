import { describe, expect, it } from 'vitest';
import { readTemplate } from './read.ts';

const PLACE = {
  stackName: 'Shop',
  region: 'eu-west-1',
  accountId: '123456789012',
  origin: 'http://localhost:4000',
};

const USER_POOL_ID = { Ref: 'Pool' };

const group = (properties: object) => ({
  Type: 'AWS::Cognito::UserPoolGroup',
  Properties: { UserPoolId: USER_POOL_ID, ...properties },
});

/** The user pool of a template that has one with a client, both with these properties. */
function read(properties: object, clientProperties: object = {}, more: object = {}) {
  const Resources = {
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: properties },
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: USER_POOL_ID, ...clientProperties },
    },
    ...more,
  };
  return readTemplate({ Resources }, PLACE).userPools[0];
}

describe('readTemplate of a user pool', () => {
  it('gives the defaults of AWS for what is absent', () => {
    expect(read({})?.settings).toMatchObject({
      name: 'Pool',
      isCaseSensitive: true,
      hasEmailAsUsername: false,
      autoVerifiedAttributes: [],
      recoveryAttributes: ['phone_number', 'email'],
      allowsSelfSignUp: true,
      mfa: 'OFF',
      passwordPolicy: {
        minimumLength: 8,
        requireUppercase: true,
        requireLowercase: true,
        requireNumbers: true,
        requireSymbols: true,
      },
      temporaryPasswordDays: 7,
      requiredAttributes: [],
    });
    expect(read({})?.clients[0]?.settings).toMatchObject({
      accessTokenSeconds: 3600,
      idTokenSeconds: 3600,
      refreshTokenSeconds: 2_592_000,
      challengeSeconds: 180,
      allowsRevocation: true,
      hidesUserExistence: false,
    });
  });

  it('takes numbers and booleans as strings, as CloudFormation does', () => {
    const pool = read(
      {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: 'true' },
        Policies: { PasswordPolicy: { MinimumLength: '12' } },
        Schema: [{ Name: 'plan', StringAttributeConstraints: { MinLength: '2', MaxLength: 9 } }],
      },
      { AuthSessionValidity: '15' },
    );

    expect(pool?.settings.allowsSelfSignUp).toBe(false);
    expect(pool?.settings.passwordPolicy.minimumLength).toBe(12);
    expect(pool?.settings.attributes.get('custom:plan')).toMatchObject({ least: 2, most: 9 });
    expect(pool?.clients[0]?.settings.challengeSeconds).toBe(900);
  });

  it('names the required attributes in the order of the template', () => {
    const Schema = ['phone_number', 'email', 'nickname'].map((Name) => ({
      Name,
      Required: Name !== 'email',
    }));

    expect(read({ Schema })?.settings.requiredAttributes).toEqual(['phone_number', 'nickname']);
  });
});

describe('readTemplate of a user pool that asks for what the local pools do not have', () => {
  it.each([
    [
      { LambdaConfig: { PreSignUp: 'arn:aws:lambda:eu-west-1:123456789012:function:check' } },
      {},
      'LambdaConfig',
    ],
    [{ AliasAttributes: ['email'] }, {}, 'AliasAttributes'],
    [{ DeviceConfiguration: {} }, {}, 'DeviceConfiguration'],
    [
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      {},
      'MinimumLength is 5; it must be a whole number from 6 to 99',
    ],
    [{ UsernameAttributes: ['phone_number'] }, {}, 'UsernameAttributes has phone_number'],
    [
      { AutoVerifiedAttributes: 'email' },
      {},
      'AutoVerifiedAttributes is "email"; it must be a list of strings',
    ],
    [
      { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
      {},
      'EnabledMfas has SMS_MFA; the local user pools implement SOFTWARE_TOKEN_MFA only',
    ],
    [{ MfaConfiguration: 'ON' }, {}, 'MfaConfiguration is ON; it needs EnabledMfas SOFTWARE_TOKEN_MFA'],
    [{ MfaConfiguration: 'MAYBE' }, {}, 'MfaConfiguration is "MAYBE"; it must be one of OFF, OPTIONAL, ON'],
    [
      {},
      { RefreshTokenRotation: { Feature: 'ENABLED' } },
      'RefreshTokenRotation cannot be combined with ALLOW_REFRESH_TOKEN_AUTH',
    ],
    [
      {},
      {
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 },
      },
      'RetryGracePeriodSeconds is 61; it must be a whole number from 0 to 60',
    ],
    [{}, { AuthSessionValidity: 2 }, 'AuthSessionValidity is 2; it must be 3 to 15 minutes'],
    [{}, { AuthSessionValidity: 16 }, 'AuthSessionValidity is 16; it must be 3 to 15 minutes'],
    [{}, { GenerateSecret: true }, 'GenerateSecret'],
    [{}, { SupportedIdentityProviders: ['COGNITO', 'Google'] }, 'SupportedIdentityProviders Google'],
    [
      {},
      { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
      'AccessTokenValidity is 4 minutes',
    ],
  ])('refuses %j %j by name', (properties, clientProperties, text) => {
    expect(() => read(properties, clientProperties)).toThrow(text);
  });

  it('refuses a group with a role, by name', () => {
    const Support = group({ GroupName: 'support', RoleArn: 'arn:aws:iam::123456789012:role/x' });

    expect(() => read({}, {}, { Support })).toThrow(
      'Support (AWS::Cognito::UserPoolGroup): RoleArn is not implemented by the local stack',
    );
  });
});
