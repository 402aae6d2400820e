import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandlerContext } from '../../runtime/model.ts';
import { apiOf, pipelineResolver, unitResolver } from '../support/api.ts';
import { authorize, startGraphqlServer, TOKEN } from '../support/graphql-server.ts';
import type { GraphqlServer } from '../support/graphql-server.ts';
import { scriptedRuntime } from '../support/scripted-runtime.ts';
import { createGraphqlEndpoint } from './endpoint.ts';

const SDL = `
  type Query { hello(name: String): String other: String }
  type Mutation { add: String }
  type Subscription { added: String }
`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const contexts: HandlerContext[] = [];
const lines: string[] = [];
let server: GraphqlServer;

const runtime = scriptedRuntime({
  'Query.hello': {
    request: (context) => (contexts.push(context), { logs: ['INFO - code.js:1:1: "hi"'] }),
    response: (context) => ({
      result: `Hello ${typeof context.arguments['name'] === 'string' ? context.arguments['name'] : 'you'}`,
    }),
  },
  'Mutation.add': { response: () => ({ result: 'added' }) },
});

beforeAll(async () => {
  server = await startGraphqlServer({
    api: apiOf(SDL, [unitResolver('Query.hello', 'none'), unitResolver('Mutation.add', 'none')]),
    runtime,
    dataSources: new Map(),
    log: (line) => lines.push(line),
    authorize: (header) =>
      header === 'broken' ? Promise.reject(new Error('secret detail')) : authorize(header),
  });
});

afterAll(() => server.close());

beforeEach(() => {
  contexts.length = 0;
  lines.length = 0;
});

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { authorization: TOKEN, 'content-type': 'application/json', ...headers },
    body,
  });
}

async function outcome(response: Response): Promise<unknown[]> {
  return [response.status, await response.json()];
}

