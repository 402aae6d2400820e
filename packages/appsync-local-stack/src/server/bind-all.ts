import type { Server } from 'node:net';
import { errorCode } from './error-code.ts';
import type { ListenAddress } from './listen-addresses.ts';
import { StartError } from './start-error.ts';

/** Servers that listen on one port of several addresses. */
export interface BoundServers<Listening extends Server> {
  readonly servers: readonly Listening[];
  readonly addresses: readonly string[];
  readonly port: number;
}

/** A port that is free on the first address may be in use on the next one: then another is tried. */
const PORT_ATTEMPTS = 20;

/** The errors of a machine without IPv6, or without that address. */
const UNAVAILABLE = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * Makes a server listen on the same port of each address.
 *
 * @param port 0 for one that is free on all of them
 * @throws {StartError} when the port is in use on one of them or not allowed, or this machine does not have
 * an address
 */
export async function bindAll<Listening extends Server>(
  createServer: () => Listening,
  addresses: readonly ListenAddress[],
  port: number,
): Promise<BoundServers<Listening>> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: Listening[] = [];
    const bound: string[] = [];
    let commonPort = port;
    try {
      for (const { address, isOptional } of addresses) {
        const server = createServer();
        if (await isListening(server, commonPort, address, isOptional)) {
          servers.push(server);
          const actual = server.address();
          if (typeof actual === 'object' && actual !== null) {
            bound.push(actual.address);
            commonPort = actual.port;
          }
        }
      }
      return { servers, addresses: bound, port: commonPort };
    } catch (error) {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      const isTakenMeanwhile = port === 0 && servers.length > 0 && errorCode(error) === 'EADDRINUSE';
      if (!isTakenMeanwhile || attempt === PORT_ATTEMPTS) {
        throw refusal(error, commonPort);
      }
    }
  }
}

/** Listens, or gives false when the machine does not have an optional address. */
async function isListening(
  server: Server,
  port: number,
  address: string,
  isOptional: boolean,
): Promise<boolean> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return true;
  } catch (error) {
    if (isOptional && UNAVAILABLE.includes(errorCode(error))) {
      return false;
    }
    throw error;
  }
}

function refusal(error: unknown, port: number): StartError {
  const code = errorCode(error);
  const address = error instanceof Error && 'address' in error ? String(error.address) : '';
  if (code === 'EADDRINUSE') {
    // `localhost` is both addresses: a search for the process on one of them may find nothing.
    const where = address === '' || address === '127.0.0.1' ? '' : ` on ${address}`;
    const text = `Port ${port} is in use${where}: choose another with --port, or 0 for any free port`;
    return new StartError('PORT', text, { cause: error });
  }
  if (UNAVAILABLE.includes(code)) {
    const text = `The address ${address} is not an address of this machine: choose another with --host, or 0.0.0.0 for all`;
    return new StartError('HOST', text, { cause: error });
  }
  const text = `Port ${port} cannot be listened on (${code}): choose another with --port`;
  return new StartError('PORT', text, { cause: error });
}
