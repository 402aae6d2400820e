import { realtimeUrl } from 'appsync-cognito-client';
import { INTROSPECTION_NAME } from 'appsync-graphiql';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExpenseFieldsFragment } from '../../operations/generated/documents.ts';
import { readOperations } from '../../operations/read-operations.ts';
import { PRODUCT_NAME } from '../../scripts/product-name.ts';
import { chromiumPath, startChromium } from '../support/chromium.ts';
import { reportsOf, threeSubscriptions } from './client-program.ts';
import type { ClientProgram, Report } from './client-program.ts';
import { openConsole, openContext, openExample, run, waitForResponse } from './console-page.ts';
import { findDeployedStack } from './deployed-stack.ts';
import type { DeployedStack } from './deployed-stack.ts';
import { useAtEnd } from './interrupted-stack.ts';

const atEnd = useAtEnd();
const found: { stack?: DeployedStack } = {};

beforeAll(async () => {
  found.stack = await findDeployedStack(atEnd);
});

function deployed(): DeployedStack {
  if (found.stack === undefined) {
    throw new Error('The stack is found before the first test, not before');
  }
  return found.stack;
}

const COFFEE = {
  date: '2024-01-09',
  amount: 2.25,
  currency: 'USD',
  category: 'Food',
  description: 'Morning coffee',
  version: 1,
};
const CHANGED = { ...COFFEE, amount: 2.5, version: 2 };
const GONE = { ...CHANGED, version: 3 };

/** The largest number of expenses that `expenses` gives when nothing is said. */
const PAGE = 50;

describe.each([
  ['Amplify 6', 'amplify-program.ts'],
  ["Apollo Client 4 with AppSync's links", 'apollo-program.ts'],
])('%s against a stack that runs already', (_, name) => {
  const ran: { reports?: readonly Report[]; id?: string } = {};

  // One day, in an app of its own process: the tests look at what it reported of the expense that it added.
  beforeAll(async () => {
    const app = deployed().runClient(name);
    await threeSubscriptions(app);
    await app.next('refused');
    const id = expenseOf(reportsOf(app.reports, 'added')[0]).id;
    await threeEvents(app, id);
    app.tell('go on');
    expect(await app.ended).toBe(0);
    Object.assign(ran, { reports: app.reports, id });
  });

  it('adds, updates and deletes', () => {
    expect(reportsOf(ran.reports, 'added')).toMatchObject([{ expense: COFFEE }]);
    expect(reportsOf(ran.reports, 'updated')).toMatchObject([{ expense: { ...CHANGED, id: ran.id } }]);
    expect(reportsOf(ran.reports, 'deleted')).toMatchObject([{ expense: { ...GONE, id: ran.id } }]);
  });

  it('lists what it has added, as far as there is no page of newer ones', () => {
    const [list] = reportsOf(ran.reports, 'listed');
    const expenses = list?.['expenses'] as readonly ExpenseFieldsFragment[]; // What the program reports.

    const isListed = expenses.some(({ id }) => id === ran.id);
    expect(isListed || expenses.length === PAGE).toBe(true);
  });

  it('receives each of its changes once', () => {
    expect(eventsOf(ran.reports, ran.id)).toMatchObject([
      { field: 'onExpenseAdded', expense: COFFEE },
      { field: 'onExpenseUpdated', expense: CHANGED },
      { field: 'onExpenseDeleted', expense: GONE },
    ]);
    expect(reportsOf(ran.reports, 'failed')).toEqual([]);
  });

  it('rejects with the errorType of what was refused', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([
      { errors: [{ errorType: 'NotFound', path: ['deleteExpense'] }] },
    ]);
  });
});

describe('a forged event, against a stack that runs already', () => {
  it('is not heard of, and an honest one is, of a batch too', async () => {
    const program = deployed().runClient('forgery-program.ts');

    await program.next('told');
    const received = [await program.next('received'), await program.next('received')];
    await program.next('cleaned');

    expect(await program.ended).toBe(0);
    expect(reportsOf(program.reports, 'forged').length).toBeGreaterThan(10);
    expect(received).toMatchObject([
      { onExpenseAdded: { id: expect.any(String) as unknown } },
      { onExpensesImported: { items: [{ id: expect.any(String) as unknown }] } },
    ]);
    expect(reportsOf(program.reports, 'received')).toHaveLength(2);
    expect(reportsOf(program.reports, 'failed')).toEqual([]);
  });
});