describe('POST /graphql', () => {
  it('answers an operation with status 200, a request id of its own and the tokens that it took', async () => {
    const first = await post('{"query":"{ hello }"}');
    const second = await post('{"query":"{ hello }"}');

    expect(await outcome(first)).toEqual([200, { data: { hello: 'Hello you' } }]);
    expect(first.headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(first.headers.get('x-amzn-appsync-TokensConsumed')).toBe('1');
    expect(first.headers.get('x-amzn-RequestId')).toMatch(UUID);
    expect(second.headers.get('x-amzn-RequestId')).not.toBe(first.headers.get('x-amzn-RequestId'));
  });

  it('reads JSON whatever its content type is', async () => {
    const body = JSON.stringify({
      query: 'query Q($n: String) { hello(name: $n) }',
      operationName: 'Q',
      variables: { n: 'Ann' },
    });

    for (const contentType of ['application/graphql', 'text/plain;charset=UTF-8']) {
      expect(await outcome(await post(body, { 'content-type': contentType }))).toEqual([
        200,
        { data: { hello: 'Hello Ann' } },
      ]);
    }
  });

  it('takes null for variables and operation name, and an empty operation name, as none', async () => {
    const body = '{"query":"{ hello }","variables":null,"operationName":';

    expect(await outcome(await post(`${body}null}`))).toEqual([200, { data: { hello: 'Hello you' } }]);
    expect(await outcome(await post(`${body}""}`))).toEqual([200, { data: { hello: 'Hello you' } }]);
  });

  it.each(['', ' \n'])('answers the empty body %j as recorded from the service', async (body) => {
    const response = await post(body);

    expect(response.headers.get('x-amzn-ErrorType')).toBe('MalformedHttpRequestException');
    expect(await outcome(response)).toEqual([
      400,
      { errors: [{ message: 'Request body is empty.', errorType: 'MalformedHttpRequestException' }] },
    ]);
  });

  it.each([
    'meow',
    '{}',
    '{}}',
    '[]',
    'null',
    '"{ hello }"',
    '[{"query":"{ hello }"}]',
    '{"query":null}',
    '{"query":5}',
    '{"query":""}',
    '{"query":"{ hello"}',
    '{"query":"meow"}',
    '{"query":"{ hello }","variables":[]}',
    '{"query":"{ hello }","variables":"{}"}',
    '{"query":"{ hello }","variables":5}',
    '{"query":"{ hello }","operationName":5}',
  ])('refuses %s as the service refuses what it cannot parse', async (body) => {
    const response = await post(body);

    expect(response.headers.get('x-amzn-ErrorType')).toBe('MalformedHttpRequestException');
    expect(await outcome(response)).toEqual([
      400,
      { errors: [{ message: 'Unable to parse GraphQL query.', errorType: 'MalformedHttpRequestException' }] },
    ]);
  });

  it('writes to the log where a syntax error is', async () => {
    const response = await post('{"query":"{ hello"}');

    expect(lines).toEqual([
      `${String(response.headers.get('x-amzn-RequestId'))} Invalid Syntax : offending token '<EOF>' at line 1 column 8`,
    ]);
  });

  it('answers a validation error with status 200 and no data', async () => {
    expect(await outcome(await post('{"query":"{badfield}"}'))).toEqual([
      200,
      {
        data: null,
        errors: [
          {
            path: null,
            locations: [{ line: 1, column: 2, sourceName: null }],
            message:
              "Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'",
          },
        ],
      },
    ]);
  });

  it('answers an unknown operation name with status 200', async () => {
    expect(await outcome(await post('{"query":"query A { hello }","operationName":"B"}'))).toMatchObject([
      200,
      { data: null, errors: [{ message: "Unknown operation named 'B'." }] },
    ]);
  });

  it('refuses a subscription, which belongs on the WebSocket', async () => {
    expect(await outcome(await post('{"query":"subscription { added }"}'))).toEqual([
      400,
      {
        errors: [{ errorType: 'BadRequestException', message: 'Subscriptions over MQTT is not supported.' }],
      },
    ]);
  });

  it('reads a body of 1 MB and refuses one of a byte more', async () => {
    const query = '{"query":"{ hello }"}';
    const exact = query + ' '.repeat(1_048_576 - query.length);

    expect((await post(exact)).status).toBe(200);
    const tooLarge = await post(`${exact} `);
    expect(await outcome(tooLarge)).toEqual([
      413,
      {
        errors: [
          {
            errorType: 'RequestEntityTooLargeException',
            message: 'The request body exceeds the limit of 1048576 bytes.',
          },
        ],
      },
    ]);
  });

  it('refuses a body that grows past 1 MB without having said so', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: TOKEN, 'transfer-encoding': 'chunked' };
      const outgoing = request(server.url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      for (let chunk = 0; chunk < 20; chunk += 1) {
        outgoing.write(' '.repeat(65_536));
      }
      outgoing.end();
    });

    expect(status).toBe(413);
  });

  it('tells the handler headers in lower case without cookies, repeated ones as a list, and who called', async () => {
    await new Promise<void>((resolve, reject) => {
      const body = '{"query":"{ hello }"}';
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          `POST /graphql HTTP/1.1\r\nHost: h\r\nAuthorization: ${TOKEN}\r\nX-One: 1\r\nX-Two: a\r\nX-TWO: b\r\nCookie: c=1\r\n` +
            `X-Forwarded-For: 203.0.113.9, 10.0.0.1\r\nX-Forwarded-For: 10.0.0.2\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      });
      socket.on('error', reject);
      socket.on('close', () => {
        resolve();
      });
      socket.resume();
    });

    expect(contexts[0]?.request).toEqual({
      domainName: null,
      headers: {
        host: 'h',
        authorization: TOKEN,
        'x-one': '1',
        'x-two': ['a', 'b'],
        'x-forwarded-for': ['203.0.113.9, 10.0.0.1', '10.0.0.2'],
        connection: 'close',
        'content-length': '21',
      },
    });
    expect(contexts[0]?.identity).toMatchObject({
      username: 'ann',
      sourceIp: ['203.0.113.9', '10.0.0.1', '10.0.0.2', '127.0.0.1'],
      defaultAuthStrategy: 'ALLOW',
    });
  });

  it('writes what handlers print to the log, with the request id', async () => {
    const response = await post('{"query":"{ hello }"}');

    expect(lines).toEqual([`${String(response.headers.get('x-amzn-RequestId'))} INFO - code.js:1:1: "hi"`]);
  });

  it('goes on when a client goes away in the middle of its body', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          `POST /graphql HTTP/1.1\r\nHost: h\r\nAuthorization: ${TOKEN}\r\nContent-Length: 100\r\n\r\n{"que`,
          () => {
            socket.resetAndDestroy();
            resolve();
          },
        );
      });
    });

    expect((await post('{"query":"{ hello }"}')).status).toBe(200);
    expect(lines.filter((line) => line.includes('failure'))).toEqual([]);
  });
});

