import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { connect, createServer, isIPv6 } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from './http-server.ts';
import type { HttpServer, ListenOptions } from './http-server.ts';
import { ownAddresses, planListening } from './listen-addresses.ts';

async function start(port = 0, options: ListenOptions = {}): Promise<HttpServer> {
  const server = await listen(port, options);
  onTestFinished(() => server.close());
  server.serve({
    request: (asked, response) => {
      asked.setEncoding('utf8').on('data', (text: string) => response.write(text));
      asked.on('end', () => response.end(`answered ${asked.method} ${asked.url}`));
    },
    upgrade: (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  });
  return server;
}

const portOf = ({ origin }: HttpServer) => Number(new URL(origin).port);

/** What the server answers to a request with the given `Host`. */
async function answerFor(
  server: HttpServer,
  host: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
  const asked = request({ host: '127.0.0.1', port: portOf(server), headers: { host, ...headers } }).end();
  const [response] = (await Promise.race([once(asked, 'response'), once(asked, 'upgrade')])) as [
    IncomingMessage,
  ]; // Both events begin with it.
  response.resume().socket.on('error', () => undefined);
  response.socket.end();
  return { status: response.statusCode, headers: response.headers };
}

/** All that the server answers to some text on a new connection. */
async function answerTo(server: HttpServer, ...lines: string[]): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: portOf(server) });
  socket.setEncoding('latin1').write(lines.join('\r\n'), 'latin1');
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  await once(socket, 'close');
  return answer;
}

/** `connected`, or the code of the error. */
function connection(address: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('connect', () => socket.destroy());
  });
}

/** A port that is in use on one address. */
async function takenPort(address: string): Promise<number> {
  const other = createServer().listen(0, address);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  return (other.address() as AddressInfo).port; // It listens on a port.
}

const hasIpv6 = await createsOn('::1');

async function createsOn(address: string): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(0, address, () => probe.close(() => resolve(true)));
  });
}

