/**
 * Measures the app with 100,000 entries in Chromium: the import of the file that brings them, the search as
 * keys are pressed, and the frames while the list scrolls. `npm start` must run; nothing is sent to it.
 * Run it with `npm run bench:scroll` here; behind `--`, another address and another number of entries.
 */
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const entryCount = Number(process.argv[3] ?? 100_000);
const SCROLL_MS = 5000;
const PATIENCE_MS = 600_000;
/** Counts tasks that hold the page up, from now on. */
const WATCH_TASKS = `globalThis.longTasks = [];
new PerformanceObserver((list) => {
  globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask' });`;
/** Scrolls a screen a frame and gives the times between frames. */
const SCROLL = `new Promise((resolve) => {
  const times = [];
  const start = performance.now();
  let last = start;
  requestAnimationFrame(function frame(now) {
    times.push(now - last);
    last = now;
    scrollBy(0, 120);
    if (now - start < ${SCROLL_MS}) requestAnimationFrame(frame); else resolve(times.slice(1));
  });
})`;
/** From a key until the count of the list has changed on the screen. */
const search = (letter: string): string => `new Promise((resolve) => {
  const input = document.querySelector('input[type="search"]');
  const shown = document.querySelector('.list-totals [role="status"]');
  const before = shown.textContent;
  const start = performance.now();
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  set.call(input, input.value + ${JSON.stringify(letter)});
  input.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(function look(now) {
    if (shown.textContent !== before || now - start > 2000) resolve(performance.now() - start);
    else requestAnimationFrame(look);
  });
})`;

const origin = process.argv[2] ?? 'http://localhost:4000';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await measure(await (await browser.newContext({ locale: 'en-GB' })).newPage());
} finally {
  await browser.close();
}

async function measure(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  const count = entryCount.toLocaleString('en');
  await signIn(page);
  await page.goto(`${origin}/import`);
  await page.getByLabel('Choose a file').waitFor();
  await page.context().setOffline(true);
  await page.evaluate(WATCH_TASKS);
  const file = Buffer.from(exportOf(entryCount));
  const choosing = performance.now();
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: file });
  await page.getByRole('button', { name: `Import ${count} entries` }).waitFor();
  const adding = performance.now();
  print(`a file of ${(file.length / 1e6).toFixed(1)} MB is previewed`, adding - choosing);
  await page.getByRole('button', { name: `Import ${count} entries` }).click();
  await page.getByText('The import has begun.').waitFor();
  await page.getByText(`${count} entries · `).waitFor();
  print('its rows are entries', performance.now() - adding);
  print('the longest task meanwhile', Math.max(0, ...(await page.evaluate<number[]>('longTasks'))));

  await page.getByRole('link', { name: 'Entries' }).first().click();
  await page.getByText(`${count} entries`).waitFor();
  const frames = (await page.evaluate<number[]>(SCROLL)).sort((one, other) => one - other);
  print('a frame while scrolling, median', frames[Math.floor(frames.length / 2)] ?? 0);
  print('the slowest 1 in 20', frames[Math.floor(frames.length * 0.95)] ?? 0);
  await page.evaluate('scrollTo(0, 0)');
  // The app makes the texts that are searched shortly after its start.
  await page.reload();
  await page.getByText(`${count} entries`).waitFor();
  await page.waitForTimeout(5000);
  for (const letter of '773') {
    print(`search: ${letter} is typed`, await page.evaluate<number>(search(letter)));
  }
}

async function signIn(page: Page): Promise<void> {
  const answer = await fetch(`${origin}/amplify_outputs.json`);
  // What `npm start` writes.
  const { custom } = (await answer.json()) as {
    custom: { demo_user: { username: string; password: string } };
  };
  await page.goto(origin);
  await page.getByLabel('E-mail address').fill(custom.demo_user.username);
  await page.getByLabel('Password', { exact: true }).fill(custom.demo_user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').waitFor();
}

/** A file as this app exports it. */
function exportOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const id = `00000000-0000-4000-8000-${((index * 7919) % count).toString(16).padStart(12, '0')}`;
    const day = new Date(Date.UTC(2026, 9, 1) - (index % 4000) * 86_400_000).toISOString().slice(0, 10);
    const words = index % 500 === 0 ? `about Zeta ${index}` : `Row ${index} of the year`;
    return `${id},EXPENSE,${day},${1 + (index % 90)}.50,EUR,Food,,Payee ${index % 2000},${words},,,`;
  });
  const header =
    'id,kind,date,amount,currency,category,subcategory,payee,description,notes,paymentMethod,location';
  return [header, ...rows].join('\r\n');
}

function print(what: string, ms: number): void {
  process.stdout.write(`${what.padEnd(44)} ${ms.toFixed(0).padStart(7)} ms\n`);
}
