import { describe, expect, it } from 'vitest';
import type { HandlerContext, Json } from '../../runtime/model.ts';
import { createOperationPreparer } from '../document/operation.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { apiOf, unitResolver } from '../support/api.ts';
import { ANN, executeQuery } from '../support/execute-query.ts';
import { raised } from '../support/scripted-runtime.ts';
import type { Script } from '../support/scripted-runtime.ts';
import type { MutationResult } from './execution.ts';
import { completeSubscriptionPayload } from './subscription-payload.ts';

const SDL = `
  interface Named { name: String }
  type Note implements Named { id: ID! name: String on: AWSDate size: Int tags: [String!] meta: AWSJSON order: Order author: Person strict: Strict }
  type Person implements Named { name: String notes: [Note!] }
  type Strict { a: String! b: String! c: String }
  union Found = Note | Person
  enum Order { ASC DESC }
  type Query { note(id: ID, meta: AWSJSON, limit: Int = 10): Note notes: [Note] sure: Note! found: Found named: [Named] }
  type Mutation { add(name: String): Note sure: Note! }
  type Subscription { added: Note }
`;

const noteApi = apiOf(SDL, [unitResolver('Query.note')]);
const gives = (result: Json): Script => ({ response: () => ({ result }) });
const note = (result: Json): Record<string, Script> => ({ 'Query.note': gives(result) });

