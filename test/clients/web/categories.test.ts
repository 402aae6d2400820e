import { randomUUID } from 'node:crypto';
import { eventually } from 'appsync-local-stack/testing';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import type { TestUser } from '../../support/local-stack.ts';
import { entriesOf, goTo, importEntries, useWebApp } from './web-app.ts';

const BUDGETS = '{ budgets { budgets { currency category amount } } }';

describe.skipIf(chromiumPath === undefined)('categories, payees and budgets in the web app', () => {
  const { openSignedIn, test, complaints } = useWebApp();

  it('renames a category with its entries and its budget', async () => {
    const user = await userWith('Food', 'Food', 'Rent');
    await user.graphql(
      'mutation { setBudget(input: { currency: "USD", category: "Food", amount: 100 }) { version } }',
    );
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Categories');
    await page.getByText('US$80.00 left').waitFor();
    await rename(page, 'Food', 'Groceries');

    await page.getByRole('status').getByText('Food is Groceries now').waitFor();
    await page.getByRole('link', { name: /^Groceries/ }).waitFor();
    await page.getByText('US$80.00 left').waitFor();
    await eventually(async () => {
      expect(await categoriesOf(user)).toEqual(['Groceries', 'Groceries', 'Rent']);
      expect(await budgetsOf(user)).toEqual([{ currency: 'USD', category: 'Groceries', amount: 100 }]);
    });
    expect(complaints).toEqual([]);
  });

  it('merges a category into one that is there after saying so, and changes no total', async () => {
    const user = await userWith('Food', 'food stuff', 'food stuff', 'Rent');
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Categories');
    const dialog = await openRename(page, 'food stuff');
    await dialog.getByLabel('New name').fill('FOOD ');
    await dialog.getByText('Food is there already: 2 entries of food stuff will join it.').waitFor();
    await dialog.getByRole('button', { name: 'Merge' }).click();

    await page.getByRole('status').getByText('food stuff is part of Food now').waitFor();
    await page.getByRole('link', { name: /^Food.*3 entries/ }).waitFor();
    await eventually(async () => {
      expect(await categoriesOf(user)).toEqual(['Food', 'Food', 'Food', 'Rent']);
    });
    await goTo(page, 'Entries');
    expect(await page.locator('.list-totals .money').innerText()).toBe('US$40.00');
  });

  it('sets, changes and removes budgets, each currency its own, and says what is left or over', async () => {
    const user = await userWith('Food', 'Food');
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Categories');
    await setBudget(page, 'Set budget: Food', '15');
    await page.getByText('US$5.00 over').waitFor();
    await setBudget(page, 'Change budget: Food', '50');
    await page.getByText('US$30.00 left').waitFor();
    await setBudget(page, 'Change budget: Food', '7.50', 'EUR');
    await page.getByText('€7.50 left').waitFor();
    await setBudget(page, 'Total budget', '100');
    await page.getByText('US$80.00 left').waitFor();

    await eventually(async () => {
      expect(await budgetsOf(user)).toEqual([
        { currency: 'EUR', category: 'Food', amount: 7.5 },
        { currency: 'USD', category: null, amount: 100 },
        { currency: 'USD', category: 'Food', amount: 50 },
      ]);
    });
    await goTo(page, 'Home');
    await page.getByRole('region', { name: 'Budgets' }).getByText('US$20.00 of US$50.00').waitFor();
    await goTo(page, 'Categories');
    await page.getByRole('button', { name: 'Change budget: Food' }).click();
    const dialog = page.getByRole('dialog', { name: 'Budget for Food' });
    await dialog.getByLabel('Currency').selectOption('USD');
    expect(await dialog.getByLabel('Each month').inputValue()).toBe('50.00');
    await dialog.getByRole('button', { name: 'Remove budget' }).click();
    await page.getByText('US$30.00 left').waitFor({ state: 'detached' });
    await eventually(async () => expect(await budgetsOf(user)).toHaveLength(2));
  });

  it('refuses a budget that is no amount, with the reason', async () => {
    const user = await userWith('Food');
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Categories');
    await page.getByRole('button', { name: 'Set budget: Food' }).click();
    await page.getByLabel('Each month').fill('1.005');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

    await page.getByText('more decimals than USD has').waitFor();
    expect(await budgetsOf(user)).toEqual([]);
  });

  it('renames a payee, and merges one into another', async () => {
    const user = await test.newUser();
    await importEntries(user, [entry('Food', 'Luna'), entry('Food', 'Cafe Luna'), entry('Food', 'Shop')]);
    const { page } = await openSignedIn({ user });
    await goTo(page, 'Payees');
    await rename(page, 'Luna', 'CAFE LUNA', 'Merge');
    await page.getByRole('link', { name: /^Cafe Luna.*2 entries/ }).waitFor();
    await rename(page, 'Shop', 'Corner Shop');

    await eventually(async () => {
      const payees = (await entriesOf(user)).map(({ payee }) => payee);
      expect(payees.sort()).toEqual(['Cafe Luna', 'Cafe Luna', 'Corner Shop']);
    });
  });

  /** An expense of 10 USD in each category, today. */
  async function userWith(...categories: readonly string[]): Promise<TestUser> {
    const user = await test.newUser();
    await importEntries(
      user,
      categories.map((category) => entry(category)),
    );
    return user;
  }
});

function entry(category: string, payee = 'Somebody'): Record<string, unknown> {
  return { id: randomUUID(), date: new Date().toLocaleDateString('sv'), amount: 10, category, payee };
}

async function categoriesOf(user: TestUser): Promise<unknown[]> {
  return (await entriesOf(user)).map(({ category }) => category).sort();
}

async function budgetsOf(user: TestUser): Promise<unknown> {
  const { data } = await user.graphql(BUDGETS);
  // As the query asks for it.
  return (data as unknown as { budgets: { budgets: unknown } }).budgets.budgets;
}

async function openRename(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Rename: ${name}`, exact: true }).click();
  return page.getByRole('dialog', { name: `Rename ${name}` });
}

async function rename(page: Page, from: string, to: string, button = 'Rename'): Promise<void> {
  const dialog = await openRename(page, from);
  await dialog.getByLabel('New name').fill(to);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function setBudget(page: Page, button: string, amount: string, currency = 'USD'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Currency').selectOption(currency);
  await dialog.getByLabel('Each month').fill(amount);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
}
