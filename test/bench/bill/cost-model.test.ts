import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billedParts } from '../../../bench/bill/billed-parts.ts';
import type { BilledParts } from '../../../bench/bill/billed-parts.ts';
import {
  backupCharge,
  cognitoCharge,
  firewallRequestsPerUser,
  monthlyBill,
  OPERATION_METRICS,
  requestsPerUser,
  total,
  tracingCharge,
  watchingCharge,
} from '../../../bench/bill/cost-model.ts';
import { DEFAULT_USAGE } from '../../../bench/bill/usage.ts';
import type { Usage } from '../../../bench/bill/usage.ts';
import { measuredOperations } from './measured-operations.ts';

const bare = billedParts({ Resources: {} });

/** Nobody does anything. */
const NOTHING: Usage = {
  ...DEFAULT_USAGE,
  ...{
    expensesAdded: 0,
    shareWithPayee: 0,
    amountsChanged: 0,
    notesChanged: 0,
    expensesDeleted: 0,
    expensesRead: 0,
  },
  ...{ pagesListed: 0, monthSummaries: 0, yearSummaries: 0, periodSummaries: 0 },
  ...{ categoryLists: 0, payeeLists: 0, changePages: 0 },
  ...{ connections: 0, userPoolCalls: 0, emails: 0 },
};

function bill(users: number, usage: Partial<Usage>, years = 1, parts: Partial<BilledParts> = {}) {
  return monthlyBill({ users, usage: { ...NOTHING, ...usage }, years }, measuredOperations, {
    ...bare,
    ...parts,
  });
}

describe('monthlyBill', () => {
  it('is nothing for nobody, in a stack without parts that are billed by the month', () => {
    expect(total(monthlyBill({ users: 0, usage: DEFAULT_USAGE, years: 5 }, measuredOperations, bare))).toBe(
      0,
    );
  });

  it('is the parts alone for nobody', () => {
    const parts = { ...bare, alarmMetrics: 12, dashboards: 4, webAcls: 1, webAclRules: 2, kmsKeys: 1 };

    const idle = monthlyBill({ users: 0, usage: DEFAULT_USAGE, years: 5 }, measuredOperations, parts);

    expect(total(idle)).toBeCloseTo(2 * 0.1 + 3 + 5 + 2 + 1, 10);
  });

  it('charges a million expenses added: 4 USD of AppSync, ten write units each of DynamoDB', () => {
    expect(bill(1_000_000, { expensesAdded: 1 })).toMatchObject({
      'API requests': 4,
      'DynamoDB writes': 6.25,
      'DynamoDB reads': 0,
    });
  });

  it('charges two write units more for an expense with a payee', () => {
    expect(bill(1_000_000, { expensesAdded: 1, shareWithPayee: 1 })['DynamoDB writes']).toBe(7.5);
    expect(bill(1_000_000, { expensesAdded: 1, shareWithPayee: 0.5 })['DynamoDB writes']).toBe(6.875);
  });

  it('charges a million pages listed: nine read units each', () => {
    expect(bill(1_000_000, { pagesListed: 1 })).toMatchObject({
      'API requests': 4,
      'DynamoDB writes': 0,
      'DynamoDB reads': 1.125,
    });
  });

  it('charges a connection as nine updates, and each listener of a change as one', () => {
    const updates = bill(1_000_000, {
      connections: 1,
      minutesPerConnection: 10,
      notesChanged: 1,
      listeners: 3,
    });

    expect(updates).toMatchObject({ 'Real-time updates': 24, 'Connection minutes': 0.8 });
  });

  it('stores an expense four times, with 100 bytes for each copy, and twelve ledgers a month once', () => {
    const years = 1;
    const bytes = 12 * 4 * (722 + 100) + 12 * 12 * (235 + 100);
    const users = 2_000_000;

    const stored = bill(users, { expensesAdded: 1 }, years, { hasPointInTimeRecovery: true });

    expect(stored['DynamoDB storage']).toBeCloseTo(((users * bytes) / 1e9 - 25) * 0.25, 6);
    expect(stored['Point-in-time recovery']).toBeCloseTo(((users * bytes) / 1e9) * 0.2, 6);
  });

  it('stores an expense with a payee a fifth time', () => {
    const storage = (shareWithPayee: number) =>
      bill(2_000_000, { expensesAdded: 1, shareWithPayee })['DynamoDB storage'] ?? 0;

    expect(storage(1) - storage(0)).toBeCloseTo(((2_000_000 * 12 * (722 + 100)) / 1e9) * 0.25, 6);
  });

  it('reads and writes the same whatever the history, and stores more', () => {
    const young = bill(100_000, DEFAULT_USAGE, 1);
    const old = bill(100_000, DEFAULT_USAGE, 5);

    expect(old['DynamoDB reads']).toBe(young['DynamoDB reads']);
    expect(old['DynamoDB writes']).toBe(young['DynamoDB writes']);
    expect(old['DynamoDB storage']).toBeGreaterThan(young['DynamoDB storage'] ?? 0);
  });

  it('charges logs only where there are any', () => {
    const usage = { pagesListed: 10, logBytesPerRequest: 2 ** 20, logMonthsKept: 2 };

    expect(bill(1_024, usage).Logs).toBe(0);
    expect(bill(1_024, usage, 1, { isLogged: true }).Logs).toBeCloseTo((10 - 5) * 0.5 + 20 * 0.03, 10);
  });
});

