import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminOperations, clientOperations } from '../operations/catalog.ts';
import { UNSIGNED_OPERATIONS } from '../operations/unsigned-operations.ts';
import { CLIENT_ID, POOL_ID, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

let server: UserPoolServer;

/** Every operation of the Cognito API, by the SDK's commands. */
const allOperations = Object.keys(sdk).flatMap((name) => /^([A-Z]\w*)Command$/.exec(name)?.[1] ?? []);

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.close());

const post = (target: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
      ...headers,
    },
    body,
  });

describe('a request that is no good', () => {
  it.each([
    ['not JSON', '{"ClientId": ', 'SerializationException'],
    ['empty', '', 'SerializationException'],
    ['a list', '[]', 'SerializationException'],
    ['null', 'null', 'SerializationException'],
    ['without members', '{}', 'InvalidParameterException'],
    ['with a number for a text', '{"ClientId": 1}', 'SerializationException'],
    ['with an unknown client', '{"ClientId": "nobody"}', 'ResourceNotFoundException'],
    [
      'with a text for a map',
      `{"ClientId": "${CLIENT_ID}", "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": "x"}`,
      'SerializationException',
    ],
    [
      'with an unknown flow',
      `{"ClientId": "${CLIENT_ID}", "AuthFlow": "toString", "AuthParameters": {}}`,
      'InvalidParameterException',
    ],
    [
      'with prototype names',
      `{"ClientId": "${CLIENT_ID}", "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": {"USERNAME": "__proto__", "PASSWORD": "x"}}`,
      'NotAuthorizedException',
    ],
  ])('%s gets an error of the Cognito API', async (_case, body, type) => {
    const response = await post('InitiateAuth', body);

    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(response.headers.get('x-amzn-errortype')).toBe(`${type}:`);
    expect(await response.json()).toEqual({ __type: type, message: expect.stringMatching(/./) as string });
  });

  it('has its text in a header as far as clients take it, and all of it in the body', async () => {
    const flow = 'é'.repeat(100_000);

    const response = await post('InitiateAuth', JSON.stringify({ ClientId: CLIENT_ID, AuthFlow: flow }));

    expect(response.headers.get('x-amzn-errormessage')).toMatch(/^1 validation error detected: Value '[?]+$/);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining(flow) as string });
  });

  it.each(['Nonsense', 'toString', '', 'CreateUserPoolClient'])(
    'to the operation "%s" names it',
    async (operation) => {
      const response = await post(operation, '{}');

      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        __type: 'UnknownOperationException',
        message: `The operation ${operation} is not implemented by the local user pools.`,
      });
    },
  );

  it.each([
    [262_144, 400, 'SerializationException'],
    [262_145, 413, 'RequestEntityTooLargeException'],
    [8_000_000, 413, 'RequestEntityTooLargeException'],
  ])('of %d bytes gets %d', async (bytes, status, type) => {
    const response = await post('InitiateAuth', 'x'.repeat(bytes));

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ __type: type });
  });

  it('for an administrator without a signature is refused', async () => {
    const response = await post('AdminGetUser', `{"UserPoolId": "${POOL_ID}", "Username": "ann"}`);

    expect(await response.json()).toEqual({
      __type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
  });
});

describe('a client that hangs up in the middle of its request', () => {
  it('leaves the server as it was', async () => {
    const abort = new AbortController();
    const body = new ReadableStream({
      pull: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"ClientId": '));
        abort.abort();
      },
    });
    const request = fetch(server.origin, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' },
      body,
      duplex: 'half',
      signal: abort.signal,
    });

    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    await expect(post('GetUser', '{}')).resolves.toMatchObject({ status: 400 });
  });
});

