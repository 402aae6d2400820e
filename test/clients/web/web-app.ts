import { eventually } from 'appsync-local-stack/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildOnce } from '../../../web/site/build-once.ts';
import { siteHeaders } from '../../../web/site/headers.ts';
import { startChromium } from '../../support/chromium.ts';
import { PASSWORD, type TestStack, type TestUser, useLocalStack } from '../../support/local-stack.ts';

const IMPORT = `mutation Import($expenses: [ImportExpenseInput]!) {
  importExpenses(input: { expenses: $expenses }) { owner { userId isSetByServer } items { id } }
}`;

export interface WebApp {
  readonly test: TestStack;
  /** What browsers have written in red in the test. */
  readonly complaints: string[];
  /** A device of its own at the app, with nobody signed in. */
  readonly openDevice: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same, with a new user signed in, or a given one. */
  readonly openSignedIn: (options?: BrowserContextOptions & { user?: TestUser }) => Promise<{
    page: Page;
    user: TestUser;
  }>;
}

/** The started stack with the app at `/`, and a browser; what a test opens is closed after it. */
export function useWebApp(): WebApp {
  const test = useLocalStack(() => ({ site: { directory: () => buildOnce(), headers: siteHeaders } }));
  const state: { browser?: Browser; contexts: BrowserContext[] } = { contexts: [] };
  const complaints: string[] = [];

  beforeAll(async () => {
    state.browser = await startChromium();
  });
  afterEach(async () => {
    await Promise.all(state.contexts.splice(0).map((context) => context.close()));
    complaints.length = 0;
  });
  afterAll(() => state.browser?.close());

  async function openDevice(options: BrowserContextOptions = {}): Promise<Page> {
    if (state.browser === undefined) {
      throw new Error('The browser is started before the first test, not before');
    }
    const context = await state.browser.newContext({
      viewport: { width: 1200, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    state.contexts.push(context);
    // Below the test's own limit, so that a failure names the step.
    context.setDefaultTimeout(120_000);
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error') {
        complaints.push(message.text());
      }
    });
    const page = await context.newPage();
    await page.goto(test.stack.origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  return {
    test,
    complaints,
    openDevice,
    openSignedIn: async ({ user, ...options } = {}) => {
      const person = user ?? (await test.newUser());
      const page = await openDevice(options);
      await signIn(page, person.username);
      return { page, user: person };
    },
  };
}

/** Signs in by the form, in English or German. */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel(/^E-(mail address|Mail-Adresse)$/).fill(username);
  await page.getByLabel(/^(Password|Passwort)$/).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByRole('navigation').waitFor();
}

/** Goes to a screen by the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Adds an entry in one line, and waits until the app says so. */
export async function addLine(page: Page, line: string): Promise<void> {
  const input = page.getByRole('combobox', { name: /in one line|In einer Zeile/ });
  await input.fill(line);
  await input.press('Enter');
  await page
    .getByRole('status')
    .getByText(/^(Added|Hinzugefügt): /)
    .last()
    .waitFor();
  await eventually(async () => expect(await input.inputValue()).toBe(''));
}

/** Gives a user entries, by the API. */
export async function importEntries(user: TestUser, all: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < all.length; start += 50) {
    const { errors } = await user.graphql(IMPORT, { expenses: all.slice(start, start + 50) });
    expect(errors).toBeUndefined();
  }
}

/** What the API has of a user, the newest first. */
export async function entriesOf(user: TestUser): Promise<Record<string, unknown>[]> {
  const { data } = await user.graphql(
    '{ expenses(limit: 200) { items { id kind date amount currency category payee description notes version } } }',
  );
  // Tests say which shape they expect by what they compare with.
  return (data as unknown as { expenses: { items: Record<string, unknown>[] } }).expenses.items;
}
