import { describe, expect, it } from 'vitest';
import { changedUsage, DEFAULT_USAGE } from '../../../bench/bill/usage.ts';

describe('changedUsage', () => {
  it('changes what is named and leaves the rest', () => {
    expect(changedUsage(DEFAULT_USAGE, ['expensesAdded=100', 'emails=0'])).toEqual({
      ...DEFAULT_USAGE,
      expensesAdded: 100,
      emails: 0,
    });
  });

  it('refuses a name that there is not, and lists those that there are', () => {
    expect(() => changedUsage(DEFAULT_USAGE, ['expenses=1'])).toThrow(
      /^"expenses" is not a part of the usage, which has expensesAdded, shareWithPayee, amountsChanged, /,
    );
  });

  it.each([
    ['-1', '-1'],
    ['a word', 'many'],
    ['nothing', ''],
    ['Infinity', 'Infinity'],
  ])('refuses %s as a number', (_, text) => {
    expect(() => changedUsage(DEFAULT_USAGE, [`expensesAdded=${text}`])).toThrow(
      `expensesAdded is "${text}"; it must be a number from 0 up`,
    );
  });

  it('refuses a share of more than all', () => {
    expect(changedUsage(DEFAULT_USAGE, ['shareWithPayee=1']).shareWithPayee).toBe(1);
    expect(() => changedUsage(DEFAULT_USAGE, ['shareWithPayee=1.1'])).toThrow(
      'shareWithPayee is "1.1"; it must be a number from 0 to 1',
    );
  });
});
