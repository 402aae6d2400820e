import { createDynamoDbClient, findDynoxide } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startImportedEngine } from '../../../bench/reads/imported-engine.ts';
import type { ImportedEngine } from '../../../bench/reads/imported-engine.ts';
import { OLDER_TABLE, readOlder } from '../../../bench/reads/older-reads.ts';

const ITEM = { user_id: 'u1', amount: 2.25, month: 'June', year: 2020, category: 'Food' };

describe.skipIf(findDynoxide() === undefined)('readOlder, from a table that was imported', () => {
  let engine: ImportedEngine;
  let client: ReturnType<typeof createDynamoDbClient>;

  beforeAll(async () => {
    const items = [
      { ...ITEM, expense_id: '1' },
      { ...ITEM, expense_id: '2', amount: 1 },
      { ...ITEM, expense_id: '3', category: 'Rent' },
      { ...ITEM, expense_id: '4', month: 'July' },
      // Pages end at 1 MB: this takes three of them.
      ...Array.from({ length: 7 }, (_, index) => ({
        ...ITEM,
        expense_id: `5${index}`,
        year: 2021,
        notes: 'n'.repeat(390_000),
      })),
      { ...ITEM, expense_id: '6', user_id: 'u2' },
    ];
    engine = await startImportedEngine([{ schema: OLDER_TABLE, items }]);
    client = createDynamoDbClient({ endpoint: engine.endpoint, region: 'us-east-1' });
  });
  afterAll(async () => {
    client.destroy();
    await engine.close();
  });

  it("adds up what a filter lets through of the user's expenses", async () => {
    const june = await readOlder(client, 'u1', { year: 2020, month: 6, category: 'Food' });

    expect(june).toMatchObject({ itemsReturned: 2, total: 3.25 });
  });

  it('reads the whole partition for it, page by page to the end', async () => {
    const all = await readOlder(client, 'u1', {});
    const june = await readOlder(client, 'u1', { year: 2020, month: 6 });

    expect(all.itemsReturned).toBe(11);
    expect(june.itemsRead).toBe(all.itemsRead);
    expect(june.readUnits).toBe(all.readUnits);
    // 2.73 MB, eventually consistent: half a unit for each 4 KB.
    expect(all.readUnits).toBeGreaterThan(330);
    expect(all.readUnits).toBeLessThan(340);
  });
});

describe('startImportedEngine', () => {
  it.skipIf(findDynoxide() === undefined)('tells in one line what Dynoxide refuses', async () => {
    const schema = { TableName: 'Empty' };

    await expect(startImportedEngine([{ schema, items: [] }])).rejects.toThrow(
      /^Dynoxide could not import: .+$/,
    );
  });
});
