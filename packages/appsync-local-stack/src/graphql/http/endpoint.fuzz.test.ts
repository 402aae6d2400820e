import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, unitResolver } from '../support/api.ts';
import { startGraphqlServer, TOKEN } from '../support/graphql-server.ts';
import type { GraphqlServer } from '../support/graphql-server.ts';
import { scriptedRuntime } from '../support/scripted-runtime.ts';

const SDL = `
  input NoteInput { title: String! on: AWSDate tags: [String!] part: NoteInput }
  type Note { id: ID! title: String on: AWSDate parts: [Note!] }
  type Query { note(id: ID!, limit: Int): Note notes(on: AWSDate): [Note!]! }
  type Mutation { add(input: NoteInput!, json: AWSJSON): Note! }
  type Subscription { added: Note }
`;

let server: GraphqlServer;
const faults: string[] = [];
const unhandled: unknown[] = [];
const noteUnhandled = (error: unknown): void => {
  unhandled.push(error);
};

beforeAll(async () => {
  process.on('unhandledRejection', noteUnhandled);
  server = await startGraphqlServer({
    api: apiOf(SDL, [unitResolver('Query.note', 'none'), unitResolver('Mutation.add', 'none')]),
    runtime: scriptedRuntime({
      'Query.note': {
        response: ({ arguments: { id = null } }) => ({ result: { id, parts: [{ id }, { title: 'x' }] } }),
      },
      'Mutation.add': { response: ({ arguments: { json = null } }) => ({ result: json }) },
    }),
    dataSources: new Map(),
    log: (line) => {
      if (/failure|failed/i.test(line)) {
        faults.push(line);
      }
    },
  });
});

afterAll(async () => {
  process.off('unhandledRejection', noteUnhandled);
  await server.close();
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

function send({
  method,
  path,
  headers,
  body,
}: Sent): Promise<{ status: number; headers: object; text: string }> {
  return new Promise((resolve, reject) => {
    // Without a length, Node.js puts the body of a GET on the wire as if it were the next request.
    const sized = { ...headers, 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      { port: server.port, host: '127.0.0.1', method, path, headers: sized },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** How many answers of each kind there were. */
const kinds = new Map<string, number>();

/** Either a GraphQL answer (status 200) or AppSync's error body, and nothing of the inside. */
async function expectWellFormed(sent: Sent): Promise<void> {
  const answer = await send(sent);
  expect(answer.headers).toMatchObject({ 'x-amzn-requestid': expect.any(String) as string });
  if (sent.method === 'OPTIONS' && answer.status === 200) {
    return;
  }
  expect([200, 400, 401, 404, 405, 413]).toContain(answer.status);
  const body = JSON.parse(answer.text) as {
    data?: unknown;
    errors?: { message: unknown; errorType?: unknown }[];
  };
  const kind = answer.status === 200 ? `200 ${body.data === null ? 'null' : 'data'}` : String(answer.status);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (answer.status === 200) {
    expect(body).toHaveProperty('data');
  } else {
    expect(body.errors).toEqual([
      { errorType: expect.any(String) as string, message: expect.any(String) as string },
    ]);
  }
  for (const error of body.errors ?? []) {
    expect(error.message).toEqual(expect.any(String));
  }
  expect(answer.text).not.toMatch(/node_modules|at .*\.ts:/);
}

const name = fc.constantFrom(
  'note',
  'notes',
  'add',
  'added',
  'id',
  'title',
  'on',
  'parts',
  '__typename',
  '__schema',
  '__proto__',
  'constructor',
  'x',
);
const literal = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      '1',
      '"a"',
      'null',
      'true',
      '$a',
      'ENUM',
      '{title: "x"}',
      '[1, [2]]',
      '"2024-02-30"',
      '1e400',
      '"""b"""',
    ),
  },
  { weight: 1, arbitrary: fc.oneof(fc.constantFrom('[', '\\', '"'), fc.json({ maxDepth: 2 })) },
);
const selection: fc.Arbitrary<string> = fc.letrec<{ set: string; field: string }>((tie) => ({
  field: fc
    .tuple(
      name,
      fc.option(fc.tuple(name, literal)),
      fc.option(tie('set'), { depthSize: 'small' }),
      fc.constantFrom('', 'a: ', '...F ', '... on Note { id } '),
    )
    .map(
      ([field, argument, set, prefix]) =>
        `${prefix}${field}${argument === null ? '' : `(${argument.join(': ')})`} ${set ?? ''}`,
    ),
  set: fc.array(tie('field'), { minLength: 1, maxLength: 4 }).map((fields) => `{ ${fields.join(' ')} }`),
})).set;
const operation = fc
  .tuple(
    fc.constantFrom(
      '',
      'query ',
      'mutation ',
      'subscription ',
      'query Q($a: ID!) ',
      'mutation ($a: NoteInput!) ',
      'query ($a: Int = 5, $a: X) ',
    ),
    selection,
    fc.constantFrom(
      '',
      ' fragment F on Note { id ...F }',
      ' fragment F on Query { note(id: 1) { id } }',
      ' { id }',
      ' type A { a: ID }',
    ),
  )
  .map((parts) => parts.join(''));
const likely = fc.constantFrom(
  'query ($a: ID!) { note(id: $a) { id title on parts { id title } } }',
  'query ($a: Int) { note(id: "1", limit: $a) { id parts { id } } __typename }',
  'mutation ($a: NoteInput!, $j: AWSJSON) { add(input: $a, json: $j) { id title on parts { id } } }',
  '{ notes { id } }',
  '{ note(id: 5) { ...F } } fragment F on Note { id title }',
);
const variables = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'j', '__proto__'), fc.jsonValue({ maxDepth: 2 })),
  fc.record({ a: fc.oneof(fc.integer(), fc.string(), fc.record({ title: fc.string() })), j: fc.json() }),
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const graphqlBody = fc
  .record(
    {
      query: fc.oneof(
        { weight: 5, arbitrary: operation },
        { weight: 4, arbitrary: likely },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      variables,
      operationName: fc.option(name),
    },
    { requiredKeys: ['query'] },
  )
  .map((body) => JSON.stringify(body));
const validBody = fc
  .record({
    a: fc.oneof(fc.string({ unit: 'binary' }), fc.integer()),
    title: fc.string({ unit: 'binary' }),
    j: fc.json(),
  })
  .map(({ a, title, j }) =>
    JSON.stringify({
      query:
        title.length % 4 === 0
          ? 'mutation ($i: NoteInput!, $j: AWSJSON) { add(input: $i, json: $j) { id title on } }'
          : 'query ($a: ID!) { note(id: $a) { __typename id title on parts { id title } } }',
      variables: { a, i: { title, tags: title }, j },
    }),
  );
const body = fc.oneof(
  { weight: 3, arbitrary: validBody },
  { weight: 5, arbitrary: graphqlBody },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)) },
);
const headerValue = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});
const headers = fc.record(
  {
    authorization: fc.oneof(
      { weight: 8, arbitrary: fc.constant(TOKEN) },
      { weight: 1, arbitrary: headerValue },
    ),
    'content-type': fc.oneof(
      fc.constantFrom('application/json', 'application/graphql', 'multipart/form-data'),
      headerValue,
    ),
    'x-forwarded-for': headerValue,
    'x-amz-user-agent': headerValue,
    'access-control-request-headers': headerValue,
    cookie: headerValue,
    origin: headerValue,
  },
  { requiredKeys: ['authorization'] },
);
const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant('POST') },
  { weight: 2, arbitrary: fc.constant('GET') },
  { weight: 1, arbitrary: fc.constantFrom('PUT', 'OPTIONS', 'DELETE') },
);
const path = fc.oneof(
  { weight: 12, arbitrary: fc.constant('/graphql') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(likely, fc.string()), fc.oneof(fc.json(), fc.string()))
      .map(
        ([query, more]) =>
          `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(more)}`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/graphql?%', '//', '/graphql/../x', '/?query={}', '/graphql?query=%ff%fe'),
  },
);

