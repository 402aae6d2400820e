import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../graphql/support/scripted-runtime.ts';
import type { Json } from '../runtime/model.ts';
import { echo, filteredBy, only, startRealtimeServer } from './support/realtime-server.ts';
import type { RealtimeServer } from './support/realtime-server.ts';

const SDL = `
  type Query { note: Note }
  type Note { id: ID! owner: String! title: String size: Int tags: [String] author: Author }
  type Author { name: String }
  input AuthorInput { name: String }
  type Mutation {
    addNote(id: ID!, owner: String, title: String, size: Int, tags: [String], author: AuthorInput): Note
    changeNote(id: ID!, owner: String, title: String): Note
    addNotes: [Note]
    endSessions(of: String): Note
  }
  type Subscription {
    onNote: Note @aws_subscribe(mutations: ["addNote"])
    onAnyNote: Note @aws_subscribe(mutations: ["addNote", "changeNote"])
    onNoteLike(title: String, size: Int, tags: [String]): Note @aws_subscribe(mutations: ["addNote"])
    onMyNote(title: String): Note @aws_subscribe(mutations: ["addNote"])
    onNotes: [Note] @aws_subscribe(mutations: ["addNotes"])
    onFilteredNotes: [Note] @aws_subscribe(mutations: ["addNotes"])
    onForbidden: Note @aws_subscribe(mutations: ["addNote"])
    onBroken: Note @aws_subscribe(mutations: ["addNote"])
    onBadFilter: Note @aws_subscribe(mutations: ["addNote"])
    onSession: Note @aws_subscribe(mutations: ["addNote"])
    onGroupNote: Note @aws_subscribe(mutations: ["addNote"]) @aws_auth(cognito_groups: ["Admin"])
    onNothing: Note
  }
`;

const contexts: Json[] = [];
let server: RealtimeServer;

beforeEach(async () => {
  contexts.length = 0;
  server = await startRealtimeServer({
    sdl: SDL,
    scripts: {
      'Mutation.addNote': echo,
      'Mutation.changeNote': echo,
      'Mutation.addNotes': { response: () => ({ result: [{ id: 'n1', owner: 'sub-of-ann' }] }) },
      'Mutation.endSessions': {
        response: ({ arguments: { of = null } }) => ({
          result: { id: 'ended' },
          invalidations: [{ subscriptionField: 'onSession', payload: { sub: of } }],
        }),
      },
      'Subscription.onMyNote': {
        request: ({ arguments: args, identity, info, request }) => {
          contexts.push({
            args,
            sub: identity?.sub ?? null,
            sourceIp: identity?.sourceIp ?? null,
            field: `${info.parentTypeName}.${info.fieldName}`,
            selection: info.selectionSetList,
            header: request.headers['x-custom'] ?? null,
          });
          return { logs: ['INFO - code.js:1:1: "subscribing"'] };
        },
        ...filteredBy(({ sub, arguments: args }) => ({
          filterGroup: [
            {
              filters: [
                { fieldName: 'owner', operator: 'eq', value: sub },
                ...(args['title'] === 'only short' ? [{ fieldName: 'size', operator: 'lt', value: 10 }] : []),
              ],
            },
          ],
        })),
      },
      'Subscription.onFilteredNotes': filteredBy(() => only('id', 'eq', 'n1')),
      'Subscription.onForbidden': {
        response: () => raised('Not Authorized to access onForbidden on type Subscription', 'Unauthorized'),
      },
      'Subscription.onBroken': {
        request: () => ({
          appendedErrors: [{ message: 'First.', errorType: null, data: null, errorInfo: null }],
        }),
        response: () => raised('Second.', 'Broken', { secret: 1 }, { detail: 2 }),
      },
      'Subscription.onBadFilter': filteredBy(() => only('id', 'in', ['1', '2', '3', '4', '5', '6'])),
      'Subscription.onSession': {
        response: ({ identity }) => ({
          result: null,
          subscriptionInvalidationFilter: only('sub', 'eq', identity?.sub ?? ''),
        }),
      },
    },
  });
});

afterEach(() => server.close());

const ADD = `mutation Add($id: ID!, $owner: String, $title: String, $size: Int, $tags: [String], $author: AuthorInput) {
  addNote(id: $id, owner: $owner, title: $title, size: $size, tags: $tags, author: $author) {
    id owner title size tags author { name }
  }
}`;

function add(id: string, more: object = {}): Promise<unknown> {
  return server.mutate(ADD, { id, owner: 'sub-of-ann', ...more });
}

