import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { sendGraphql, useLocalStack } from '../support/local-stack.ts';
import { added, listed } from '../support/operations.ts';

describe('access', () => {
  const test = useLocalStack();
  const query = '{ expenses { items { id } } }';

  it('is given to the access token and to the id token of a user, with and without Bearer', async () => {
    const user = await test.newUser();

    for (const token of [user.accessToken, user.idToken, `Bearer ${user.accessToken}`]) {
      const answer = await sendGraphql(test.stack.graphqlUrl, token, query);
      expect(answer).toEqual({ status: 200, data: { expenses: { items: [] } } });
    }
  });

  it.each([
    ['no token', ''],
    ['something that is no token', 'nonsense'],
    ['a token without signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ])('is refused for %s with status 401 and UnauthorizedException', async (_, token) => {
    const response = await fetch(test.stack.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: token }) },
      body: JSON.stringify({ query }),
    });

    expect(response.status).toBe(401);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
    expect(await response.json()).toMatchObject({ errors: [{ errorType: 'UnauthorizedException' }] });
  });

  it('is refused for a token that somebody else signed', async () => {
    const user = await test.newUser();
    const [, payload = ''] = user.accessToken.split('.');
    const { privateKey } = await generateKeyPair('RS256');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>; // a JWT's payload
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);

    const { status } = await sendGraphql(test.stack.graphqlUrl, forged, query);

    expect(status).toBe(401);
  });

  it('reaches only what is one’s own', async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    const expense = await added(one);

    expect((await listed(one)).items).toEqual([expense]);
    expect((await listed(other)).items).toEqual([]);
  });

  it('is there for the demo user without signing up', async () => {
    const { demoUser, origin, outputs } = test.stack;

    const response = await fetch(origin, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: outputs.auth.user_pool_client_id,
        AuthParameters: { USERNAME: demoUser.username, PASSWORD: demoUser.password },
      }),
    });
    const { AuthenticationResult } = (await response.json()) as {
      AuthenticationResult: { AccessToken: string };
    }; // Cognito's

    const { data } = await sendGraphql(test.stack.graphqlUrl, AuthenticationResult.AccessToken, query);
    expect(data).toEqual({ expenses: { items: [] } });
  });
});
