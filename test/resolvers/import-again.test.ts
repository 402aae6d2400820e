import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../support/handlers.ts';

const OTHER = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
const THIRD = 'c1f5a9d2-40b1-4a55-9a61-2f0d8a54b2c6';
const items = [expenseItem(), expenseItem({ id: OTHER }), expenseItem({ id: THIRD })];
const stash = { userId: SUB, items, stored: [] };
const skips = { ...stash, skips: true };
const dryRun = { ...stash, isDryRun: true };

describe('Mutation.importExpenses', () => {
  const { request, response } = useHandlers('Mutation.importExpenses');
  const row = { date: '2024-01-09', amount: 2.25, category: 'Food' };

  it.each<[{ readonly [name: string]: Json }, object]>([
    [{}, { skips: false, isDryRun: false }],
    [
      { ifTaken: null, dryRun: null },
      { skips: false, isDryRun: false },
    ],
    [
      { ifTaken: 'REFUSE', dryRun: false },
      { skips: false, isDryRun: false },
    ],
    [
      { ifTaken: 'SKIP', dryRun: true },
      { skips: true, isDryRun: true },
    ],
  ])('takes %j', async (options, noted) => {
    const { stash: told } = await request({ args: { input: { expenses: [row], ...options } } });

    expect(told).toMatchObject(noted);
  });

  it('answers with what is stored as it was given, and says of each row what became of it', async () => {
    const { result } = await response({
      stash: {
        ...skips,
        stored: [expenseItem({ version: 3 })],
        skipped: [{ index: 1, field: 'id', reason: 'DELETED', currentVersion: 4 }],
        outcome: 'written',
      },
    });

    expect(result).toEqual({
      userId: SUB,
      owner: { userId: SUB, isSetByServer: true },
      items: [
        { ...SHOWN_EXPENSE, version: 3 },
        { ...SHOWN_EXPENSE, id: THIRD },
      ],
      outcomes: [
        { index: 0, id: ID, outcome: 'SAME', currentVersion: 3 },
        { index: 1, id: OTHER, outcome: 'DELETED', currentVersion: 4 },
        { index: 2, id: THIRD, outcome: 'ADDED', currentVersion: 1 },
      ],
    });
  });

  it.each([
    ['a dry run', { ...dryRun, outcome: 'read' }, false],
    ['SKIP that has added nothing', { ...skips, stored: items, outcome: 'read' }, false],
    ['SKIP that has added something', { ...skips, outcome: 'written' }, true],
    ['an import that was sent again', { ...stash, stored: items, outcome: 'read' }, true],
  ])('lets subscribers receive %s: %s', async (_, before, isSetByServer) => {
    const { result, error } = await response({ stash: before });

    expect(error).toBeUndefined();
    expect(result).toMatchObject({ owner: { userId: SUB, isSetByServer } });
  });

  it('ends with an error when the last attempt of SKIP was refused', async () => {
    const { error } = await response({ stash: { ...skips, outcome: 'refused' } });

    expect(error?.message).toMatch(/^Other requests are changing the same/);
  });
});

describe('functions/putBatch', () => {
  const { request, response } = useHandlers('functions/putBatch');

  it.each([
    ['before SKIP has looked', skips],
    ['before a dry run has looked', dryRun],
    ['after a dry run has looked', { ...dryRun, outcome: 'read' }],
  ])('does nothing %s', async (_, before) => {
    const { earlyReturn } = await request({ stash: before });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('does nothing when what is missing is left out, and ends the pipeline', async () => {
    const { earlyReturn } = await request({
      stash: { ...skips, stored: items.slice(1), skipped: [{ index: 0 }], outcome: 'read' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('puts what is neither stored nor left out, and counts it', async () => {
    const { result } = await request({
      stash: { ...skips, stored: items.slice(0, 1), skipped: [{ index: 1 }], outcome: 'read' },
    });

    expect(result).toMatchObject({
      transactItems: [
        { operation: 'PutItem', key: { sk: { S: `EXPENSE#${THIRD}` } } },
        { operation: 'UpdateItem' },
      ],
    });
  });

  it('notes that another import was faster', async () => {
    const { stash: noted } = await response({ stash: skips, ...cancelled('ConditionalCheckFailed', 'None') });

    expect(noted['outcome']).toBe('refused');
  });
});

describe('functions/readBatch', () => {
  const { request, response } = useHandlers('functions/readBatch');
  const found = {
    data: {
      Expenses: [
        expenseItem(),
        expenseItem({ id: OTHER, amountMinor: 1, version: 2 }),
        expenseItem({
          id: THIRD,
          version: 5,
          deletedAt: '2024-01-10T00:00:00.000Z',
          expiresAt: 4_102_444_800,
        }),
      ],
    },
  };

  it.each([
    ['first', skips],
    ['first in a dry run', dryRun],
    ['again when another import was faster', { ...skips, outcome: 'refused' }],
  ])('looks %s', async (_, before) => {
    const { result } = await request({ stash: before });

    expect(result).toMatchObject({ operation: 'BatchGetItem' });
  });

  it.each([{ ...skips, outcome: 'read' }, { ...skips, outcome: 'contended' }, stash])(
    'does not look without need: %#',
    async (before) => {
      const { earlyReturn } = await request({ stash: before });

      expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    },
  );

  it('leaves out with SKIP what differs, with the versions that are stored', async () => {
    const { stash: noted, error } = await response({ stash: skips, result: found });

    expect(error).toBeUndefined();
    expect(noted).toMatchObject({
      stored: [items[0]],
      skipped: [
        { index: 1, field: 'id', reason: 'CHANGED', currentVersion: 2 },
        { index: 2, field: 'id', reason: 'DELETED', currentVersion: 5 },
      ],
      outcome: 'read',
    });
  });

  it('ends a dry run without SKIP as the import would end', async () => {
    const { error } = await response({ stash: dryRun, result: found });

    expect(error).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 2, same: [0] },
    });
  });
});
