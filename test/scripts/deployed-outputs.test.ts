import { describe, expect, it } from 'vitest';
import { deployedOutputs } from '../../scripts/deployed-outputs.ts';

const stackOutputs = {
  GraphqlUrl: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
  Region: 'eu-west-1',
  UserPoolId: 'eu-west-1_abc',
  UserPoolClientId: '123',
  TableName: 'Table',
};

describe('deployedOutputs', () => {
  it("writes the outputs in Amplify's own format", () => {
    expect(deployedOutputs(stackOutputs)).toEqual({
      version: '1',
      auth: { aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_abc', user_pool_client_id: '123' },
      data: {
        aws_region: 'eu-west-1',
        url: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
        default_authorization_type: 'AMAZON_COGNITO_USER_POOLS',
        authorization_types: [],
      },
    });
  });

  it('names the output that is missing', () => {
    expect(() => deployedOutputs({ ...stackOutputs, UserPoolId: '' })).toThrow(
      'The stack has no output UserPoolId',
    );
  });
});
