import { describe, expect, it } from 'vitest';
import { openReport } from '../../../bench/report/report.ts';
import { reportWrites } from '../../../bench/writes/writes.ts';

describe('reportWrites', () => {
  const taken = { read: 0, indexes: 6, answerBytes: 441 };
  const add = { ...taken, write: 12, calls: ['TransactWriteItems'] };
  const change = { ...taken, write: 12, read: 2, calls: ['GetItem', 'GetItem', 'TransactWriteItems'] };
  const named = { addExpense: { ...add, write: 10 }, 'addExpense with a payee': add, change };
  const note = { ...taken, write: 5, calls: ['UpdateItem'] };
  const floor = { ...add, write: 4 };
  const floors = { add: floor, addExpense: floor, 'addExpense with a payee': floor, change: floor, note };

  it('finds its claims proven up to three times the floor', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { ...named, add, note }, floors);

    expect(report.refutedClaims).toEqual([]);
    expect(report.markdown).toContain('| add | 12 | 4 | 3.00 |');
  });

  it('compares nothing with the floor of what writes no expense', () => {
    const report = openReport(() => undefined);
    const budget = { ...taken, indexes: 0, write: 4, read: 1, calls: ['GetItem', 'TransactWriteItems'] };
    const dryRun = { ...budget, write: 0, read: 50, calls: ['BatchGetItem'] };

    reportWrites(report, { ...named, note, budget, dryRun }, { ...floors, budget, dryRun });

    expect(report.refutedClaims).toEqual([]);
    expect(report.markdown).toContain('| budget | 4 | – | – |');
    expect(report.markdown).toContain('| dryRun | 0 | – | – |');
  });

  it('refutes that totals cost no more than that when one mutation takes a unit more', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { ...named, add: { ...add, write: 13 }, note }, floors);

    expect(report.refutedClaims).toEqual([
      expect.stringMatching(/at most three times .* the highest ratio is 3\.25\.$/),
    ]);
  });

  it('refutes that a change that moves no money is at its floor when it takes a unit more', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { ...named, add, note: { ...note, write: 6 } }, floors);

    expect(report.refutedClaims).toEqual([
      'A change that moves no money takes no more than the floor: note.',
    ]);
  });

  it.each([
    ['without a payee', { addExpense: { ...add, write: 11 } }, /^An add takes 10 .*: 11 and 12\.$/],
    ['with one', { 'addExpense with a payee': { ...add, write: 11 } }, /^An add takes 10 .*: 10 and 11\.$/],
  ])('refutes what an add %s takes when it takes another number', (_, changes, claim) => {
    const report = openReport(() => undefined);

    reportWrites(report, { ...named, note, ...changes }, floors);

    expect(report.refutedClaims).toEqual([expect.stringMatching(claim)]);
  });

  it('refutes that a ledger is one read unit when it takes two', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { ...named, note, change: { ...change, read: 3 } }, floors);

    expect(report.refutedClaims).toEqual([expect.stringMatching(/\(change 3\)\.$/)]);
  });
});
