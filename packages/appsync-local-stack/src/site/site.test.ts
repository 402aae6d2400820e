import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSite } from './site.ts';
import type { SiteOptions } from './site.ts';

const PAGE = '<!doctype html><title>App</title>';
const script = 'run();'.repeat(100);

/** Serves a site of a page and a script, until the test ends; other requests are answered with 418. */
async function serveSite(options: Partial<SiteOptions> = {}): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'site-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'dist/assets'), { recursive: true });
  writeFileSync(join(directory, 'dist/index.html'), PAGE);
  writeFileSync(join(directory, 'dist/assets/main-1a2b.js'), script);
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  const site = createSite({
    directory: () => Promise.resolve(join(directory, 'dist')),
    origin: 'http://localhost:4000',
    outputs: { data: { url: 'http://localhost:4000/graphql' } },
    ...options,
  });
  const server = createServer((request, response) => {
    if (site.handles(request)) {
      site.handle(request, response);
    } else {
      response.writeHead(418).end();
    }
  });
  onTestFinished(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port.
}

/** A path as it is given: `fetch` would take its dots away. */
function statusOf(origin: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    send(origin, { path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('a site', () => {
  it.each(['/', '/entries', '/entries/1?sort=date', '/index.html'])(
    'answers %s with the page',
    async (path) => {
      const answer = await fetch(`${await serveSite()}${path}`);

      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe(PAGE);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('lets browsers keep files whose names change with their content', async () => {
    const answer = await fetch(`${await serveSite()}/assets/main-1a2b.js`);

    expect(await answer.text()).toBe(script);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it('sends the page again only when it has changed', async () => {
    const origin = await serveSite();
    const etag = (await fetch(origin)).headers.get('etag') ?? '';
    const answer = await fetch(origin, { headers: { 'if-none-match': etag } });

    expect(answer.status).toBe(304);
  });

  it.each([
    '/assets/main-old.js',
    '/missing.png',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
  ])('has no %s', async (path) => {
    expect(await statusOf(await serveSite(), path)).toBe(404);
  });

  it('refuses a path that cannot be decoded', async () => {
    expect(await statusOf(await serveSite(), '/%ff')).toBe(400);
  });

  it('tells the app where the API is, by the name that the page was asked for', async () => {
    const origin = await serveSite();
    const answer = await fetch(`${origin}/amplify_outputs.json`);

    expect(await answer.json()).toEqual({ data: { url: `${origin}/graphql` } });
  });

  it('has the headers that it is given, for the origins that the app connects to', async () => {
    const origin = await serveSite({ headers: (sources) => ({ 'x-sources': sources.join(' ') }) });
    const { host } = new URL(origin);
    const answer = await fetch(`${origin}/any`);

    expect(answer.headers.get('x-sources')).toBe(`'self' ws://${host} wss://${host}`);
  });

  it.each([
    ['POST', '/'],
    ['GET', '/graphql'],
    ['GET', '/graphql/realtime'],
  ])('leaves %s %s to the API', async (method, path) => {
    expect((await fetch(`${await serveSite()}${path}`, { method })).status).toBe(418);
  });

  it('says why it cannot be served', async () => {
    const lines: string[] = [];
    const site = createSite({
      directory: () => Promise.reject(new Error('It cannot be built.')),
      origin: 'http://localhost:4000',
      outputs: {},
      log: (line) => lines.push(line),
    });
    const server = createServer((request, response) => site.handle(request, response));
    onTestFinished(() => server.close().closeAllConnections());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // It listens on a port.
    const answer = await fetch(`http://127.0.0.1:${port}/`);

    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('The web app cannot be served. It cannot be built.\n');
    expect(lines).toEqual([expect.stringContaining('It cannot be built.')]);
  });
});
