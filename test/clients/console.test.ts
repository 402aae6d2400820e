import type { ConsoleExample } from 'appsync-graphiql';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOperations } from '../../operations/read-operations.ts';
import { chromiumPath, startChromium } from '../support/chromium.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { openConsole, openContext, openExample, run, waitForResponse } from './console-page.ts';

const EXAMPLES: ConsoleExample[] = [
  {
    name: 'List expenses',
    text: 'query ListExpenses($limit: Int) {\n  expenses(limit: $limit) {\n    items { id amount category }\n  }\n}\n',
    variables: { limit: 5 },
  },
  {
    name: 'Add an expense',
    text: 'mutation AddExpense($input: AddExpenseInput!) {\n  addExpense(input: $input) { id owner { userId isSetByServer } amount category }\n}\n',
    variables: { input: { date: '2024-01-09', amount: 2.25, category: 'Food' } },
  },
  {
    name: 'When an expense is added',
    text: 'subscription OnExpenseAdded {\n  onExpenseAdded { id amount category }\n}\n',
  },
];

const missing = chromiumPath === undefined ? ' (skipped: no Chromium, name one with CHROMIUM_PATH)' : '';

describe.skipIf(chromiumPath === undefined)(`the console in Chromium${missing}`, () => {
  const test = useLocalStack(() => ({ examples: [...EXAMPLES, ...readOperations()] }));
  const state: {
    browser?: Browser;
    context?: BrowserContext;
  } = {};
  /** What the pages of the test have asked for, and what browsers write in red. */
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    state.browser = await startChromium();
  });
  afterAll(async () => {
    await state.browser?.close();
  });

  beforeEach(async () => {
    requests.length = 0;
    complaints.length = 0;
    state.context = await openContext(browser(), { requests, complaints });
  });
  afterEach(() => state.context?.close());

  function browser(): Browser {
    if (state.browser === undefined) {
      throw new Error('The browser is started before the first test, not before');
    }
    return state.browser;
  }

  function openPage(): Promise<Page> {
    if (state.context === undefined) {
      throw new Error('The browser context is made before each test, not before');
    }
    return openConsole(state.context, test.stack.origin);
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as demo@example.com').waitFor();
  }

  it('is titled as what it is, and filled in with the demo user and the first example', async () => {
    const page = await openPage();

    expect(await page.title()).toBe('Local AppSync console');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('demo@example.com');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['ListExpenses']);
    await page
      .locator('.graphiql-editor-tool')
      .filter({ hasText: /"limit":\s*5/ })
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('has the first example with its variables after a reload, too', async () => {
    const page = await openPage();
    await signIn(page);

    await page.reload();
    await page.getByText('Signed in as demo@example.com').waitFor();
    await page
      .locator('.graphiql-editor-tool')
      .filter({ hasText: /"limit":\s*5/ })
      .waitFor();

    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['ListExpenses']);
  });

  it('runs an example after a sign-in, without a request to anywhere else', async () => {
    const page = await openPage();

    await signIn(page);
    await openExample(page, 'Add an expense');
    await run(page);
    await waitForResponse(page, /"addExpense":/);
    await waitForResponse(page, /"amount":\s*2\.25/);

    const foreign = requests.filter((url) => !url.startsWith(`${test.stack.origin}/`));
    expect(foreign.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows the schema’s documentation once somebody is signed in', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('No GraphQL schema available').waitFor();

    await signIn(page);
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click();

    await page.getByText('What a signed-in user can read.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows the refusal, and what to do, when nobody is signed in', async () => {
    const page = await openPage();

    await run(page);

    await waitForResponse(page, /"errorType":\s*"UnauthorizedException"/);
    await waitForResponse(page, /"hint":\s*"No\suser\sis\ssigned\sin/);
  });

  it('shows the user pool’s words for a wrong password', async () => {
    const page = await openPage();

    await page.getByLabel('Password').fill('Wrong-Password-1');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('alert').filter({ hasText: 'Incorrect username or password.' }).waitFor();
  });

  it('signs up a new user with the code that was sent', async () => {
    const page = await openPage();

    await page.getByRole('button', { name: 'New user' }).click();
    const form = page.getByRole('form', { name: 'New user' });
    await form.getByLabel('E-mail').fill('ann@example.com');
    await form.getByLabel('Password').fill('Correct-Horse-1');
    await form.getByRole('button', { name: 'Sign up' }).click();
    await page.getByLabel('Code for ann@example.com').waitFor();
    await page.getByLabel('Code for ann@example.com').fill(test.codes.get('ann@example.com') ?? 'none');
    await page.getByRole('button', { name: 'Confirm and sign in' }).click();

    await page.getByText('Signed in as ann@example.com').waitFor();
    expect(complaints).toEqual([]);
  });

  it('tells the rules of a new password before somebody fails at them', async () => {
    const page = await openPage();

    await page.getByRole('button', { name: 'New user' }).click();

    await page.getByText(/At least \d+ characters, with a lower-case letter/).waitFor();
  });

  it('gives another password in the place of a forgotten one, by the code that was sent', async () => {
    const { username } = await test.newUser();
    const page = await openPage();

    await page.getByRole('button', { name: 'Forgotten password' }).click();
    const asked = page.getByRole('form', { name: 'Forgotten password' });
    await asked.getByLabel('E-mail').fill(username);
    await asked.getByRole('button', { name: 'Send a code' }).click();
    const form = page.getByRole('form', { name: 'New password' });
    await form.getByLabel(`Code for ${username}`).fill('000000');
    await form.getByLabel('New password').fill('Another-Horse-2');
    await form.getByRole('button', { name: 'Change and sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'Invalid verification code' }).waitFor();
    await form.getByLabel(`Code for ${username}`).fill(test.codes.get(username) ?? 'none');
    await form.getByRole('button', { name: 'Change and sign in' }).click();

    await page.getByText(`Signed in as ${username}`).waitFor();
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
  });

  it('shows every entry of its menu, by kinds, at the size of a small laptop', async () => {
    const page = await openPage();
    await page.setViewportSize({ width: 1280, height: 640 });

    await page.getByRole('button', { name: 'Examples' }).click();

    for (const name of ['Queries', 'Mutations', 'Subscriptions']) {
      await page.getByRole('group', { name }).waitFor();
    }
    const items = await page.getByRole('menuitem').all();
    const boxes = await Promise.all(items.map((item) => item.boundingBox()));
    const bottoms = boxes.map((box) => (box === null ? Infinity : box.y + box.height));
    expect(bottoms).toHaveLength(EXAMPLES.length + readOperations().length);
    expect(Math.max(...bottoms)).toBeLessThan(640);
  });

  it('has one column on a phone, with the answer below the operation', async () => {
    const page = await openPage();
    await page.setViewportSize({ width: 390, height: 844 });

    const editors = await page.locator('.graphiql-editors').boundingBox();
    const response = await page.locator('.graphiql-response').boundingBox();

    expect(editors?.width).toBeGreaterThan(300);
    expect(response?.y).toBeGreaterThanOrEqual((editors?.y ?? 0) + (editors?.height ?? 0));
  });

  it('clicks an operation together in the explorer', async () => {
    const page = await openPage();
    await signIn(page);
    await page.getByRole('button', { name: /GraphiQL Explorer/ }).click();

    await page.locator('.graphiql-explorer-root').getByText('nextToken').first().click();

    await page
      .locator('.graphiql-query-editor')
      .filter({ hasText: /nextToken/ })
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps the user over a reload, in this tab only', async () => {
    const page = await openPage();
    await signIn(page);

    await page.reload();
    await page.getByText('Signed in as demo@example.com').waitFor();

    const other = await openPage();
    await other.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.bringToFront();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('shows in one tab what another tab adds, by a subscription', async () => {
    const subscriber = await openPage();
    await signIn(subscriber);
    await openExample(subscriber, 'When an expense is added');
    await run(subscriber);
    await subscriber.getByText('Subscribed: waiting for the first event.').waitFor();

    const writer = await openPage();
    await signIn(writer);
    await openExample(writer, 'Add an expense');
    await run(writer);
    await waitForResponse(writer, /"addExpense":/);

    // A browser draws only the tab in front.
    await subscriber.bringToFront();
    await waitForResponse(subscriber, /"onExpenseAdded":/);
    await waitForResponse(subscriber, /"amount":\s*2\.25/);
    await subscriber.getByText('Subscribed: 1 event so far, the newest above.').waitFor();
    await subscriber.getByRole('button', { name: 'Sign out' }).click();
    await subscriber.getByText('Sign in at the top to run operations').waitFor();
    expect(complaints).toEqual([]);
  });
});