describe('a web page', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=made/up' };
  const setPassword = JSON.stringify({
    UserPoolId: POOL_ID,
    Username: 'ann',
    Password: 'Stolen-Password-1',
    Permanent: true,
  });

  const corsHeaders = (response: Response) =>
    [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:5173' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('of another origin cannot call an administrator’s operation: %j', async (page) => {
    const response = await post('AdminSetUserPassword', setPassword, { ...signed, ...page });

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      __type: 'AccessDeniedException',
      message: `AdminSetUserPassword is an administrator's operation: web pages of another origin cannot call it.`,
    });
    expect(corsHeaders(response)).toEqual([]);
  });

  it('of another origin cannot call any operation that Cognito wants signed', async () => {
    for (const operation of allOperations.filter((name) => !UNSIGNED_OPERATIONS.has(name))) {
      const response = await post(operation, '{}', { ...signed, origin: 'https://evil.example' });

      expect([operation, response.status, corsHeaders(response)]).toEqual([operation, 403, []]);
    }
  });

  it('may call all the others and read their answers, whatever its origin', async () => {
    for (const operation of UNSIGNED_OPERATIONS) {
      const response = await post(operation, '{}', { origin: 'https://app.example' });

      expect([operation, response.status]).toEqual([operation, 400]);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it.each<Record<string, string>>([{}, { 'sec-fetch-site': 'none' }])(
    'is not what calls an administrator’s operation with the headers %j',
    async (headers) => {
      const response = await post('ListUsers', JSON.stringify({ UserPoolId: POOL_ID }), {
        ...signed,
        ...headers,
      });

      expect(response.status).toBe(200);
      expect(corsHeaders(response)).toEqual([]);
    },
  );

  it('of the server’s own origin may call an administrator’s operation', async () => {
    const response = await post('ListUsers', JSON.stringify({ UserPoolId: POOL_ID }), {
      ...signed,
      origin: server.origin,
      'sec-fetch-site': 'same-origin',
    });

    expect(response.status).toBe(200);
  });
});

describe('the operations that need no signature', () => {
  it('are those that the AWS SDK does not sign', () => {
    const unsigned = allOperations.filter((operation) =>
      server.cognito.config
        .httpAuthSchemeProvider({ operation, region: 'eu-west-1' })
        .every(({ schemeId }) => schemeId === 'smithy.api#noAuth'),
    );

    expect([...UNSIGNED_OPERATIONS].sort()).toEqual(unsigned.sort());
  });

  it('hold every operation that is served for apps, and none of an administrator’s', () => {
    expect([...clientOperations.keys()].filter((name) => !UNSIGNED_OPERATIONS.has(name))).toEqual([]);
    expect([...adminOperations.keys()].filter((name) => UNSIGNED_OPERATIONS.has(name))).toEqual([]);
  });
});

describe('preflights', () => {
  it('allow what the Amplify and AWS clients send', async () => {
    const asked =
      'amz-sdk-invocation-id,amz-sdk-request,authorization,cache-control,content-type,x-amz-target,x-amz-user-agent';

    const response = await fetch(server.origin, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toBe(asked);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });
});

describe("a pool's well-known documents", () => {
  it('name the issuer of its tokens', async () => {
    const response = await fetch(`${server.origin}/${POOL_ID}/.well-known/openid-configuration`);

    expect(await response.json()).toMatchObject({
      issuer: `${server.origin}/${POOL_ID}`,
      jwks_uri: `${server.origin}/${POOL_ID}/.well-known/jwks.json`,
    });
  });

  it('are not there for an unknown pool', async () => {
    const response = await fetch(`${server.origin}/eu-west-1_Unknown01/.well-known/jwks.json`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
  });
});

describe('handles', () => {
  it.each([
    ['POST', '/graphql', { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' }],
    ['POST', '/', {}],
    ['POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }],
    ['GET', '/', {}],
    ['OPTIONS', '/', { 'access-control-request-headers': 'content-type' }],
    ['POST', `/${POOL_ID}/.well-known/jwks.json`, {}],
  ])('leaves %s %s %j to others', async (method, path, headers) => {
    const response = await fetch(`${server.origin}${path}`, { method, headers });

    expect(response.status).toBe(421);
  });
});