/** The ids of the added notes that a subscription receives. */
async function heard(query: string, variables: object, notes: readonly object[]): Promise<unknown[]> {
  const client = await server.connect();
  expect((await client.subscribe('1', query, { variables })).type).toBe('start_ack');
  for (const [index, note] of notes.entries()) {
    await add(String(index), note);
  }
  client.send({ id: 'end', type: 'stop' });
  const ids: unknown[] = [];
  for (;;) {
    const { type, payload } = await client.next();
    if (type === 'complete') {
      return ids;
    }
    // The subscriptions below give their note under the name `note`.
    ids.push((payload as { data: { note: { id: string } } }).data.note.id);
  }
}

describe('a mutation', () => {
  it('is heard of by the fields whose @aws_subscribe names it, each subscription once', async () => {
    const client = await server.connect();
    for (const field of ['onNote', 'onAnyNote', 'onNothing', 'onNote']) {
      await client.subscribe(
        `${field} ${server.realtime.size.subscriptions}`,
        `subscription { ${field} { id } }`,
      );
    }

    await server.mutate('mutation { changeNote(id: "c", owner: "o") { id owner } }');
    await add('a');

    const messages = [await client.next(), await client.next(), await client.next(), await client.next()];
    expect(messages.map(({ id, payload }) => [id, payload])).toEqual([
      ['onAnyNote 1', { data: { onAnyNote: { id: 'c' } } }],
      ['onNote 0', { data: { onNote: { id: 'a' } } }],
      ['onNote 3', { data: { onNote: { id: 'a' } } }],
      ['onAnyNote 1', { data: { onAnyNote: { id: 'a' } } }],
    ]);
    await client.settled();
  });

  it('is heard of under the alias and with the fields of each subscriber', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { note: onNote { name: title author { name } } }');

    await add('a', { title: 'Milk', author: { name: 'Ann' } });

    expect((await client.next()).payload).toEqual({
      data: { note: { name: 'Milk', author: { name: 'Ann' } } },
    });
  });

  it('tells null for what it did not select', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id title author { name } } }');

    await server.mutate('mutation { addNote(id: "a", owner: "o", title: "Milk") { id } }');

    expect((await client.next()).payload).toEqual({
      data: { onNote: { id: 'a', title: null, author: null } },
    });
  });

  it('tells nothing but errors for a non-null field that it did not select', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id owner } }');

    await server.mutate('mutation { addNote(id: "a", owner: "o") { title } }');

    expect((await client.next()).payload).toEqual({
      data: { onNote: null },
      errors: [
        {
          message: "Cannot return null for non-nullable type: 'ID' within parent 'Note' (/onNote/id)",
          path: ['onNote', 'id'],
        },
        {
          message: "Cannot return null for non-nullable type: 'String' within parent 'Note' (/onNote/owner)",
          path: ['onNote', 'owner'],
        },
      ],
    });
  });

  it('publishes what it selected under an alias under that alias: a filter by a text can be forged', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id title size } }');
    await client.subscribe('2', 'subscription { onMyNote { id } }');

    await server.mutate(
      'mutation { addNote(id: "a", owner: "sub-of-ben", title: "sub-of-ann") { id heading: title owner: title } }',
    );
    await server.mutate('mutation { m: addNote(id: "b", title: "Eggs") { id title } }');

    expect((await client.next()).payload).toEqual({ data: { onNote: { id: 'a', title: null, size: null } } });
    expect(await client.next()).toMatchObject({ id: '2', payload: { data: { onMyNote: { id: 'a' } } } });
    expect((await client.next()).payload).toEqual({
      data: { onNote: { id: 'b', title: 'Eggs', size: null } },
    });
    await client.settled();
  });

  it('tells what does not fit the field under whose name it was published as null, with an error', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id size author { name } } }');

    await server.mutate('mutation { addNote(id: "a", title: "Milk") { id size: title author: title } }');

    expect((await client.next()).payload).toMatchObject({ data: { onNote: { id: 'a', size: null } } });
  });

  it('publishes each of its fields, in order', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');

    await server.mutate(
      `mutation { ${['a', 'b', 'c'].map((id) => `${id}: addNote(id: "${id}") { id }`).join(' ')} }`,
    );

    const payloads = [await client.next(), await client.next(), await client.next()].map(
      ({ payload }) => payload,
    );
    expect(payloads).toEqual(['a', 'b', 'c'].map((id) => ({ data: { onNote: { id } } })));
  });

  it('whose result is null publishes nothing', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');

    // `owner` is non-null, but no argument gives it.
    await server.mutate('mutation { addNote(id: "a") { id owner } }');

    await client.settled();
  });

  it('that gives a list is heard of without a filter, and never with one', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNotes { id } }');
    await client.subscribe('2', 'subscription { onFilteredNotes { id } }');

    await server.mutate('mutation { addNotes { id } }');

    expect(await client.next()).toMatchObject({ id: '1', payload: { data: { onNotes: [{ id: 'n1' }] } } });
    await client.settled();
  });
});

