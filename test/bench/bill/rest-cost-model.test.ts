import { describe, expect, it } from 'vitest';
import { recordBytes, restMonthlyBill, unitsOfList } from '../../../bench/bill/rest-cost-model.ts';
import { DEFAULT_USAGE } from '../../../bench/bill/usage.ts';

describe('unitsOfList', () => {
  it.each([
    ['nothing', 0, 0],
    ['the most that fit into 4 KB, half a unit', 15, 0.5],
    ['one more', 16, 1],
  ])('counts %s', (_, history, units) => {
    expect(recordBytes).toBe(268);
    expect(unitsOfList(history)).toBe(units);
  });
});

describe('restMonthlyBill', () => {
  const bill = (users: number, years: number) =>
    restMonthlyBill({ users, usage: DEFAULT_USAGE, years }, 'ESSENTIALS');

  it('is nothing for nobody', () => {
    expect(Object.values(bill(0, 5)).every((usd) => usd === 0)).toBe(true);
  });

  it('charges one call of API Gateway for each request that the design has', () => {
    const calls = 40 + 3 + 2 + 1 + 10 + 60 + 20 + 5;

    expect(bill(1_000, 1)['API requests']).toBeCloseTo(((calls * 1_000) / 1e6) * 3.5, 10);
  });

  it('charges one write unit for each change', () => {
    expect(bill(1_000_000, 1)['DynamoDB writes']).toBeCloseTo(46 * 0.625, 10);
  });

  it('charges a list for all that the user has: 468 expenses are 15.5 units, 2,340 are 77', () => {
    const readsOfLists = (units: number) => (85 * units + 10 * 0.5) * 0.125;

    expect(bill(1_000_000, 1)['DynamoDB reads']).toBeCloseTo(readsOfLists(15.5), 8);
    expect(bill(1_000_000, 5)['DynamoDB reads']).toBeCloseTo(readsOfLists(77), 8);
  });

  it('has no real-time updates, backups or alarms', () => {
    expect(bill(1_000, 1)).not.toHaveProperty('Real-time updates');
    expect(bill(1_000, 1)).not.toHaveProperty('Point-in-time recovery');
    expect(bill(1_000, 1)).not.toHaveProperty('Metrics, alarms, dashboard');
  });
});