describe('authorization of a request', () => {
  it.each([
    [undefined, 'Valid authorization header not provided.'],
    ['expired', 'Token has expired.'],
    ['somebody', 'You are not authorized to make this call.'],
  ])('answers the token %j with 401, printed over several lines', async (token, message) => {
    const response = await fetch(server.url, {
      method: 'POST',
      body: 'not even JSON',
      headers: token === undefined ? {} : { authorization: token },
    });

    expect(response.status).toBe(401);
    expect(response.headers.get('x-amzn-ErrorType')).toBe('UnauthorizedException');
    expect(response.headers.get('x-amzn-RequestId')).toMatch(UUID);
    expect(await response.text()).toBe(
      `{\n  "errors" : [ {\n    "errorType" : "UnauthorizedException",\n    "message" : "${message}"\n  } ]\n}`,
    );
  });

  it('answers a fault with 500 and keeps the detail for the log', async () => {
    const response = await post('{"query":"{ hello }"}', { authorization: 'broken' });

    expect(await outcome(response)).toEqual([
      500,
      {
        errors: [
          {
            errorType: 'InternalFailure',
            message: 'An internal failure occurred while processing the request.',
          },
        ],
      },
    ]);
    expect(lines.join()).toContain('secret detail');
  });
});

describe('GET /graphql', () => {
  const get = (parameters: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}?${new URLSearchParams(parameters).toString()}`, {
      headers: { authorization: TOKEN },
    });

  it('takes the operation from the query string', async () => {
    const query = 'query Q($n: String) { hello(name: $n) }';

    expect(await outcome(await get({ query, operationName: 'Q', variables: '{"n":"Ann"}' }))).toEqual([
      200,
      { data: { hello: 'Hello Ann' } },
    ]);
  });

  it('runs a mutation too', async () => {
    expect(await outcome(await get({ query: 'mutation { add }' }))).toEqual([
      200,
      { data: { add: 'added' } },
    ]);
  });

  it('refuses a request without query or with variables that are no object', async () => {
    expect((await get({})).status).toBe(400);
    expect((await get({ query: '{ hello }', variables: '[' })).status).toBe(400);
    expect((await get({ query: '{ hello }', variables: '[]' })).status).toBe(400);
  });
});

describe('other requests', () => {
  it('allows any origin, AppSync’s headers and those that a client asks for', async () => {
    const response = await fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://app.example',
        'access-control-request-headers': 'X-Mine, content-type, bad name',
      },
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('POST,GET,OPTIONS');
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,x-amz-user-agent,x-api-key,x-amz-date,x-amz-security-token,x-mine',
    );
    expect((await post('{"query":"{ hello }"}')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('answers %s with 405 and says what is allowed', async (method) => {
    const response = await fetch(server.url, { method, headers: { authorization: TOKEN } });

    expect(response.headers.get('allow')).toBe('POST,GET,OPTIONS');
    expect(await outcome(response)).toMatchObject([
      405,
      { errors: [{ errorType: 'MethodNotAllowedException' }] },
    ]);
  });

  it('answers another path with 404', async () => {
    expect(await outcome(await fetch(`${server.url}/x`))).toMatchObject([
      404,
      { errors: [{ errorType: 'NotFoundException' }] },
    ]);
  });
});

describe('refuseMalformedHttp', () => {
  it.each([
    'nonsense\r\n\r\n',
    'GET /graphql HTTP/1.1\r\nBad Header: x\r\n\r\n',
    'POST /graphql HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n',
  ])('answers %j, which is no HTTP, with status 400 and a JSON error', async (text) => {
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
      socket.on('close', () => {
        resolve(received);
      });
    });

    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(body)).toEqual({
      errors: [{ errorType: 'MalformedHttpRequestException', message: 'Unable to parse the HTTP request.' }],
    });
  });
});

describe('createGraphqlEndpoint', () => {
  const make = (api: ReturnType<typeof apiOf>) => () =>
    createGraphqlEndpoint({ api, runtime, dataSources: new Map(), authorize });

  it.each([
    [
      'a field that the schema lacks',
      [unitResolver('Query.bye', 'none')],
      'The resolver of Query.bye is refused: the schema has no such field.',
    ],
    [
      'a missing data source',
      [unitResolver('Query.hello')],
      "The resolver of Query.hello is refused: its data source 'table' does not exist.",
    ],
    [
      'two resolvers of one field',
      [unitResolver('Query.hello', 'none'), unitResolver('Query.hello', 'none')],
      'The resolver of Query.hello is refused: only one resolver is allowed per field.',
    ],
    [
      '11 functions',
      [pipelineResolver('Query.hello', [...'abcdefghijk'])],
      'The resolver of Query.hello is refused: it has 11 functions, at most 10 are allowed.',
    ],
  ])('refuses %s', (_, resolvers, message) => {
    expect(make(apiOf(SDL, resolvers))).toThrow(message);
  });

  it('refuses a missing function', () => {
    const api = apiOf(SDL, [pipelineResolver('Query.hello', ['a'])], { functions: new Map() });

    expect(make(api)).toThrow("The resolver of Query.hello is refused: its function 'a' does not exist.");
  });

  it('refuses a schema that AppSync refuses', () => {
    expect(make(apiOf('scalar Money type Query { a: Money }'))).toThrow("scalar 'Money'");
  });
});
