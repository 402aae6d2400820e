import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { uploadSite } from '../../../deployment/site-files.ts';
import { PAGES_FUNCTION } from '../../../infra/web/pages.ts';
import { buildOnce } from '../../../web/site/build-once.ts';
import { siteHeaders } from '../../../web/site/headers.ts';
import { chromiumPath } from '../../support/chromium.ts';
import { receivePuts } from '../../support/receive-puts.ts';
import { addLine, goTo, signIn, useWebApp } from './web-app.ts';

const BUCKET = 'web-files';

describe.skipIf(chromiumPath === undefined)('the web app from another origin than its API', () => {
  const { test, openDevice, complaints } = useWebApp();

  /** What a deployment puts into the bucket, served as CloudFront does, until the test ends. */
  async function deployApp(): Promise<string> {
    const puts = await receivePuts();
    await uploadSite({
      directory: await buildOnce(),
      outputs: test.stack.outputs,
      bucketName: BUCKET,
      region: 'us-east-1',
    });
    const { host } = new URL(test.stack.origin);
    const headers = siteHeaders([test.stack.origin, `ws://${host}`]);
    const server = createServer((request, response) => {
      const file = puts.find(({ path }) => path === `/${BUCKET}${pathFor(request.url ?? '/')}`);
      response.writeHead(file === undefined ? 404 : 200, {
        ...headers,
        'content-type': file?.headers['content-type'] ?? 'application/xml',
        'cache-control': file?.headers['cache-control'] ?? 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(file?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port.
  }

  async function openAt(origin: string, username: string): Promise<Page> {
    const page = await openDevice();
    await page.goto(`${origin}/entries`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await signIn(page, username);
    return page;
  }

  it('signs in, adds and hears of what another device adds, within its own policy', async () => {
    const origin = await deployApp();
    const { username } = await test.newUser();
    const [first, second] = [await openAt(origin, username), await openAt(origin, username)];
    await goTo(second, 'Entries');

    await goTo(first, 'Home');
    await addLine(first, '3.50 #Food @Luna');

    await second.getByRole('button', { name: /Luna/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('may connect to nothing else', async () => {
    const page = await openDevice();
    await page.goto(await deployApp());

    const refused = await page.evaluate(() =>
      fetch('http://localhost:9/elsewhere').then(
        () => false,
        () => true,
      ),
    );

    expect(refused).toBe(true);
    expect(complaints.join('\n')).toContain('Content Security Policy');
  });
});

/** The path that CloudFront asks the bucket for. */
function pathFor(url: string): string {
  const [uri] = url.split('?', 1);
  const program = `${PAGES_FUNCTION}\nhandler(event).uri`;
  return String(runInNewContext(program, { event: { request: { uri } } }));
}
