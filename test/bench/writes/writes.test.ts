import { describe, expect, it } from 'vitest';
import { openReport } from '../../../bench/report/report.ts';
import { reportWrites } from '../../../bench/writes/writes.ts';

describe('reportWrites', () => {
  const taken = { read: 0, indexes: 0, answerBytes: 441 };
  const add = { ...taken, write: 12, calls: ['TransactWriteItems'] };
  const note = { ...taken, write: 5, calls: ['UpdateItem'] };
  const floors = { add: { ...add, write: 4 }, note };

  it('finds its claims proven up to three times the floor', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { add, note }, floors);

    expect(report.refutedClaims).toEqual([]);
    expect(report.markdown).toContain('| add | 12 | 4 | 3.00 |');
  });

  it('refutes that totals cost no more than that when one mutation takes a unit more', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { add: { ...add, write: 13 }, note }, floors);

    expect(report.refutedClaims).toEqual([
      expect.stringMatching(/at most three times .* the highest ratio is 3\.25\.$/),
    ]);
  });

  it('refutes that a change that moves no money is at its floor when it takes a unit more', () => {
    const report = openReport(() => undefined);

    reportWrites(report, { add, note: { ...note, write: 6 } }, floors);

    expect(report.refutedClaims).toEqual([
      'A change that moves no money takes no more than the floor: note.',
    ]);
  });
});
