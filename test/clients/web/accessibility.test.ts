import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { addLine, goTo, useWebApp } from './web-app.ts';

/** What axe found, as much of it as is read here. */
interface AxeResults {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

const DEVICES: [string, BrowserContextOptions][] = [
  ['a light desktop', { colorScheme: 'light' }],
  ['a dark desktop', { colorScheme: 'dark' }],
  ['a light phone', { colorScheme: 'light', viewport: { width: 320, height: 640 }, isMobile: true }],
  ['a dark phone', { colorScheme: 'dark', viewport: { width: 320, height: 640 }, isMobile: true }],
];
const PATHS = [
  '/',
  '/?unit=year',
  '/add',
  '/entries',
  '/categories',
  '/payees',
  '/trash',
  '/import',
  '/sync',
];

describe.skipIf(chromiumPath === undefined)('the web app for everybody', () => {
  const { openSignedIn, openDevice, test } = useWebApp();

  it.each(DEVICES)('has no violation that axe finds, and nothing wider than %s', async (_, options) => {
    // Its script is added to the page, which the app's own policy refuses.
    const { page } = await openSignedIn({ bypassCSP: true, ...options });
    await fillByScreen(page);

    const found: string[] = [];
    for (const path of [...PATHS, '/account', '/more', '/nowhere']) {
      await page.goto(`${test.stack.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      found.push(...(await problemsOf(page, path)));
    }

    expect(found).toEqual([]);
  });

  it.each(DEVICES)('has no violation before somebody is signed in, on %s', async (_, options) => {
    const page = await openDevice({ bypassCSP: true, ...options });

    const found: string[] = [];
    for (const path of ['/sign-in', '/sign-up', '/forgotten-password']) {
      await page.goto(`${test.stack.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      found.push(...(await problemsOf(page, path)));
    }

    expect(found).toEqual([]);
  });

  it.each([
    ['', () => Promise.resolve()],
    [
      ' while the server does not answer and all waits to be sent',
      (page: Page) => page.context().route('**/graphql', (route) => route.abort()),
    ],
  ])('fits 320 px in German with text of twice the size%s', async (_, disturb) => {
    const { page } = await openSignedIn({ locale: 'de-DE', viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Beispieldaten ansehen' }).waitFor();
    await disturb(page);
    await page.getByRole('button', { name: 'Beispieldaten ansehen' }).click();
    await page.getByRole('button', { name: 'Beispieldaten entfernen' }).waitFor();

    const wide: string[] = [];
    for (const path of [...PATHS, '/account']) {
      await page.goto(`${test.stack.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
      wide.push(...(await tooWide(page, path)));
    }

    expect(wide).toEqual([]);
  });

  it('shows each value of a chart by tap and by arrow keys, and all of them in a table', async () => {
    const { page } = await openSignedIn();
    await addLine(page, '50 #Food today');
    await addLine(page, 'refund 20 #Food today');

    const chart = page.getByRole('group', { name: /^Spent by day, USD/ });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.locator('.chart-value').getByText('US$').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Tap a column').waitFor();
    await page.getByText('As a table').click();

    expect(
      await page.getByRole('table', { name: 'Spent by day, USD' }).getByRole('cell').allInnerTexts(),
    ).toEqual(['US$30.00']);
  });

  it('offers no login in fields that are none, and a one-time code where one is asked for', async () => {
    const { page } = await openSignedIn();
    await goTo(page, 'Add');
    const fields = ['Payee', 'Description', 'Category', 'Amount'];
    for (const name of fields) {
      const field = page.getByLabel(name, { exact: true });
      expect(await field.getAttribute('autocomplete')).toBe('off');
      expect(await field.getAttribute('data-1p-ignore')).not.toBeNull();
    }

    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Set up' }).click();

    const code = page.getByLabel('Code of your authenticator app');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
  });
});

/** Sample data, by the button for it. */
async function fillByScreen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try sample data' }).click();
  await page.getByRole('button', { name: 'Remove sample data' }).waitFor();
}

async function problemsOf(page: Page, path: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return [
    ...violations.map(({ id, help, nodes }) => `${path}: ${id}, ${help}: ${nodes[0]?.html ?? ''}`),
    ...(await tooWide(page, path)),
  ];
}

/** How much wider than the window the page is, and what sticks out, the innermost last. */
const EXCESS = `({
  excess: document.documentElement.scrollWidth - innerWidth,
  wide: [...document.body.querySelectorAll('*')].findLast((element) =>
    element.getBoundingClientRect().right > innerWidth)?.outerHTML ?? '',
})`;

async function tooWide(page: Page, path: string): Promise<string[]> {
  const { excess, wide } = await page.evaluate<{ excess: number; wide: string }>(EXCESS);
  return excess > 0 ? [`${path}: ${excess} px too wide: ${wide}`] : [];
}