describe('a subscription with arguments and no filter of its resolver', () => {
  it('hears of what equals every argument that is given', async () => {
    const query = 'subscription S($t: String, $s: Int) { note: onNoteLike(title: $t, size: $s) { id } }';

    const ids = await heard(query, { t: 'Milk', s: 1 }, [
      { title: 'Milk', size: 1 },
      { title: 'Milk', size: 2 },
      { title: 'milk', size: 1 },
      { size: 1 },
    ]);

    expect(ids).toEqual(['0']);
  });

  it('hears of everything without an argument', async () => {
    const query = 'subscription S($t: String) { note: onNoteLike(title: $t) { id } }';

    expect(await heard(query, {}, [{ title: 'Milk' }, {}])).toEqual(['0', '1']);
  });

  it('hears of what is null when the argument is null', async () => {
    const query = 'subscription { note: onNoteLike(title: null) { id } }';

    expect(await heard(query, {}, [{ title: 'Milk' }, {}, { title: '' }])).toEqual(['1']);
  });

  it('compares lists as a whole', async () => {
    const query = 'subscription { note: onNoteLike(tags: ["a", "b"]) { id } }';

    expect(await heard(query, {}, [{ tags: ['a', 'b'] }, { tags: ['a'] }, { tags: ['b', 'a'] }])).toEqual([
      '0',
    ]);
  });
});

describe('a subscription whose resolver sets a filter', () => {
  it('hears of what passes the filter, whatever its arguments say', async () => {
    const query = 'subscription { note: onMyNote(title: "Milk") { id } }';

    const ids = await heard(query, {}, [
      { title: 'Eggs' },
      { title: 'Milk', owner: 'sub-of-ben' },
      { title: 'Milk' },
    ]);

    expect(ids).toEqual(['0', '2']);
  });

  it('hears of what passes all conditions', async () => {
    const query = 'subscription { note: onMyNote(title: "only short") { id } }';

    const ids = await heard(query, {}, [{ size: 9 }, { size: 10 }, { size: 9, owner: 'sub-of-ben' }, {}]);

    expect(ids).toEqual(['0']);
  });

  it('does not hear of a mutation that did not select what it filters by', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onMyNote { id } }');

    await server.mutate('mutation { addNote(id: "a", owner: "sub-of-ann") { id } }');

    await client.settled();
  });

  it('gives the resolver the caller, the arguments, the selection and the headers of the start', async () => {
    const client = await server.connect();
    const authorization = {
      host: `127.0.0.1:${server.port}`,
      Authorization: 'token-of-ben',
      'X-Custom': 'yes',
    };

    await client.subscribe('1', 'subscription { onMyNote(title: "t") { id author { name } } }', {
      authorization,
    });

    expect(contexts).toEqual([
      {
        args: { title: 't' },
        sub: 'sub-of-ben',
        sourceIp: ['127.0.0.1'],
        field: 'Subscription.onMyNote',
        selection: ['id', 'author', 'author/name'],
        header: 'yes',
      },
    ]);
    expect(server.log).toEqual(['INFO - code.js:1:1: "subscribing"']);
  });
});

describe('a subscription that its resolver refuses', () => {
  it.each([
    [
      'onForbidden',
      [{ errorType: 'Unauthorized', message: 'Not Authorized to access onForbidden on type Subscription' }],
    ],
    ['onBroken', [{ message: 'First.' }, { errorType: 'Broken', message: 'Second.' }]],
    [
      'onBadFilter',
      [{ message: 'subscription exceeds maximum value limit 5 for operator `in`.', errorCode: 400 }],
    ],
    [
      'onGroupNote',
      [{ errorType: 'Unauthorized', message: 'Not Authorized to access onGroupNote on type Subscription' }],
    ],
  ])('is answered with error and hears nothing: %s', async (field, errors) => {
    const client = await server.connect();

    const answer = await client.subscribe('1', `subscription { ${field} { id } }`);
    await add('a');

    expect(answer).toEqual({ id: '1', type: 'error', payload: { errors } });
    await client.settled();
  });
});

describe('extensions.invalidateSubscriptions', () => {
  it('ends the subscriptions whose invalidation filter matches, and their connections', async () => {
    const ann = await server.connect();
    const ben = await server.connect();
    await ann.subscribe('1', 'subscription { onSession { id } }');
    await ann.subscribe('2', 'subscription { onNote { id } }');
    await ben.subscribe('1', 'subscription { onSession { id } }', { token: 'token-of-ben' });

    await server.mutate('mutation { endSessions(of: "sub-of-ann") { id } }');

    expect(await ann.next()).toEqual({ id: '1', type: 'complete' });
    expect(await ann.closed).toBe(1000);
    await add('a');
    expect((await ben.next()).payload).toEqual({ data: { onSession: { id: 'a' } } });
    expect(server.realtime.size).toEqual({ connections: 1, subscriptions: 1 });
  });
});
