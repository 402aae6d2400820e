import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf } from '../support/api.ts';
import { startGraphqlServer, TOKEN } from '../support/graphql-server.ts';
import type { GraphqlServer } from '../support/graphql-server.ts';
import { scriptedRuntime } from '../support/scripted-runtime.ts';

/**
 * The audits of the GraphQL over HTTP specification that AppSync does not pass, and so the local stack does
 * not, with the reason. All of them are recommendations (SHOULD, MAY). docs/appsync-behaviour.md lists them.
 *
 * Source: https://github.com/graphql/graphql-over-http/issues/81
 */
const DIFFERENCES: Readonly<Record<string, string>> = {
  '22EB': 'every answer is application/json, whatever the header accept says',
  '9C48': 'GET may send a mutation',
  '9ABE': 'the content type of a request is ignored',
  '58B0': 'the member extensions is ignored',
  '58B1': 'the member extensions is ignored',
  '58B2': 'the member extensions is ignored',
  '58B3': 'the member extensions is ignored',
  '572B': 'a document that cannot be parsed is status 400, whatever the header accept says',
  FDE2: 'a document that cannot be parsed is status 400: a name in it begins with a digit',
  '86EE': 'a variable that cannot be coerced is status 200, whatever the header accept says',
};

let server: GraphqlServer;

beforeAll(async () => {
  server = await startGraphqlServer({
    api: apiOf('type Query { hello: String }'),
    runtime: scriptedRuntime({}),
    dataSources: new Map(),
  });
});

afterAll(() => server.close());

const audits = serverAudits({
  url: () => server.url,
  fetchFn: (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', TOKEN);
    return fetch(url, { ...init, headers });
  },
});

describe('the audits of GraphQL over HTTP', () => {
  it.each(audits.filter(({ id }) => !(id in DIFFERENCES)))('are passed: $id $name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });

  it.each(Object.entries(DIFFERENCES))('are not passed where AppSync differs: %s, %s', async (id) => {
    const audit = audits.find((candidate) => candidate.id === id);

    expect(await audit?.fn()).toMatchObject({ status: expect.stringMatching(/^(notice|warn)$/) as string });
  });
});
