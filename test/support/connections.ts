import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Tries to connect: `connected`, or the code of the error. */
export function connectionTo(address: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** The status of `GET /` for a `Host` header, which `fetch` does not let one choose. */
export async function statusFor(port: number, host: string): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, headers: { host, connection: 'close' } }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage]; // The event's only argument.
  response.resume();
  return response.statusCode;
}

/** Whether a client that trusts the certificate alone can talk to the URL's host. */
export function isTrusted(url: string, certificate: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connectTls({ host: hostname, servername: hostname, port: Number(port), ca: certificate });
    socket.once('secureConnect', () => {
      resolve(socket.authorized);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}