describe('executeOperation', () => {
  it('takes fields by resolver or else from the parent, aliases and fragments included', async () => {
    const api = apiOf(SDL, [unitResolver('Query.note'), unitResolver('Note.author')]);
    const seen: Json[] = [];

    const response = await executeQuery(
      api,
      'query { a: note { key: id ...N } } fragment N on Note { name author { name } __typename missing: on }',
      {
        scripts: {
          ...note({ id: '1', name: 'x' }),
          'Note.author': { response: (context) => (seen.push(context.source), { result: { name: 'Ann' } }) },
        },
      },
    );

    expect(response).toEqual({
      data: { a: { key: '1', name: 'x', author: { name: 'Ann' }, __typename: 'Note', missing: null } },
    });
    expect(seen).toEqual([{ id: '1', name: 'x' }]);
  });

  it('gives null for a root field without resolver, and no error', async () => {
    expect(await executeQuery(apiOf(SDL), '{ note { id } }')).toEqual({ data: { note: null } });
  });

  it('heeds @skip and @include', async () => {
    const query = 'query ($yes: Boolean!) { note { id @skip(if: $yes) name @include(if: $yes) } }';

    expect(
      await executeQuery(noteApi, query, { scripts: note({ id: '1', name: 'x' }), variables: { yes: true } }),
    ).toEqual({
      data: { note: { name: 'x' } },
    });
  });

  it('tells the resolver arguments, variables and the selection', async () => {
    const seen: HandlerContext[] = [];

    await executeQuery(
      noteApi,
      `query Q($meta: AWSJSON) {
        note(meta: $meta) { id label: name author { name ... on Person { notes { id } } } ...N }
      }
      fragment N on Note { size }`,
      {
        scripts: { 'Query.note': { request: (context) => (seen.push(context), {}) } },
        variables: { meta: '{"a":1}' },
      },
    );

    expect(seen[0]?.arguments).toEqual({ meta: { a: 1 }, limit: 10 });
    expect(seen[0]?.info).toEqual({
      fieldName: 'note',
      parentTypeName: 'Query',
      variables: { meta: '{"a":1}' },
      selectionSetList: ['id', 'label', 'author', 'author/name', 'author/notes', 'author/notes/id', 'size'],
      selectionSetGraphQL:
        '{\n  id\n  label: name\n  author {\n    name\n    ... on Person {\n      notes {\n        id\n      }\n    }\n  }\n  ...N\n}',
    });
  });

  it('refuses a null that a variable with a default carries into a non-null argument', async () => {
    const api = apiOf('type Query { page(limit: Int!): String }', [unitResolver('Query.page')]);
    const query = 'query ($limit: Int = 5) { page(limit: $limit) }';

    expect((await executeQuery(api, query)).errors).toBeUndefined();
    expect(await executeQuery(api, query, { variables: { limit: null } })).toEqual({
      data: { page: null },
      errors: [
        {
          path: ['page'],
          locations: null,
          message: "Argument 'limit' has coerced Null value for NonNull type 'Int!'",
        },
      ],
    });
  });

  it('ends a field whose selection unfolds to more than 100,000 fields', async () => {
    const fragments = Array.from(
      { length: 20 },
      (_, n) => `fragment F${n} on Note { author { a: notes { ...F${n + 1} } b: notes { ...F${n + 1} } } }`,
    );
    const query = `{ note { ...F0 } } ${fragments.join(' ')} fragment F20 on Note { id }`;

    expect(await executeQuery(noteApi, query, { scripts: note({ id: '1' }) })).toMatchObject({
      data: { note: null },
      errors: [{ errorType: 'InternalFailure' }],
    });
  });

  it('lists of an interface only its own fields in selectionSetList', async () => {
    const api = apiOf(SDL, [unitResolver('Query.named')]);
    const seen: (readonly string[])[] = [];

    await executeQuery(api, '{ named { __typename name ... on Note { id } } }', {
      scripts: { 'Query.named': { request: ({ info }) => (seen.push(info.selectionSetList), {}) } },
    });

    expect(seen).toEqual([['__typename', 'name']]);
  });

  it('finds the type of interfaces and unions by __typename', async () => {
    const api = apiOf(SDL, [unitResolver('Query.found'), unitResolver('Query.named')]);

    const response = await executeQuery(
      api,
      '{ found { __typename ... on Person { name } } named { name ... on Note { id } } }',
      {
        scripts: {
          'Query.found': gives({ __typename: 'Person', name: 'Ann' }),
          'Query.named': gives([
            { __typename: 'Note', id: '1', name: 'x' },
            { name: 'nobody' },
            { __typename: 'Strict' },
          ]),
        },
      },
    );

    expect(response.data).toEqual({
      found: { __typename: 'Person', name: 'Ann' },
      named: [{ name: 'x', id: '1' }, null, null],
    });
    expect(response.errors?.map((error) => [error.path, error.message])).toEqual(
      [1, 2].map((index) => [
        ['named', index],
        `Can't resolve '/named[${index}]'. Abstract type 'Named' must resolve to an Object type at runtime for field 'Query.named'. Could not determine the exact type of 'Named'`,
      ]),
    );
  });

  it('never takes a property that JavaScript gave the parent', async () => {
    const api = apiOf('type Query { note: Note } type Note { constructor: String toString: String }', [
      unitResolver('Query.note'),
    ]);

    expect(await executeQuery(api, '{ note { constructor toString } }', { scripts: note({}) })).toEqual({
      data: { note: { constructor: null, toString: null } },
    });
  });

  it('takes an alias named __proto__ for a name', async () => {
    const response = await executeQuery(noteApi, '{ note { __proto__: id } }', {
      scripts: note({ id: '1' }),
    });

    expect(JSON.stringify(response)).toBe('{"data":{"note":{"__proto__":"1"}}}');
  });

  it('answers introspection', async () => {
    const response = await executeQuery(
      noteApi,
      '{ __schema { queryType { name } } __type(name: "Order") { kind enumValues { name } } }',
    );

    expect(response).toEqual({
      data: {
        __schema: { queryType: { name: 'Query' } },
        __type: { kind: 'ENUM', enumValues: [{ name: 'ASC' }, { name: 'DESC' }] },
      },
    });
  });
});

describe('executeOperation with a resolver error', () => {
  it('gives null and an entry with AppSync’s members in AppSync’s order; data by selection, errorInfo whole', async () => {
    const response = await executeQuery(noteApi, '{\n  a: note { id }\n}', {
      scripts: {
        'Query.note': {
          response: () => raised('Taken.', 'Conflict', { id: '1', name: 'x' }, { version: 2 }),
        },
      },
    });

    expect(JSON.stringify(response)).toBe(
      '{"data":{"a":null},"errors":[{"path":["a"],"data":{"id":"1"},"errorType":"Conflict","errorInfo":{"version":2},"locations":[{"line":2,"column":3,"sourceName":null}],"message":"Taken."}]}',
    );
  });

  it('gives null for what the error leaves out', async () => {
    const response = await executeQuery(noteApi, '{ note { id } }', {
      scripts: { 'Query.note': { request: () => raised('No.') } },
    });

    expect(response.errors).toEqual([
      {
        path: ['note'],
        data: null,
        errorType: null,
        errorInfo: null,
        locations: [{ line: 1, column: 3, sourceName: null }],
        message: 'No.',
      },
    ]);
  });

  it('gives the value beside appended errors', async () => {
    const response = await executeQuery(noteApi, '{ note { id } }', {
      scripts: {
        'Query.note': {
          response: () => ({
            result: { id: '1' },
            appendedErrors: [{ message: 'Stale.', errorType: 'Warning', data: null, errorInfo: null }],
          }),
        },
      },
    });

    expect(response).toMatchObject({
      data: { note: { id: '1' } },
      errors: [{ errorType: 'Warning', message: 'Stale.' }],
    });
  });

  it('ends only the field whose data source breaks, tells the client nothing of it, and the log everything', async () => {
    const lines: string[] = [];

    const response = await executeQuery(noteApi, '{ note { id } __typename }', {
      table: { execute: () => Promise.reject(new Error('secret detail')) },
      log: (line) => lines.push(line),
    });

    expect(response).toMatchObject({
      data: { note: null, __typename: 'Query' },
      errors: [
        { errorType: 'InternalFailure', message: 'An internal failure occurred while resolving this field.' },
      ],
    });
    expect(lines.join()).toContain('Resolving Query.note failed: Error: secret detail');
  });
});

