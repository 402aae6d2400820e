import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrMakeCertificate } from '../../server/tls.ts';
import type { Certificate } from '../../server/tls.ts';
import { isFromForeignPage } from './page-origin.ts';

describe('a web page, to a server that speaks HTTPS', () => {
  let certificate: Certificate;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    certificate = await readOrMakeCertificate(undefined);
    server = createServer({ key: certificate.key, cert: certificate.cert }, (incoming, response) => {
      response.end(isFromForeignPage(incoming) ? 'foreign' : 'own');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    ['https', 'own'],
    ['http', 'foreign'],
  ])('of the same host by %s is its %s', async (scheme, whose) => {
    // A server that listens on a port has an address with one.
    const { port } = server.address() as AddressInfo;
    const host = `localhost:${port}`;
    const answer = await new Promise<string>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, ca: certificate.cert, agent: false };
      request({ ...options, headers: { host, origin: `${scheme}://${host}` } }, (response) => {
        resolve(text(response));
      })
        .on('error', reject)
        .end();
    });

    expect(answer).toBe(whose);
  });
});
