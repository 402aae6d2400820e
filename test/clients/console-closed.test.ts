import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundlePage, createConsole } from 'appsync-graphiql';
import type { PageBundle } from 'appsync-graphiql';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath, startChromium } from '../support/chromium.ts';

/** Serves the console of a pool that nobody asks, until the test ends. Gives the origin. */
async function serveConsole(selfSignUp: boolean, bundle: PageBundle): Promise<string> {
  const page = createConsole({
    graphqlUrl: '/graphql',
    userPoolUrl: '/',
    userPoolClientId: 'client-1',
    selfSignUp,
    examples: [],
    bundle: () => Promise.resolve(bundle),
  });
  const server = createServer((request, response) => page.handle(request, response));
  onTestFinished(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  return `http://127.0.0.1:${port}`;
}

const missing = chromiumPath === undefined ? ' (skipped: no Chromium, name one with CHROMIUM_PATH)' : '';

describe.skipIf(chromiumPath === undefined)(`the console of a pool${missing}`, () => {
  const state: { bundle?: PageBundle; browser?: Browser } = {};

  beforeAll(async () => {
    // Bundled before a browser waits for it.
    state.bundle = await bundlePage();
    state.browser = await startChromium();
  });
  afterAll(() => state.browser?.close());

  it.each([
    ['that people sign up to offers it', true, 1],
    ['that is closed says who makes accounts, and offers no form', false, 0],
  ])('%s', async (_, selfSignUp, buttons) => {
    const { bundle, browser } = state;
    if (bundle === undefined || browser === undefined) {
      throw new Error('Both are there before the first test, not before');
    }
    const origin = await serveConsole(selfSignUp, bundle);
    const page = await browser.newPage();
    // Below the test's own limit, so that a failure names the step.
    page.setDefaultTimeout(30_000);

    await page.goto(`${origin}/`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    expect(await page.getByRole('button', { name: 'New user' }).count()).toBe(buttons);
    expect(await page.getByText('The operator of this API creates the accounts.').count()).toBe(1 - buttons);
  });
});
