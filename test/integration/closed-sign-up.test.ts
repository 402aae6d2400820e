import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import { useLocalStack } from '../support/local-stack.ts';

describe('a stack with selfSignUp=false', () => {
  const test = useLocalStack(() => ({ synthesize: () => synthesize({ selfSignUp: 'false' }) }));

  it('lets nobody sign up', async () => {
    const signUp = new SignUpCommand({
      ClientId: test.clientId,
      Username: 'ann@example.com',
      Password: 'Correct-Horse-1',
    });

    await expect(test.cognito.send(signUp)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    });
  });

  it('says so in amplify_outputs.json, where Amplify reads past it', () => {
    const { outputs } = test.stack;

    expect(outputs.custom).toMatchObject({ self_sign_up: false });
    expect(parseAmplifyConfig({ ...outputs })).toMatchObject({
      API: { GraphQL: { endpoint: outputs.data.url } },
    });
  });

  it('tells its console, which offers no form for it', async () => {
    const page = await (await fetch(`${test.stack.origin}/`)).text();

    expect(page).toContain('"selfSignUp":false');
  });
});
