import { describe, expect, it } from 'vitest';
import { attackCharges, DOCUMENTED_ATTACK } from '../../../bench/bill/attack.ts';
import { DEFAULT_USAGE } from '../../../bench/bill/usage.ts';
import { measuredOperations } from './measured-operations.ts';

const chargesOf = (change: Partial<typeof DOCUMENTED_ATTACK> = {}) =>
  attackCharges({ ...DOCUMENTED_ATTACK, ...change }, measuredOperations, DEFAULT_USAGE);

describe('attackCharges', () => {
  it('counts each expense for each subscription: 50 sockets, 200 on each, 20 adds a second are 34,560 USD a day', () => {
    expect(chargesOf().updates).toBeCloseTo(34_560, 6);
  });

  it('counts an update for each 5 KB of an event', () => {
    const addExpense = { ...measuredOperations.operations.addExpense, answerBytes: 5_000 };
    const measured = { ...measuredOperations, operations: { ...measuredOperations.operations, addExpense } };

    expect(attackCharges(DOCUMENTED_ATTACK, measured, DEFAULT_USAGE).updates).toBeCloseTo(69_120, 6);
  });

  it('adds little for what is asked of AppSync and DynamoDB, and next to nothing for the connections', () => {
    const { requests, minutes } = chargesOf();

    expect(requests).toBeCloseTo(1.728 * (4 + 6.25), 6);
    expect(minutes).toBeCloseTo(0.00576, 6);
  });

  it('falls with the adds that a limit leaves', () => {
    expect(chargesOf({ addsPerSecond: 500 / 300 }).updates).toBeCloseTo(2_880, 6);
  });
});

describe('what is usual', () => {
  it('is 700 connections at 100,000 users, which the alarm ActiveConnections names', () => {
    const { connections, minutesPerConnection } = DEFAULT_USAGE;

    expect((100_000 * connections * minutesPerConnection) / (30 * 24 * 60)).toBeCloseTo(694.4, 1);
  });
});
