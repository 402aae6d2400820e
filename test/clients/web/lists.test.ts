import { randomUUID } from 'node:crypto';
import { eventually } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import type { TestUser } from '../../support/local-stack.ts';
import { entriesOf, goTo, importEntries, useWebApp } from './web-app.ts';

describe.skipIf(chromiumPath === undefined)('the list of entries in the web app', () => {
  const { openSignedIn, test, complaints } = useWebApp();

  it('filters by the address, searches all entries, and keeps both over an opened entry', async () => {
    const user = await userWith(150);
    const { page } = await openSignedIn({ user });
    await page.goto(`${test.stack.origin}/entries?category=Food&currency=USD&min=0.29&max=82.49`);
    await page.getByText('50 entries').waitFor();

    await page.keyboard.press('Control+f');
    await page.keyboard.type('zeta');
    await page.getByText('1 entry', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Payee 147/ }).click();
    await page.getByRole('region', { name: 'Change entry' }).waitFor();
    await page.goBack();

    await page.getByRole('region', { name: 'Change entry' }).waitFor({ state: 'detached' });
    const address = new URL(page.url());
    expect(address.searchParams.get('category')).toBe('Food');
    expect(address.searchParams.get('q')).toBe('zeta');
    await eventually(async () => expect(await focusedText(page)).toContain('Payee 147'));
  });

  it('draws only the rows in view, and moves among them by the arrow keys', async () => {
    const user = await userWith(150);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    await page.getByText('150 entries').waitFor();

    expect(await page.locator('.rows > li').count()).toBeLessThan(60);
    await page.locator('[data-entry]').first().focus();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => expect(await focusedText(page)).toContain('Payee 1'));
  });

  it('stays where it is when entries arrive above', async () => {
    const user = await userWith(150);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    await page.getByText('150 entries').waitFor();
    await page.evaluate('scrollTo(0, 4000)');
    const row = page.locator('[data-entry]', { hasText: 'Payee' }).nth(15);
    const name = await row.locator('.entry-title').innerText();
    const sameRow = page.locator('[data-entry]').filter({ has: page.getByText(name, { exact: true }) });
    const topOf = async () => (await sameRow.boundingBox())?.y ?? -1;
    const before = await topOf();

    await importEntries(user, expenses(5, { date: '2030-01-01', payee: 'New' }));
    await page.getByText('155 entries').waitFor();

    await eventually(async () => expect(Math.abs((await topOf()) - before)).toBeLessThan(3));
  });

  it('comes back to a row far down, in view and in focus, from its form', async () => {
    const user = await userWith(150);
    const { page } = await openSignedIn({ user });
    await page.goto(`${test.stack.origin}/entries?category=Food`);
    await page.getByText('50 entries').waitFor();
    await page.getByRole('button', { name: /Payee 0/ }).focus();
    for (let step = 0; step < 40; step += 1) {
      const name = `Payee ${(step + 1) * 3}`;
      await page.keyboard.press('ArrowDown');
      await eventually(async () => expect(await focusedText(page)).toContain(name));
    }
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Change entry' }).waitFor();
    await page.goBack();

    const row = page.getByRole('button', { name: /Payee 120/ });
    await eventually(async () => expect(await focusedText(page)).toContain('Payee 120'));
    const box = await row.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(900);
    expect(new URL(page.url()).search).toBe('?category=Food');
  });

  it('changes an entry in place, and sends only what was changed', async () => {
    const user = await userWith(3);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    await page.getByRole('button', { name: /Payee 0/ }).click();
    await page.getByLabel('Amount', { exact: true }).fill('82.49');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Saved').waitFor();

    await eventually(async () => {
      expect(await entriesOf(user)).toContainEqual(
        expect.objectContaining({ amount: 82.49, payee: 'Payee 0', category: 'Food', version: 2 }),
      );
    });
    await page.reload();
    await page
      .getByRole('button', { name: /Payee 0/ })
      .getByText('US$82.49')
      .waitFor();
  });

  it('recategorises what is selected and shown, and says what the filter hides', async () => {
    const user = await userWith(6);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    for (const name of ['Payee 0', 'Payee 1', 'Payee 2']) {
      await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    }
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Category', { exact: true }).selectOption('Food');
    await page.getByText('2 more are hidden by the filter').waitFor();

    await page.getByRole('button', { name: 'Change category' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the category of 1 entry' });
    await dialog.getByText('2 selected entries are hidden by the filter').waitFor();
    await dialog.getByLabel('Category', { exact: true }).fill('Gifts');
    await dialog.getByRole('button', { name: 'Change 1 entry' }).click();
    await dialog.waitFor({ state: 'detached' });

    await eventually(async () => {
      const gifts = (await entriesOf(user)).filter(({ category }) => category === 'Gifts');
      expect(gifts.map(({ payee }) => payee)).toEqual(['Payee 0']);
    });
  });

  it('deletes exactly one from its form while others are selected, moves the focus on, and undoes it', async () => {
    const user = await userWith(5);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    await page.getByRole('button', { name: /Payee 2/ }).press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');

    await page.getByText('4 entries').first().waitFor();
    await eventually(async () => expect(await focusedText(page)).toContain('Payee 3'));
    await page.keyboard.press('Control+z');
    await page.getByText('5 entries').first().waitFor();
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(5));
  });

  it('deletes several, and restores them from the trash', async () => {
    const user = await userWith(5);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Entries');
    await page.getByRole('checkbox', { name: 'Select Payee 1' }).check();
    await page.getByRole('checkbox', { name: 'Select Payee 4' }).check();
    await page.getByRole('button', { name: 'Delete 2' }).click();
    await page.getByRole('status').getByText('2 entries moved to the trash').waitFor();

    await goTo(page, 'Trash');
    await page.getByRole('button', { name: 'Restore Payee 4' }).click();
    await page.getByRole('button', { name: 'Restore Payee 4' }).waitFor({ state: 'detached' });

    await eventually(async () => expect(await entriesOf(user)).toHaveLength(4));
    expect(complaints).toEqual([]);
  });

  /** Payee 0 is the newest; every third is Food, for 1 USD and more; 147 has `Zeta` in its notes. */
  async function userWith(count: number): Promise<TestUser> {
    const user = await test.newUser();
    await importEntries(user, expenses(count));
    return user;
  }
});

function expenses(count: number, fields: Record<string, unknown> = {}): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    date: dayBefore('2026-06-30', index),
    amount: 1 + index / 4,
    category: ['Food', 'Rent', 'Fun'][index % 3],
    payee: `Payee ${index}`,
    ...(index === 147 ? { notes: 'about Zeta' } : {}),
    ...fields,
  }));
}

function dayBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>("document.activeElement?.textContent ?? ''");
}
