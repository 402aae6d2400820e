import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResolverEnvironment } from '../execution/environment.ts';
import { refuseMalformedHttp } from '../http/answer.ts';
import { createGraphqlEndpoint } from '../http/endpoint.ts';
import type { GraphqlEndpointOptions } from '../http/endpoint.ts';
import { ANN } from './execute-query.ts';

export interface GraphqlServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** A token that the servers of these tests accept. */
export const TOKEN = 'token-of-ann';

const { username, groups, sub, issuer, claims, defaultAuthStrategy } = ANN;
const verified = { username, groups, sub, issuer, claims, defaultAuthStrategy };

/** Accepts {@link TOKEN} and refuses everything else with the messages of the real token check. */
export const authorize: GraphqlEndpointOptions['authorize'] = (header) => {
  if (header === undefined) {
    return Promise.resolve({ message: 'Valid authorization header not provided.' });
  }
  if (header === 'expired') {
    return Promise.resolve({ message: 'Token has expired.' });
  }
  return Promise.resolve(
    header === TOKEN ? verified : { message: 'You are not authorized to make this call.' },
  );
};

/** Starts a server on a free port with the endpoint only. */
export async function startGraphqlServer(
  props: ResolverEnvironment & Partial<GraphqlEndpointOptions>,
): Promise<GraphqlServer> {
  const endpoint = createGraphqlEndpoint({ authorize, ...props });
  const server = createServer((request, response) => {
    void endpoint.handle(request, response);
  });
  server.on('clientError', refuseMalformedHttp);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
