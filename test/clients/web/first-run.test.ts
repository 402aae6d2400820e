import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { entriesOf, useWebApp } from './web-app.ts';

describe.skipIf(chromiumPath === undefined)('the first run of the web app', () => {
  const { openSignedIn, complaints } = useWebApp();

  it('offers an entry, a file and sample data, which one click takes away with nothing else', async () => {
    const { page, user } = await openSignedIn();
    for (const name of ['Add an entry', 'Import a file']) {
      await page.getByRole('link', { name }).waitFor();
    }
    await page.getByRole('button', { name: 'Try sample data' }).click();
    await page.getByText('You see sample data among your entries.').waitFor();
    await eventually(async () => expect((await entriesOf(user)).length).toBeGreaterThan(20));
    await user.graphql(
      'mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { id owner { userId isSetByServer } } }',
      { input: { date: '2026-01-02', amount: 7, category: 'Mine' } },
    );

    await page.reload();
    await page.getByRole('button', { name: 'Remove sample data' }).click();
    await page.getByRole('status').getByText('Sample data removed').waitFor();

    await eventually(async () => {
      expect((await entriesOf(user)).map(({ category }) => category)).toEqual(['Mine']);
    });
    expect(await page.getByText('You see sample data').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
