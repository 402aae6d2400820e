import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** What people do on the console's page, and what they see. */

/** Opens a browser for one person; told of each request and of what browsers write in red. */
export async function openContext(
  browser: Browser,
  told: { readonly requests?: string[]; readonly complaints: string[] },
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const { requests, complaints } = told;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  // Below the test's own limit, so that a failure names the step.
  context.setDefaultTimeout(300_000);
  context.on('request', (request) => requests?.push(request.url()));
  context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  return context;
}

/** Opens the page in a tab of its own. */
export async function openConsole(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.locator('.graphiql-query-editor .monaco-editor').waitFor();
  await page.locator('.graphiql-response .monaco-editor').waitFor();
  return page;
}

export async function openExample(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name }).click();
}

export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Execute/ }).click();
}

/** Waits until the response pane holds a text. The editor's lines may stand in any order in the document. */
export async function waitForResponse(page: Page, text: RegExp): Promise<void> {
  await page.locator('.graphiql-response').filter({ hasText: text }).waitFor();
}
