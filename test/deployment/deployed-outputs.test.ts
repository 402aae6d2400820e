import { parseAmplifyConfig } from 'aws-amplify/utils';
import { describe, expect, inject, it } from 'vitest';
import { deployedOutputs } from '../../deployment/deployed-outputs.ts';
import { synthesize } from '../../infra/synthesize.ts';

const { stackName, template } = inject('synthesized');
const OUTPUTS = {
  GraphqlUrl: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
  Region: 'eu-west-1',
  UserPoolId: 'eu-west-1_abc',
  UserPoolClientId: '123',
  TableName: 'Table',
};

describe('deployedOutputs', () => {
  it("writes the outputs in Amplify's own format", () => {
    expect(deployedOutputs({ stackName, outputs: OUTPUTS, template })).toEqual({
      version: '1',
      auth: {
        aws_region: 'eu-west-1',
        user_pool_id: 'eu-west-1_abc',
        user_pool_client_id: '123',
        username_attributes: ['email'],
        user_verification_types: ['email'],
        standard_required_attributes: ['email'],
        password_policy: {
          min_length: 12,
          require_lowercase: true,
          require_uppercase: true,
          require_numbers: true,
          require_symbols: false,
        },
        mfa_configuration: 'OPTIONAL',
        mfa_methods: ['TOTP'],
      },
      data: {
        aws_region: 'eu-west-1',
        url: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
        default_authorization_type: 'AMAZON_COGNITO_USER_POOLS',
        authorization_types: [],
      },
    });
  });

  it("is what Amplify's own reader takes", () => {
    expect(
      parseAmplifyConfig({ ...deployedOutputs({ stackName, outputs: OUTPUTS, template }) }),
    ).toMatchObject({
      Auth: {
        Cognito: {
          userPoolId: 'eu-west-1_abc',
          userPoolClientId: '123',
          loginWith: { email: true },
          mfa: { status: 'optional', totpEnabled: true },
          passwordFormat: { minLength: 12, requireSpecialCharacters: false },
        },
      },
      API: { GraphQL: { endpoint: OUTPUTS.GraphqlUrl, region: 'eu-west-1', defaultAuthMode: 'userPool' } },
    });
  });

  it('says of a pool that nobody can sign up to that it is closed, where Amplify reads past it', () => {
    const closed = synthesize({ selfSignUp: 'false' });

    const written = deployedOutputs({ ...closed, outputs: OUTPUTS });

    expect(written).toEqual({
      ...deployedOutputs({ stackName, outputs: OUTPUTS, template }),
      custom: { self_sign_up: false },
    });
    expect(parseAmplifyConfig({ ...written })).toMatchObject({
      Auth: { Cognito: { userPoolId: 'eu-west-1_abc' } },
    });
  });

  it('names the output that is missing', () => {
    expect(() => deployedOutputs({ stackName, outputs: { ...OUTPUTS, UserPoolId: '' }, template })).toThrow(
      'The stack has no output UserPoolId',
    );
  });
});
