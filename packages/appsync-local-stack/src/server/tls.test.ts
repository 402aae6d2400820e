import { X509Certificate } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readOrMakeCertificate } from './tls.ts';
import type { Certificate } from './tls.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tls-'));
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(directory, { recursive: true });
});

/** Whether a client that trusts the certificate, and checks the name, can talk to a server that has it. */
async function isTrusted(certificate: Certificate, name: string): Promise<boolean> {
  const server = createServer({ key: certificate.key, cert: certificate.cert });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: certificate.cert,
    servername: '',
    checkServerIdentity: () => undefined,
  });
  try {
    return await new Promise<boolean>((resolve) => {
      socket.on('error', () => {
        resolve(false);
      });
      socket.on('secureConnect', () => {
        const { subjectaltname = '' } = socket.getPeerCertificate();
        resolve(socket.authorized && subjectaltname.split(', ').includes(name));
      });
    });
  } finally {
    socket.destroy();
    server.close();
  }
}

async function modeOf(name: string): Promise<number> {
  return (await stat(join(directory, name))).mode & 0o777;
}

describe('readOrMakeCertificate', () => {
  it.each(['DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1'])(
    'makes a certificate for %s that a client can trust',
    async (name) => {
      expect(await isTrusted(await readOrMakeCertificate(undefined), name)).toBe(true);
    },
  );

  it.each(['DNS:laptop.local', 'IP Address:192.0.2.7', 'IP Address:2001:DB8:0:0:0:0:0:1'])(
    'makes it for %s too when the stack answers there',
    async (name) => {
      const names = ['laptop.local', '192.0.2.7', '2001:db8::1'];

      expect(await isTrusted(await readOrMakeCertificate(undefined, names), name)).toBe(true);
    },
  );

  it('makes a new one when it lacks a name, and keeps one that has more', async () => {
    const narrow = await readOrMakeCertificate(directory);

    const wide = await readOrMakeCertificate(directory, ['laptop.local', '192.0.2.7']);

    expect(wide.cert).not.toBe(narrow.cert);
    expect(await readOrMakeCertificate(directory, ['192.0.2.7'])).toEqual(wide);
    expect(await readOrMakeCertificate(directory)).toEqual(wide);
  });

  it('makes it valid for 10 years, from a day ago on', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 2), toFake: ['Date'] });

    const { cert } = await readOrMakeCertificate(undefined);

    const { validFrom, validTo } = new X509Certificate(cert);
    expect([new Date(validFrom), new Date(validTo)]).toEqual([
      new Date('2026-03-01T00:00:00Z'),
      new Date('2036-03-01T00:00:00Z'),
    ]);
  });

  it('keeps it, the key for its owner only, and gives the same one again', async () => {
    const first = await readOrMakeCertificate(join(directory, 'new', 'tls'));
    const second = await readOrMakeCertificate(join(directory, 'new', 'tls'));

    expect(second).toEqual(first);
    expect(first.path).toBe(join(directory, 'new', 'tls', 'localhost.crt'));
    expect(await readFile(first.path ?? '', 'utf8')).toBe(first.cert);
    expect(await modeOf('new/tls/localhost.key')).toBe(0o600);
    expect(await modeOf('new/tls/localhost.crt')).toBe(0o644);
  });

  it('takes the rights of others to the key away', async () => {
    await readOrMakeCertificate(directory);
    await chmod(join(directory, 'localhost.key'), 0o644);

    await readOrMakeCertificate(directory);

    expect(await modeOf('localhost.key')).toBe(0o600);
  });

  it.each([
    ['keeps it two days before it expires', Date.UTC(2036, 1, 28), true],
    ['renews it when it expires within a day', Date.UTC(2036, 1, 29, 12), false],
    ['renews it when it has expired', Date.UTC(2036, 5, 1), false],
    ['renews it when it is of the future', Date.UTC(2025, 1, 1), false],
  ])('%s', async (_, later, isKept) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 2), toFake: ['Date'] });
    const first = await readOrMakeCertificate(directory);

    vi.setSystemTime(later);
    const second = await readOrMakeCertificate(directory);

    expect(second.cert === first.cert).toBe(isKept);
    expect(await readOrMakeCertificate(directory)).toEqual(second);
  });

  it.each(['localhost.key', 'localhost.crt'])(
    'makes a new one when %s is damaged or of another pair',
    async (file) => {
      const other = await readOrMakeCertificate(undefined);
      for (const content of ['', 'damaged', file === 'localhost.key' ? other.key : other.cert]) {
        const first = await readOrMakeCertificate(directory);
        await writeFile(join(directory, file), content);

        const second = await readOrMakeCertificate(directory);

        expect(second.cert).not.toBe(first.cert);
        expect(await isTrusted(second, 'DNS:localhost')).toBe(true);
      }
    },
  );

  it('names the directory that it cannot write', async () => {
    await writeFile(join(directory, 'file'), '');

    await expect(readOrMakeCertificate(join(directory, 'file', 'tls'))).rejects.toThrow(
      `The certificate in ${join(directory, 'file', 'tls')} cannot be read or written (ENOTDIR)`,
    );
  });
});