function expenseOf(report: Report | undefined): ExpenseFieldsFragment {
  return report?.['expense'] as ExpenseFieldsFragment; // What the programs report.
}

function eventsOf(reports: readonly Report[] = [], id: string | undefined): Report[] {
  return reportsOf(reports, 'received').filter((report) => expenseOf(report).id === id);
}

/** Waits for the events of one expense: others may be on their way to the same user. */
async function threeEvents(app: ClientProgram, id: string): Promise<void> {
  while (eventsOf(app.reports, id).length < 3) {
    await app.next('received');
  }
}

const missing = chromiumPath === undefined ? ' (skipped: no Chromium, name one with CHROMIUM_PATH)' : '';

describe.skipIf(chromiumPath === undefined)(`npm run console, in Chromium${missing}`, () => {
  const state: { browser?: Browser; context?: BrowserContext; origin?: string } = {};
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    state.origin = await deployed().startConsole();
    state.browser = await startChromium();
    atEnd(() => state.browser?.close());
  });

  beforeEach(async () => {
    if (state.browser === undefined) {
      throw new Error('The browser is started before the first test, not before');
    }
    requests.length = complaints.length = 0;
    // A stack on this machine has a certificate that the browser does not know.
    const ignoreHTTPSErrors = new URL(deployed().outputs.data.url).hostname === 'localhost';
    state.context = await openContext(state.browser, { requests, complaints }, { ignoreHTTPSErrors });
  });
  afterEach(() => state.context?.close());

  function openPage(): Promise<Page> {
    if (state.context === undefined) {
      throw new Error('The browser context is made before each test, not before');
    }
    return openConsole(state.context, state.origin ?? '');
  }

  async function signIn(page: Page): Promise<void> {
    const { username, password } = deployed();
    await page.getByLabel('E-mail').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(`Signed in as ${username}`).waitFor();
  }

  it('is titled by the API, and asks who signs in', async () => {
    const page = await openPage();

    const { host } = new URL(deployed().outputs.data.url);
    expect(await page.title()).toBe(`${PRODUCT_NAME}: ${host}`);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('');
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });

  it('shows the documentation, also of an API that refuses introspection', async () => {
    const page = await openPage();
    const introspection = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes(INTROSPECTION_NAME)),
    );

    await signIn(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click();

    await page.getByText('What a signed-in user can read.').waitFor();
    const answer: unknown = await (await introspection).json();
    if (deployed().isStartedHere) {
      const message =
        "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'";
      expect(answer).toMatchObject({ data: null, errors: [{ message }] });
    }
    expect(complaints).toEqual([]);
  });

  it('runs a query, and asks the API and its user pool only', async () => {
    const page = await openPage();

    await signIn(page);
    await openExample(page, 'ListCategories');
    await run(page);
    await waitForResponse(page, /"categories":/);

    const { auth, data, custom } = deployed().outputs;
    const userPool = custom?.['cognito_endpoint'] ?? `https://cognito-idp.${auth.aws_region}.amazonaws.com`;
    const asked = requests.map((url) => new URL(url)).filter(({ protocol }) => /^https?:$/.test(protocol));
    const others = new Set(asked.map(({ origin }) => origin).filter((origin) => origin !== state.origin));
    expect([...others].sort()).toEqual([...new Set([new URL(data.url).origin, userPool])].sort());
    expect(complaints).toEqual([]);
  });

  it('shows what is added elsewhere, by a subscription at the realtime endpoint', async () => {
    const page = await openPage();
    const socket = page.waitForEvent('websocket');
    await signIn(page);
    await openExample(page, 'OnExpenseAdded');
    await run(page);
    await page.getByText('Subscribed: waiting for the first event.').waitFor();

    const { addExpense } = await deployed().graphql(operation('AddExpense'), {
      input: { date: '2024-01-10', amount: 3, category: 'Food', description: 'Lunch, seen by the console' },
    });
    const id = addExpense?.id ?? '';

    await waitForResponse(page, /"onExpenseAdded":/);
    await waitForResponse(page, new RegExp(id));
    expect((await socket).url()).toBe(realtimeUrl(deployed().outputs.data.url));
    expect(complaints).toEqual([]);
    await deployed().graphql(operation('DeleteExpense'), { id });
  });
});

function operation(name: string): string {
  return readOperations().find((ready) => ready.name === name)?.text ?? `no operation ${name}`;
}
