import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from 'appsync-local-stack/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOnce } from '../../../web/site/build-once.ts';
import { siteHeaders } from '../../../web/site/headers.ts';
import { chromiumPath, startChromium } from '../../support/chromium.ts';
import { useLocalStack } from '../../support/local-stack.ts';
import { temporaryDirectory } from '../../support/start-command.ts';
import { startInterruptedStack, useAtEnd } from '../interrupted-stack.ts';
import type { InterruptedStack } from '../interrupted-stack.ts';
import { addLine, signIn } from './web-app.ts';

/** Run in the page: which requests its caches hold. */
const CACHED = `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
  .then((all) => Promise.all(all.map((cache) => cache.keys())))
  .then((keys) => keys.flat().map(({ url }) => new URL(url).pathname))`;

describe.skipIf(chromiumPath === undefined)('the web app without its server', () => {
  const atEnd = useAtEnd();
  const started: { browser?: Browser } = {};
  let stack: InterruptedStack;

  beforeAll(async () => {
    started.browser = await startChromium();
    await buildOnce();
    stack = await startInterruptedStack([], atEnd);
  });
  afterAll(() => started.browser?.close());

  it('opens after a reload, takes an expense, and sends it when the server is back', async () => {
    const page = await newPage(started.browser);
    await page.goto(stack.origin);
    await signIn(page, stack.demoUser.username, stack.demoUser.password);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isControlled(page);
    const before: unknown = await page.evaluate(CACHED);
    expect(before).toContain('/');
    expect((before as string[]).filter((path) => /graphql|outputs|cognito/.test(path))).toEqual([]);

    await stack.pause();
    await page.reload();
    await addLine(page, '3.50 coffee #Food');
    await page.reload();
    await page.getByText('coffee').first().waitFor();

    await stack.resume();
    await page.reload();
    await eventually(async () => {
      const waiting = await page.getByText(/waits? to be sent/).count();
      expect(waiting).toBe(0);
    });
    const other = await newPage(started.browser);
    await other.goto(stack.origin);
    await signIn(other, stack.demoUser.username, stack.demoUser.password);
    await other.getByText('coffee').first().waitFor();
  });
});

describe.skipIf(chromiumPath === undefined)('a new version of the web app', () => {
  const atEnd = useAtEnd();
  const directory = temporaryDirectory(atEnd);
  const test = useLocalStack(() => ({
    site: {
      directory: async () => {
        cpSync(await buildOnce(), directory, { recursive: true, force: false });
        return directory;
      },
      headers: siteHeaders,
    },
  }));
  const started: { browser?: Browser } = {};
  beforeAll(async () => {
    started.browser = await startChromium();
  });
  afterAll(() => started.browser?.close());

  it('waits until it is taken, and keeps what was being added', async () => {
    const page = await newPage(started.browser);
    await page.goto(test.stack.origin);
    const { username } = await test.newUser();
    await signIn(page, username);
    await isControlled(page);
    await page.goto(`${test.stack.origin}/add`);
    await page.getByLabel('Amount', { exact: true }).fill('12.34');

    release(directory);
    await page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.update())');
    await page.getByText('A new version of the app is ready.').waitFor();
    expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('12.34');
    expect(await page.title()).not.toContain('second');

    await page.getByRole('button', { name: 'Load again' }).click();
    await page.locator('html[data-release="second"]').waitFor({ state: 'attached' });
    await page.getByText('12.34').first().waitFor();
  });
});

/** The app is kept on the device, and its service worker answers for this page. */
async function isControlled(page: Page): Promise<void> {
  await eventually(async () => {
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  });
}

async function newPage(browser: Browser | undefined): Promise<Page> {
  const context = await browser?.newContext({ viewport: { width: 1200, height: 900 }, locale: 'en-GB' });
  if (context === undefined) {
    throw new Error('The browser is started before the first test, not before');
  }
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

/** The page is another one, and so is the list of the service worker. */
function release(directory: string): void {
  const page = join(directory, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('<html ', '<html data-release="second" '));
  const worker = join(directory, 'service-worker.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/VERSION = '\w+'/, "VERSION = 'second'"));
}