describe('listen', () => {
  it('answers on both addresses of the loopback interface, on the same port', async () => {
    const server = await start();

    // A machine without IPv6 has only one.
    expect(server.addresses).toEqual(hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']);
    for (const address of server.addresses) {
      expect(await connection(address, portOf(server))).toBe('connected');
    }
  });

  it('is loopback only: no other address of this machine is listened on', async () => {
    const server = await start();
    const others = ownAddresses();

    expect(server.addresses.filter((address) => address !== '127.0.0.1' && address !== '::1')).toEqual([]);
    // On a machine without a network the list is empty; what the server listens on has been looked at above.
    for (const address of others) {
      expect([address, await connection(address, portOf(server))]).toEqual([address, 'ECONNREFUSED']);
    }
  });

  it('listens on the given address too, which other machines reach', async () => {
    const [address = '127.0.0.1'] = ownAddresses().filter((own) => !isIPv6(own));
    const plan = await planListening(address);

    const server = await start(0, { plan });

    expect(plan.isExposed).toBe(address !== '127.0.0.1');
    expect(server.addresses).toContain(address);
    expect(await connection(address, portOf(server))).toBe('connected');
    expect(await connection('127.0.0.1', portOf(server))).toBe('connected');
  });

  it.each(['0.0.0.0', ...(hasIpv6 ? ['::'] : [])])('listens on every address for %s', async (host) => {
    const server = await start(0, { plan: await planListening(host) });

    const addresses = [
      '127.0.0.1',
      ...(hasIpv6 ? ['::1'] : []),
      ...ownAddresses().filter((own) => !isIPv6(own)),
    ];
    for (const address of addresses) {
      expect([address, await connection(address, portOf(server))]).toEqual([address, 'connected']);
    }
    expect(new URL(server.origin).hostname).toBe('localhost');
  });

  it('goes without an address that it need not have', async () => {
    const plan = { ...(await planListening()), certificateNames: [] };
    // 2001:db8::/32 is for documentation (RFC 3849): no machine has it.
    const addresses = [...plan.addresses, { address: '2001:db8::1', isOptional: true }];

    const server = await start(0, { plan: { ...plan, addresses } });

    expect(server.addresses).not.toContain('2001:db8::1');
  });

  const taken: [address: string, where: string][] = [['127.0.0.1', '']];
  if (hasIpv6) {
    taken.push(['::1', ' on ::1']);
  }

  it.each(taken)('says so when the port is in use on %s', async (address, where) => {
    const port = await takenPort(address);

    await expect(listen(port)).rejects.toThrow(
      `Port ${port} is in use${where}: choose another with --port, or 0 for any free port`,
    );
    // What it had begun to listen on is free again.
    expect(await connection(address === '::1' ? '127.0.0.1' : '::1', port)).not.toBe('connected');
  });

  it.each([
    ['192.0.2.99', 'The address 192.0.2.99 is not an address of this machine: choose another with --host'],
    ['nowhere.invalid', 'The host nowhere.invalid is not known: give --host an address of this machine'],
  ])('says so when the host is %s', async (host, message) => {
    await expect(planListening(host).then((plan) => listen(0, { plan }))).rejects.toThrow(message);
  });

  describe('a request with the Host header', () => {
    it.each([
      ...['localhost', 'LocalHost', 'localhost.', 'api.localhost', '127.0.0.1', '127.1.2.3', '[::1]'],
      ...['[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]'],
    ])('%s is answered', async (host) => {
      const server = await start();

      expect((await answerFor(server, `${host}:${portOf(server)}`)).status).toBe(200);
    });

    it.each([
      ...['localhost.evil.example', '127.0.0.1.evil.example', 'localhost..', '0.0.0.0', '[::]'],
      ...['[::1%25lo]', '[::ffff:192.0.2.1]', 'evil@localhost', 'localhost,evil.example', 'my-machine'],
    ])('%s is refused', async (host) => {
      const server = await start();

      expect((await answerFor(server, `${host}:${portOf(server)}`)).status).toBe(421);
    });

    it('of another name is refused, without a word that its page could read', async () => {
      const server = await start();

      const { status, headers } = await answerFor(server, `evil.example:${portOf(server)}`, {
        origin: `http://evil.example:${portOf(server)}`,
      });

      expect(status).toBe(421);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it.each([
      ['localhost', 101],
      ['evil.example', 421],
    ])('%s gets %i for an upgrade to a WebSocket', async (host, status) => {
      const server = await start();

      const answer = await answerFor(server, host, { connection: 'Upgrade', upgrade: 'websocket' });

      expect(answer.status).toBe(status);
    });
  });

  describe('a request whose target is a whole URL', () => {
    it.each([
      ['http://localhost/graphql?a=1', 'localhost', 'answered GET /graphql?a=1'],
      ['HTTP://localhost:80', 'localhost', 'answered GET /'],
      ['http://localhost?a=1', 'localhost', 'answered GET /?a=1'],
      // What the URL names comes before what the header names (RFC 9112, 3.2.2).
      ['http://127.0.0.1/', 'evil.example', 'answered GET /'],
      ['http://evil.example/', 'localhost', '421 Misdirected Request'],
      ['http://localhost@evil.example/', 'localhost', '421 Misdirected Request'],
    ])('goes by its host and path: %s with the Host %s', async (target, host, answer) => {
      const server = await start();

      expect(
        await answerTo(server, `GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', '', ''),
      ).toContain(answer);
    });
  });

  it.each([
    ['localhost', 'evil.example'],
    ['evil.example', 'localhost'],
    ['localhost', 'localhost'],
  ])('refuses a request with two Host headers: %s and %s', async (one, other) => {
    const server = await start();

    expect(
      await answerTo(server, 'GET / HTTP/1.1', `Host: ${one}`, `Host: ${other}`, 'Connection: close', '', ''),
    ).toMatch(/^HTTP\/1\.1 421 /);
  });

  describe('a request that would rather speak another protocol', () => {
    // Java's HttpClient sends this with its first request, and `curl --http2`.
    const wish = [
      'Host: localhost',
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQ',
    ];

    it('is answered in HTTP/1.1, with its body', async () => {
      const server = await start();
      const next = ['GET /next HTTP/1.1', 'Host: localhost', 'Connection: close', '', ''];

      const answer = await answerTo(
        server,
        'POST /graphql HTTP/1.1',
        ...wish,
        'Content-Length: 4',
        '',
        `body${next.join('\r\n')}`,
      );

      expect(answer).toMatch(/\nbody\r\n[^]*answered POST \/graphql/);
      expect(answer).toContain('answered GET /next');
    });

    it('is answered when its body comes later, in chunks', async () => {
      const server = await start();
      const asked = request({
        host: '127.0.0.1',
        port: portOf(server),
        path: '/graphql',
        method: 'POST',
        headers: { connection: 'Upgrade', upgrade: 'h2c' },
      });
      asked.flushHeaders();
      await once(asked, 'socket');
      asked.write('bo');
      asked.end('dy');
      const [response] = (await once(asked, 'response')) as [IncomingMessage];
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      await once(response, 'end');

      expect(text).toBe('bodyanswered POST /graphql');
    });

    it('is refused like any other where its Host is of another name', async () => {
      const server = await start();

      expect(
        await answerTo(server, 'GET / HTTP/1.1', ...wish.slice(1), 'Host: evil.example', '', ''),
      ).toMatch(/^HTTP\/1\.1 421 /);
    });
  });
});
