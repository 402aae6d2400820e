import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExecutableApi } from '../../graphql/execution/executable-api.ts';
import type { Authorization } from '../../graphql/http/authorization.ts';
import { createGraphqlEndpoint } from '../../graphql/http/endpoint.ts';
import { apiOf, unitResolver } from '../../graphql/support/api.ts';
import { ANN } from '../../graphql/support/execute-query.ts';
import { scriptedRuntime } from '../../graphql/support/scripted-runtime.ts';
import type { Script } from '../../graphql/support/scripted-runtime.ts';
import type { Json } from '../../runtime/model.ts';
import { createRealtimeEndpoint } from '../endpoint.ts';
import type { RealtimeEndpoint, RealtimeEndpointProps } from '../endpoint.ts';
import { RealtimeClient } from './realtime-client.ts';
import type { ConnectOptions } from './realtime-client.ts';

export interface RealtimeServer {
  readonly port: number;
  readonly realtime: RealtimeEndpoint;
  readonly log: readonly string[];
  /** A client whose connection is acknowledged. */
  connect(options?: ConnectOptions): Promise<RealtimeClient>;
  /** A client that has opened its socket and said nothing. */
  open(options?: ConnectOptions): Promise<RealtimeClient>;
  /** Runs a mutation over HTTP and gives its response. */
  mutate(query: string, variables?: object): Promise<unknown>;
  close(): Promise<void>;
}

export interface RealtimeServerProps extends Pick<RealtimeEndpointProps, 'keepAliveMs' | 'limits'> {
  readonly sdl: string;
  /** By `Type.field`; each becomes a unit resolver on the NONE data source. */
  readonly scripts: { readonly [field: `${string}.${string}`]: Script };
}

/** Accepts `token-of-<name>` as the token of a user whose `sub` is `sub-of-<name>`. */
function authorize(header: string | undefined): Promise<Authorization> {
  const name = /^token-of-(\w+)$/.exec(header ?? '')?.[1];
  if (header === undefined) {
    return Promise.resolve({ message: 'Valid authorization header not provided.' });
  }
  if (header === 'expired') {
    return Promise.resolve({ message: 'Token has expired.' });
  }
  if (name === undefined) {
    return Promise.resolve({ message: 'You are not authorized to make this call.' });
  }
  const { groups, issuer, claims, defaultAuthStrategy } = ANN;
  return Promise.resolve({
    username: name,
    sub: `sub-of-${name}`,
    groups,
    issuer,
    claims,
    defaultAuthStrategy,
  });
}

/** A mutation whose result is its arguments. */
export const echo: Script = { response: ({ arguments: args }) => ({ result: args }) };

/** A subscription whose resolver sets a filter. */
export function filteredBy(
  filter: (context: { readonly sub: string; readonly arguments: { readonly [name: string]: Json } }) => Json,
): Script {
  return {
    response: ({ identity, arguments: args }) => ({
      result: null,
      subscriptionFilter: filter({ sub: identity?.sub ?? '', arguments: args }),
    }),
  };
}

/** One alternative with one filter. */
export function only(fieldName: string, operator: string, value: Json): Json {
  return { filterGroup: [{ filters: [{ fieldName, operator, value }] }] };
}

/** Starts an API with both endpoints on a free port. */
export async function startRealtimeServer(props: RealtimeServerProps): Promise<RealtimeServer> {
  const { sdl, scripts, ...options } = props;
  const log: string[] = [];
  // The keys of the scripts are fields.
  const fields = Object.keys(scripts) as `${string}.${string}`[];
  const executable = createExecutableApi({
    api: apiOf(
      sdl,
      fields.map((field) => unitResolver(field, 'none')),
    ),
    runtime: scriptedRuntime(scripts),
    dataSources: new Map(),
  });
  const realtime = createRealtimeEndpoint({
    executable,
    authorize,
    log: (line) => log.push(line),
    ...options,
  });
  const graphql = createGraphqlEndpoint({
    executable,
    authorize,
    onMutationResult: (event) => {
      realtime.publish(event);
    },
  });
  const server = createServer((request, response) => {
    void graphql.handle(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    realtime.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;

  async function open(connectOptions: ConnectOptions = {}): Promise<RealtimeClient> {
    const client = new RealtimeClient(port, { token: 'token-of-ann', ...connectOptions });
    await client.opened();
    return client;
  }

  return {
    port,
    realtime,
    log,
    open,
    async connect(connectOptions) {
      const client = await open(connectOptions);
      client.send({ type: 'connection_init' });
      const { type } = await client.next();
      if (type !== 'connection_ack') {
        throw new Error(`connection_ack was expected, ${type} came.`);
      }
      return client;
    },
    async mutate(query, variables = {}) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { authorization: 'token-of-ann' },
        body: JSON.stringify({ query, variables }),
      });
      return response.json();
    },
    async close() {
      await realtime.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
