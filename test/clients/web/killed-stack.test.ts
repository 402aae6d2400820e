import { eventually } from 'appsync-local-stack/testing';
import type { Browser, Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, startChromium } from '../../support/chromium.ts';
import { startInterruptedStack, useAtEnd } from '../interrupted-stack.ts';
import type { InterruptedStack } from '../interrupted-stack.ts';
import { addLine, goTo, signIn } from './web-app.ts';

describe.skipIf(chromiumPath === undefined)('the web app and a stack that is killed', () => {
  const atEnd = useAtEnd();
  const ran = {} as { stack: InterruptedStack; browser: Browser };

  beforeAll(async () => {
    ran.stack = await startInterruptedStack([], atEnd);
    ran.browser = await startChromium();
    atEnd(() => ran.browser.close());
  });

  it.each<[string, (route: Route) => Promise<unknown>]>([
    ['before an addition has reached it', () => Promise.resolve()],
    ['before it has answered an addition', (route) => route.fetch()],
  ])('adds exactly one entry when the stack is killed %s', async (name, reach) => {
    const page = await openSignedIn();
    let restarted: Promise<void> | undefined;
    await page.route('**/graphql', async (route) => {
      if (restarted === undefined && (route.request().postData() ?? '').includes(name)) {
        await reach(route);
        restarted = ran.stack.restart('SIGKILL');
        await route.abort();
      } else {
        await route.continue();
      }
    });

    await addLine(page, `4 ${name} #Food`);
    await eventually(() => expect(restarted).toBeDefined());
    await restarted;
    await goTo(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Nothing', { exact: true }).waitFor();

    const other = await openSignedIn();
    await goTo(other, 'Entries');
    await other.getByRole('searchbox').fill(name);
    await other.getByText('1 entry', { exact: true }).waitFor();
  });

  async function openSignedIn(): Promise<Page> {
    const { username, password } = ran.stack.demoUser;
    const context = await ran.browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 900 } });
    atEnd(() => context.close());
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(ran.stack.origin);
    await signIn(page, username, password);
    return page;
  }
});
