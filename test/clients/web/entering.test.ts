import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { addLine, entriesOf, goTo, useWebApp } from './web-app.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

describe.skipIf(chromiumPath === undefined)('entering with the web app', () => {
  const { openSignedIn, complaints } = useWebApp();

  it('adds in one line with the keyboard alone, and takes what was used last', async () => {
    const { page, user } = await openSignedIn({ timezoneId: 'America/Bogota' });
    const today = await page.evaluate<string>("new Date().toLocaleDateString('sv')");

    await addLine(page, '3.50 cappuccino #Coffee @Luna');
    await addLine(page, 'refund 12 shoes #Clothes yesterday');
    await addLine(page, '4 luna');

    await eventually(async () => expect(await entriesOf(user)).toHaveLength(3));
    const [second, first, refund] = await entriesOf(user);
    expect(first).toMatchObject({
      ...{ kind: 'EXPENSE', date: today, amount: 3.5, category: 'Coffee' },
      ...{ payee: 'Luna', description: 'cappuccino' },
    });
    expect(second).toMatchObject({ amount: 4, payee: 'Luna', category: 'Coffee', description: null });
    expect(refund).toMatchObject({ kind: 'REFUND', amount: 12, category: 'Clothes', description: 'shoes' });
    expect(complaints).toEqual([]);
  });

  it('says what is missing or wrong in a line, and saves nothing', async () => {
    const { page, user } = await openSignedIn();
    const line = page.getByRole('combobox', { name: 'Add in one line' });

    for (const [text, words] of [
      ['1.005 tea #Food', 'more decimals than USD has'],
      ['-5 tea #Food', 'without a sign'],
      ['tea #Food', 'Enter an amount'],
      ['5 tea', 'Which category?'],
    ] as const) {
      await line.fill(text);
      await line.press('Enter');
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
    }

    expect(await entriesOf(user)).toEqual([]);
  });

  it('takes a comma from a German keypad, in the form and in the line', async () => {
    const { page, user } = await openSignedIn({ locale: 'de-DE', ...PHONE });

    await goTo(page, 'Neu');
    for (const key of ['1', '2', ',', '3', '4', '5']) {
      await page
        .getByRole('button', { name: key === ',' ? 'Dezimaltrennzeichen' : key, exact: true })
        .click();
    }
    await page.getByLabel('Kategorie', { exact: true }).fill('Essen');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByRole('status').getByText('Hinzugefügt').waitFor();

    await eventually(async () => {
      expect(await entriesOf(user)).toMatchObject([{ amount: 12.34, category: 'Essen' }]);
    });
  });

  it('adds one entry for a held Enter and a double click, and leaves by one Back', async () => {
    const { page, user } = await openSignedIn();
    await goTo(page, 'Entries');

    for (const amount of ['1', '2', '3']) {
      await goTo(page, 'Add');
      await page.getByLabel('Amount', { exact: true }).fill(amount);
      await page.getByLabel('Category', { exact: true }).fill('Food');
      await page.getByLabel('Description').focus();
      await Promise.all(Array.from({ length: 5 }, () => page.keyboard.press('Enter')));
      await page.getByRole('heading', { level: 1, name: 'Entries' }).waitFor();
    }
    await page.goBack();

    expect(new URL(page.url()).pathname).toBe('/');
    await eventually(async () => {
      expect((await entriesOf(user)).map(({ amount }) => amount)).toEqual([3, 2, 1]);
    });
  });

  it('never lets a payee change a category that was chosen, and proposes the usual one otherwise', async () => {
    const { page, user } = await openSignedIn();
    await addLine(page, '3 @Luna #Coffee');
    await addLine(page, '3 @Market #Food');

    await goTo(page, 'Add');
    await page.getByLabel('Payee').fill('LUNA ');
    await page.getByLabel('Amount', { exact: true }).fill('5');
    expect(await page.getByLabel('Category', { exact: true }).inputValue()).toBe('Coffee');
    await page.getByLabel('Category', { exact: true }).fill('Gifts');
    await page.getByLabel('Payee').fill('market');
    await page.getByLabel('Amount', { exact: true }).fill('6');
    expect(await page.getByLabel('Category', { exact: true }).inputValue()).toBe('Gifts');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await eventually(async () => {
      expect((await entriesOf(user))[0]).toMatchObject({ amount: 6, category: 'Gifts', payee: 'Market' });
    });
  });

  it('offers a draft that was left, without mixing it into a new entry', async () => {
    const { page } = await openSignedIn();
    await addLine(page, '3 #Food');
    await goTo(page, 'Add');
    await page.getByLabel('Amount', { exact: true }).fill('12.50');
    await page.getByLabel('Description').fill('half done');
    await eventually(async () => {
      // The draft is kept shortly after.
      await goTo(page, 'Home');
      await goTo(page, 'Add');
      await page.getByText('Not saved yet').waitFor({ timeout: 1000 });
    });

    expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('12.50');

    await page.reload();
    await page.getByLabel('Description').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('half done');
  });

  it('refuses decimals that a currency does not have, with the reason', async () => {
    const { page } = await openSignedIn();
    await goTo(page, 'Add');
    await page.getByLabel('Amount', { exact: true }).fill('12.34');
    await page.getByLabel('Category', { exact: true }).fill('Food');
    await page.getByLabel('Currency').selectOption('JPY');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await page.getByText('more decimals than JPY has').waitFor();

    expect(await page.getByLabel('Amount', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });
});