describe('backupCharge', () => {
  it('is for a GB, kept 3 days here and 35 elsewhere, 3.80 USD of storage and 0.60 of 30 copies', () => {
    expect(backupCharge(1e9, { backupDays: 38, backupCopies: 1 })).toBeCloseTo(4.4, 10);
  });
});

describe('firewallRequestsPerUser', () => {
  it('adds to the requests what opens WebSockets and goes to the user pool', () => {
    expect(firewallRequestsPerUser({ ...NOTHING, expensesAdded: 2, connections: 3, userPoolCalls: 5 })).toBe(
      10,
    );
  });
});

describe('cognitoCharge', () => {
  it.each([
    ['LITE', 10_000, 0],
    ['LITE', 10_001, 0.0055],
    ['LITE', 100_000, 495],
    ['LITE', 100_001, 495.0046],
    ['ESSENTIALS', 10_000, 0],
    ['ESSENTIALS', 10_001, 0.015],
    ['PLUS', 0, 0],
    ['PLUS', 1, 0.02],
  ] as const)('on plan %s is for %i users %d USD', (plan, users, usd) => {
    expect(cognitoCharge(plan, users)).toBeCloseTo(usd, 8);
  });
});

describe('tracingCharge', () => {
  it.each([
    ['the last that is free', 100_000, 0],
    ['one in every second of 30 days', 2_592_000, 12.46],
    ['and a twentieth of the rest', 2_592_000 + 20_000_000, 17.46],
  ])('counts %s', (_, requests, usd) => {
    expect(tracingCharge(requests)).toBeCloseTo(usd, 10);
  });
});

describe('watchingCharge', () => {
  it.each([
    [{ alarmMetrics: 10 }, 0],
    [{ alarmMetrics: 11 }, 0.1],
    [{ dashboards: 3 }, 0],
    [{ dashboards: 4 }, 3],
    [{ logMetrics: 10 }, 0],
    [{ logMetrics: 11 }, 0.3],
    [{ logMetrics: 7, hasOperationMetrics: true }, 17.1],
  ])('is for %o %d USD', (parts, usd) => {
    expect(watchingCharge({ ...bare, ...parts })).toBeCloseTo(usd, 10);
  });
});

describe('operationMetrics', () => {
  it('are requests and errors of each named operation', () => {
    const operations = readdirSync('operations').filter((name) => /^[A-Z].*(?<!Fields)\.graphql$/.test(name));

    expect(OPERATION_METRICS).toBe(operations.length * 2);
  });
});

describe('requestsPerUser', () => {
  it('leaves out what is no request', () => {
    expect(requestsPerUser({ ...NOTHING, expensesAdded: 2, categoryLists: 3, connections: 9 })).toBe(5);
  });
});