describe('the GraphQL endpoint', () => {
  it('answers 2,400 generated requests with well-formed answers, without a fault', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ method, path, headers, body }), expectWellFormed), {
      numRuns: 2400,
    });

    // Requests that only ever fail at the door would prove little.
    for (const kind of ['200 data', '200 null', '400', '401']) {
      expect(kinds.get(kind)).toBeGreaterThan(50);
    }
    expect(faults).toEqual([]);
    expect(unhandled).toEqual([]);
  });

  it.each([
    ['query', `{ note(id: ${'['.repeat(7000)}${']'.repeat(7000)}) { id } }`],
    ['selection', `{ note(id: 1) ${'{ parts '.repeat(4000)} { id } ${'}'.repeat(4000)} }`],
    ['list of equal fields', `{ ${'notes { id } '.repeat(3700)} }`],
    ['string', `{ note(id: "${'x'.repeat(900_000)}") { id } }`],
    [
      'doubling of fragments',
      `{ note(id: 1) { ...F0 } } ${Array.from({ length: 60 }, (_, n) => `fragment F${n} on Note { a: parts { ...F${n + 1} } b: parts { ...F${n + 1} } }`).join(' ')} fragment F60 on Note { id }`,
    ],
  ])('survives a huge %s', async (_, query) => {
    await expectWellFormed({
      method: 'POST',
      path: '/graphql',
      headers: { authorization: TOKEN },
      body: JSON.stringify({ query }),
    });
  });

  it('survives variables that nest 100,000 deep', async () => {
    const query = 'mutation ($a: NoteInput!) { add(input: $a) { id } }';
    const nested = `${'{"title":"x","part":'.repeat(50_000)}null${'}'.repeat(50_000)}`;

    await expectWellFormed({
      method: 'POST',
      path: '/graphql',
      headers: { authorization: TOKEN },
      body: `{"query":${JSON.stringify(query)},"variables":{"a":${nested}}}`,
    });
  });
});