describe('executeOperation with values that do not fit', () => {
  it('reports every null in non-null fields and makes the nearest nullable parent null', async () => {
    const response = await executeQuery(noteApi, '{ note { id strict { a b c } } }', {
      scripts: note({ id: '1', strict: { c: 'x' } }),
    });

    expect(response).toEqual({
      data: { note: { id: '1', strict: null } },
      errors: [
        {
          path: ['note', 'strict', 'a'],
          locations: null,
          message:
            "Cannot return null for non-nullable type: 'String' within parent 'Strict' (/note/strict/a)",
        },
        {
          path: ['note', 'strict', 'b'],
          locations: null,
          message:
            "Cannot return null for non-nullable type: 'String' within parent 'Strict' (/note/strict/b)",
        },
      ],
    });
  });

  it('lets a null rise to data, with no other error than the one that caused it', async () => {
    const api = apiOf(SDL, [unitResolver('Query.sure')]);

    const response = await executeQuery(api, '{ sure { id } note { id } }', {
      scripts: { 'Query.sure': { request: () => raised('Gone.', 'NotFound') } },
    });

    expect(response.data).toBeNull();
    expect(response.errors?.map((error) => error.message)).toEqual(['Gone.']);
  });

  it('makes the list null when an item of non-null type is null', async () => {
    const api = apiOf(SDL, [unitResolver('Query.note')]);

    const response = await executeQuery(api, '{ note { tags } }', { scripts: note({ tags: ['a', null] }) });

    expect(response).toMatchObject({
      data: { note: { tags: null } },
      errors: [{ path: ['note', 'tags', 1] }],
    });
  });

  it('reports an object where a list belongs as the guide shows it', async () => {
    const api = apiOf(SDL, [unitResolver('Query.notes')]);

    const response = await executeQuery(api, '{ notes { id } }', {
      scripts: { 'Query.notes': gives({ id: '1' }) },
    });

    expect(response).toEqual({
      data: { notes: null },
      errors: [
        {
          path: ['notes'],
          locations: null,
          message: "Can't resolve value (/notes) : type mismatch error, expected type LIST, got OBJECT",
        },
      ],
    });
  });

  describe.each([
    ['an object type', '{ note { id } }', 'Query.note', ['note']],
    ['a non-null object type', '{ sure { id } }', 'Query.sure', ['sure']],
    ['a union', '{ found { ... on Note { id } } }', 'Query.found', ['found']],
    ['an item of an interface', '{ named { name } }', 'Query.named', ['named', 0]],
    ['an item of an object type', '{ notes { id } }', 'Query.notes', ['notes', 0]],
    ['an object type below another', '{ note { strict { c } } }', 'Query.note', ['note', 'strict']],
  ] as const)('reports for %s', (_case, query, field, path) => {
    /** The value at the path of the query's answer. */
    const wrapped = (value: Json): Json =>
      path[1] === 0 ? [value] : path[1] === 'strict' ? { strict: value } : value;

    it.each([
      [[], 'LIST'],
      [[{ id: '1' }], 'LIST'],
      ['text', 'STRING'],
      ['', 'STRING'],
      [0, 'NUMBER'],
      [false, 'BOOLEAN'],
    ])('the value %j', async (value, kind) => {
      const api = apiOf(SDL, [unitResolver(field)]);

      const response = await executeQuery(api, query, { scripts: { [field]: gives(wrapped(value)) } });

      const place = path.map((step) => (step === 0 ? '[0]' : `/${step}`)).join('');
      expect(response.errors?.[0]).toEqual({
        path,
        locations: null,
        message: `Can't resolve value (${place}) : type mismatch error, expected type OBJECT, got ${kind}`,
      });
      expect(response.errors).toHaveLength(1);
    });
  });

  it.each([
    ['a text', 'text', 'STRING'],
    ['a number', 1, 'NUMBER'],
    ['true', true, 'BOOLEAN'],
  ])('reports %s where a list belongs', async (_case, value, kind) => {
    const api = apiOf(SDL, [unitResolver('Query.notes')]);

    const response = await executeQuery(api, '{ notes { id } }', {
      scripts: { 'Query.notes': gives(value) },
    });

    expect(response.errors?.map(({ message }) => message)).toEqual([
      `Can't resolve value (/notes) : type mismatch error, expected type LIST, got ${kind}`,
    ]);
  });

  it.each([
    ['id', {}],
    ['id', []],
    ['size', {}],
    ['size', [1]],
    ['order', {}],
    ['order', ['ASC']],
    ['order', 1],
    ['on', {}],
    ['on', ['2024-01-09']],
  ])('reports a %s that is %j', async (field, value) => {
    const response = await executeQuery(noteApi, `{ note { ${field} name } }`, {
      scripts: note({ id: '1', name: 'x', [field]: value }),
    });

    expect(response.errors?.[0]?.message).toMatch(`Can't serialize value (/note/${field}) : `);
  });

  it.each([
    ['setSubscriptionFilter', { subscriptionFilter: { filterGroup: [] } }, 'Subscription'],
    [
      'setSubscriptionInvalidationFilter',
      { subscriptionInvalidationFilter: { filterGroup: [] } },
      'Subscription',
    ],
    ['invalidateSubscriptions', { invalidations: [{ subscriptionField: 'added', payload: {} }] }, 'Mutation'],
  ])('reports extensions.%s in a query, where nothing comes of it', async (name, effects, place) => {
    const scripts: Record<string, Script> = {
      'Query.note': { response: () => ({ result: { id: '1' }, ...effects }) },
    };

    const response = await executeQuery(noteApi, '{ note { id } }', { scripts });

    expect(response.errors?.map(({ message }) => message)).toEqual([
      `extensions.${name} does nothing in the resolver of Query.note: the local stack applies it only in resolvers of ${place}`,
    ]);
    expect(response.data).toEqual({ note: { id: '1' } });
  });

  it('publishes no mutation result that is a list where an object belongs', async () => {
    const events: MutationResult[] = [];

    const response = await executeQuery(
      apiOf(SDL, [unitResolver('Mutation.add')]),
      'mutation { add { id } }',
      { scripts: { 'Mutation.add': gives([{ id: '1' }]) }, onMutationResult: (event) => events.push(event) },
    );

    expect(response).toMatchObject({ data: { add: null }, errors: [{ path: ['add'] }] });
    expect(events).toEqual([]);
  });

  it.each([
    ['on', '2024-02-30', 'Unable to serialize `2024-02-30` as a valid date.'],
    ['size', 3_000_000_000, "Expected type 'Int' but was 'Long'."],
    ['order', 'UP', "Invalid input for Enum 'Order'. Unknown value 'UP'"],
  ])('reports a stored %s that is %j', async (field, value, reason) => {
    const response = await executeQuery(noteApi, `{ note { ${field} } }`, {
      scripts: note({ [field]: value }),
    });

    expect(response).toEqual({
      data: { note: { [field]: null } },
      errors: [
        {
          path: ['note', field],
          locations: null,
          message: `Can't serialize value (/note/${field}) : ${reason}`,
        },
      ],
    });
  });

  it('prints AWSJSON', async () => {
    const response = await executeQuery(noteApi, '{ note { meta } }', {
      scripts: note({ meta: { a: [1] } }),
    });

    expect(response.data).toEqual({ note: { meta: '{"a":[1]}' } });
  });
});

