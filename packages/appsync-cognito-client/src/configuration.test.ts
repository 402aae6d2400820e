import { describe, expect, it } from 'vitest';
import { readOutputs } from './configuration.ts';

const OUTPUTS = {
  version: '1',
  auth: {
    aws_region: 'eu-west-1',
    user_pool_id: 'eu-west-1_EXAMPLE',
    user_pool_client_id: '1h57kf5cpq17m0eml12EXAMPLE',
  },
  data: { url: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql', aws_region: 'eu-west-1' },
};

describe('readOutputs', () => {
  it('finds the endpoints of a deployment', () => {
    expect(readOutputs(OUTPUTS)).toEqual({
      graphqlUrl: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
      realtimeUrl: 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
      userPoolUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/',
      userPoolId: 'eu-west-1_EXAMPLE',
      userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE',
      selfSignUp: true,
      passwordPolicy: undefined,
    });
  });

  it('finds what the user pool asks of a new password', () => {
    const policy = { min_length: 12, require_lowercase: true, require_numbers: true, require_symbols: false };

    expect(readOutputs({ ...OUTPUTS, auth: { ...OUTPUTS.auth, password_policy: policy } })).toMatchObject({
      passwordPolicy: {
        minLength: 12,
        needsLowerCase: true,
        needsUpperCase: false,
        needsNumber: true,
        needsSymbol: false,
      },
    });
  });

  it('finds those of a custom domain', () => {
    expect(readOutputs({ ...OUTPUTS, data: { url: 'https://api.example.com/graphql' } })).toMatchObject({
      graphqlUrl: 'https://api.example.com/graphql',
      realtimeUrl: 'wss://api.example.com/graphql/realtime',
    });
  });

  it('finds those of a local stack, and that sign-up is closed', () => {
    const local = {
      ...OUTPUTS,
      data: { url: 'http://localhost:4000/graphql' },
      custom: { cognito_endpoint: 'http://localhost:4000', self_sign_up: false },
    };

    expect(readOutputs(local)).toMatchObject({
      realtimeUrl: 'ws://localhost:4000/graphql/realtime',
      userPoolUrl: 'http://localhost:4000',
      selfSignUp: false,
    });
  });

  it('knows the endpoints of the partition in China', () => {
    const auth = { ...OUTPUTS.auth, aws_region: 'cn-north-1' };

    expect(readOutputs({ ...OUTPUTS, auth }).userPoolUrl).toBe(
      'https://cognito-idp.cn-north-1.amazonaws.com.cn/',
    );
  });

  it.each([
    [undefined, 'data.url'],
    [[], 'data.url'],
    [{ ...OUTPUTS, data: { url: '' } }, 'data.url'],
    [{ ...OUTPUTS, auth: { user_pool_id: 'a', user_pool_client_id: 'b' } }, 'auth.aws_region'],
    [{ ...OUTPUTS, auth: { aws_region: 'eu-west-1', user_pool_client_id: 'b' } }, 'auth.user_pool_id'],
    [{ ...OUTPUTS, auth: { aws_region: 'eu-west-1', user_pool_id: 'a' } }, 'auth.user_pool_client_id'],
  ])('names what is missing: %j', (given, missing) => {
    expect(() => readOutputs(given)).toThrow(`${missing} is missing in amplify_outputs.json`);
  });

  it('refuses a URL that is relative', () => {
    expect(() => readOutputs({ ...OUTPUTS, data: { url: '/graphql' } })).toThrow(
      'data.url must be an absolute URL in amplify_outputs.json',
    );
  });
});
