import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { CLIENT_ID, POOL_ID, serveUserPools } from 'appsync-local-stack/testing';
import { eventually } from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import * as client from './index.ts';
import { startRealtimeServer, TestSocket } from './realtime/realtime-server.ts';

const state: { server?: ServedUserPools } = {};

beforeAll(async () => {
  state.server = await serveUserPools({
    otherwise: (_request, response) => {
      response.end(JSON.stringify({ data: { notes: [{ id: '1' }] } }));
    },
  });
  await state.server.pools.ensureUser({
    userPoolId: POOL_ID,
    username: 'ann@example.com',
    password: 'Correct-Horse-1',
  });
});
afterAll(() => state.server?.close());

/**
 * The first block of TypeScript that a text has after some words, without its imports: plain JavaScript here.
 */
function exampleAfter(words: string, text: string): string {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(text.slice(text.indexOf(words))) ?? [];
  return code.replace(/^ \* ?/gm, '').replace(/^import .*$/gm, '');
}

it.each([
  ['README.md', exampleAfter('## Use it', readFileSync(new URL('../README.md', import.meta.url), 'utf8'))],
  ['index.ts', exampleAfter('@example', readFileSync(new URL('index.ts', import.meta.url), 'utf8'))],
])('shows in %s what signs in, sends and subscribes', async (_file, code) => {
  const realtime = await startRealtimeServer((message, connection) => {
    if (message['type'] === 'connection_init') {
      connection.send({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    } else {
      connection.send({ id: message['id'], type: 'start_ack' });
    }
  });
  Object.assign(globalThis, { WebSocket: TestSocket });
  onTestFinished(() => void Object.assign(globalThis, { WebSocket: undefined }));
  const outputs = {
    auth: { aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: CLIENT_ID },
    data: { url: `${state.server?.origin}/graphql` },
    custom: { cognito_endpoint: state.server?.origin },
  };
  const names = [...Object.keys(client), 'outputs', 'show', 'done'];
  // The connection goes to another server: the user pool's takes no WebSockets.
  const values = {
    ...client,
    createRealtime: (props: client.RealtimeProps) =>
      client.createRealtime({ ...props, realtimeUrl: realtime.url }),
  };
  const done: { error?: unknown; answer?: unknown; subscription?: client.RealtimeSubscription } = {};
  const run = runInThisContext(
    `(async (${names.join(', ')}) => { ${code}
      Object.assign(done, { error, answer: typeof answer === 'undefined' ? { data, errors } : answer, subscription });
    })`,
  ) as (...values: unknown[]) => Promise<void>; // As it is written here.

  await run(...Object.values(values), outputs, () => undefined, done);

  expect(done.error).toBeUndefined();
  expect(done.answer).toMatchObject({ data: { notes: [{ id: '1' }] }, errors: [] });
  await eventually(() =>
    expect(realtime.connections[0]?.messages.map(({ type }) => type)).toContain('start'),
  );
  done.subscription?.unsubscribe();
});