describe('executeOperation with limits', () => {
  const nested = { id: '1', author: { name: 'Ann', notes: [{ id: '2' }] } };

  it('answers up to queryDepthLimit levels and ends the fields below with an error each', async () => {
    const query = '{ note { id author { name notes { id } } } }';

    const open = await executeQuery({ ...noteApi, queryDepthLimit: 4 }, query, { scripts: note(nested) });
    const closed = await executeQuery(
      { ...noteApi, queryDepthLimit: 3 },
      '{ note { author { name notes { size } } } }',
      {
        scripts: note(nested),
      },
    );

    expect(open.errors).toBeUndefined();
    expect(closed).toMatchObject({
      data: { note: { author: { name: 'Ann', notes: [{ size: null }] } } },
      errors: [{ path: ['note', 'author', 'notes', 0, 'size'], errorType: 'QueryDepthLimitReached' }],
    });
  });

  it('runs resolverCountLimit resolvers and ends the next with an error', async () => {
    const api = { ...noteApi, resolverCountLimit: 2 };
    const scripts = note({ id: '1' });

    expect(
      (await executeQuery(api, '{ a: note { id } b: note { id } }', { scripts })).errors,
    ).toBeUndefined();
    expect(
      await executeQuery(api, '{ a: note { id } b: note { id } c: note { id } }', { scripts }),
    ).toMatchObject({
      data: { a: { id: '1' }, b: { id: '1' }, c: null },
      errors: [{ path: ['c'], errorType: 'ResolverExecutionLimitReached' }],
    });
  });
});

