import { describe, expect, it } from 'vitest';
import { reportContention } from '../../../bench/contention/contention.ts';
import type { RaceOutcome } from '../../../bench/contention/contention.ts';
import { retried } from '../../../bench/contention/retried.ts';
import { openReport } from '../../../bench/report/report.ts';

describe('reportContention', () => {
  const outcome: RaceOutcome = {
    name: 'addExpense, ten categories',
    writes: 50,
    written: [43, 40, 41],
    otherErrors: 0,
    writtenByRetry: [50, 50, 50],
    requests: [1, 2, 1, 4],
  };

  it('shows the least, the median and the most of the rounds', () => {
    const report = openReport(() => undefined);

    reportContention(report, [outcome]);

    expect(report.refutedClaims).toEqual([]);
    expect(report.markdown).toContain('| addExpense, ten categories | 50 | 40 / 41 / 43 | 50 | 2.0 | 4 |');
  });

  it.each([
    ['fewer than four in five get in', { written: [39, 40, 41] }, /^Of 50 adds .*: at least 39\.$/],
    ['a write ends with another error', { otherErrors: 1 }, /^Every write that did not get in/],
    [
      'a write does not get in',
      { writtenByRetry: [50, 49, 50] },
      /^With `expense-tracker-client`, which sends those again/,
    ],
  ])('refutes a claim when %s', (_, changes, claim) => {
    const report = openReport(() => undefined);

    reportContention(report, [{ ...outcome, ...changes }]);

    expect(report.refutedClaims).toEqual([expect.stringMatching(claim)]);
  });
});

describe('retried', () => {
  const throttled = { errors: [{ errorType: 'Throttled', errorInfo: { retry: true } }] };

  function answers(...of: readonly object[]) {
    const left = [...of];
    return () => Promise.resolve(left.shift() ?? {});
  }

  it('sends a request until it is answered with anything but Throttled', async () => {
    expect(await retried(answers(throttled, throttled, { data: 1 }))).toEqual({
      answer: { data: 1 },
      requests: 3,
    });
  });

  it.each([
    { errors: [{ errorType: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } }] },
    { errors: [{ errorType: 'Throttled', errorInfo: null }] },
    { errors: [{ message: 'of AppSync' }] },
  ])('does not send again what says nothing of it: %j', async (answer) => {
    expect(await retried(answers(answer))).toEqual({ answer, requests: 1 });
  });
});