describe('executeOperation of a mutation', () => {
  const api = apiOf(SDL, [unitResolver('Mutation.add'), unitResolver('Mutation.sure')]);

  it('runs root fields one after another, those of a query side by side', async () => {
    const running = { now: 0, most: 0 };
    const table = {
      async execute(): Promise<{ result: Json }> {
        running.now += 1;
        running.most = Math.max(running.most, running.now);
        await new Promise((resolve) => setImmediate(resolve));
        running.now -= 1;
        return { result: { id: '1' } };
      },
    };

    await executeQuery(api, 'mutation { a: add { id } b: add { id } c: add { id } }', { table });
    const mostInMutation = running.most;
    await executeQuery(noteApi, '{ a: note { id } b: note { id } c: note { id } }', { table });

    expect(mostInMutation).toBe(1);
    expect(running.most).toBe(3);
  });

  it('tells onMutationResult of every root field that gave a value: as selected, with who asked', async () => {
    const events: MutationResult[] = [];

    await executeQuery(api, 'mutation { one: add(name: "a") { id label: name } add(name: "b") { id } }', {
      scripts: {
        'Mutation.add': {
          response: ({ arguments: { name } }) =>
            name === 'a'
              ? { result: { id: '1', name, size: 3 }, invalidations: [{ subscriptionField: 'added' }] }
              : raised('No.'),
        },
      },
      onMutationResult: (event) => events.push(event),
    });

    expect(events).toEqual([
      {
        fieldName: 'add',
        result: { id: '1', label: 'a' },
        identity: ANN,
        invalidations: [{ subscriptionField: 'added' }],
      },
    ]);
  });

  it('answers although onMutationResult throws', async () => {
    const response = await executeQuery(api, 'mutation { add { id } }', {
      scripts: { 'Mutation.add': gives({ id: '1' }) },
      onMutationResult: () => {
        throw new Error('nobody listens');
      },
    });

    expect(response).toEqual({ data: { add: { id: '1' } } });
  });

  it('does not run what stands behind a mutation whose null rises to data', async () => {
    const ran: string[] = [];

    const response = await executeQuery(api, 'mutation { sure { id } add { id } }', {
      scripts: { 'Mutation.add': { request: () => (ran.push('add'), {}) } },
    });

    expect(response.data).toBeNull();
    expect(ran).toEqual([]);
  });
});

describe('completeSubscriptionPayload', () => {
  const prepare = createOperationPreparer(buildSchema(SDL), { introspection: true });

  async function complete(query: string, payload: Json): Promise<unknown> {
    const prepared = prepare({ query, operationName: null, variables: {} });
    if (!prepared.isReady) {
      throw new Error(JSON.stringify(prepared.errors));
    }
    return JSON.parse(JSON.stringify(await completeSubscriptionPayload(prepared.operation, payload)));
  }

  it('gives a subscriber what it selected of what was published', async () => {
    expect(await complete('subscription { new: added { id name } }', { id: '1', size: 3 })).toEqual({
      data: { new: { id: '1', name: null } },
    });
  });

  it('gives null and errors when a non-null field was not published', async () => {
    expect(await complete('subscription { added { id } }', { name: 'x' })).toEqual({
      data: { added: null },
      errors: [
        {
          path: ['added', 'id'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'ID' within parent 'Note' (/added/id)",
        },
      ],
    });
  });
});
