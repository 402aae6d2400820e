import { describe, expect, it } from 'vitest';
import { reportCrowd, reportServed } from '../../../bench/fan-out/fan-out.ts';
import type { Round } from '../../../bench/fan-out/subscriber-load.ts';
import { openReport } from '../../../bench/report/report.ts';
import { keepReport } from '../report/kept-report.ts';

/** Two events, each received. */
const EXACT: Round = {
  count: { expected: 2, received: 2, lost: 0, doubled: 0, foreign: 0, delaysMs: [1, 3] },
  writes: 1,
  seconds: 0.5,
};

function withCount(count: Partial<Round['count']>): Round {
  return { ...EXACT, count: { ...EXACT.count, ...count } };
}

describe('reportServed', () => {
  it('shows the percentiles of all rounds together, what went wrong in any of them, and the memory', () => {
    const { report, tables } = keepReport();
    const bad = withCount({ received: 4, lost: 1, doubled: 2, foreign: 1, delaysMs: [2, 8] });

    reportServed(report, [{ subscribers: 2, rounds: [EXACT, bad], memory: 123_400_000 }], 2);

    expect(tables).toEqual([[['2', '6', '2.0', '8.0', '8.0', '8.0', '1', '2', '1', '123']]]);
  });

  it('claims that every event came to each of its subscribers, once, when it did', () => {
    const { report, claims } = keepReport();

    reportServed(report, [{ subscribers: 2, rounds: [EXACT, EXACT], memory: 0 }], 2);

    expect(claims).toEqual([
      {
        statement: 'Each of 4 events came to each of its subscribers, once, and to nobody else.',
        holds: true,
      },
    ]);
  });

  it.each(['lost', 'doubled', 'foreign'] as const)('refutes it for one event that is %s', (kind) => {
    const { report, claims } = keepReport();

    reportServed(report, [{ subscribers: 2, rounds: [EXACT, withCount({ [kind]: 1 })], memory: 0 }], 2);

    expect(claims.map(({ holds }) => holds)).toEqual([false]);
  });
});

describe('reportCrowd', () => {
  const crowd = { subscribers: 4, users: 2, writesPerUser: 3 };

  it('shows the round of all, then the one after lost connections', () => {
    const { report, tables } = keepReport();
    const afterwards = withCount({ delaysMs: [4, 5] });

    reportCrowd(report, crowd, { round: EXACT, lost: 2, afterwards });

    expect(tables).toEqual([
      [
        ['all at once', '2', '1.0', '3.0', '3.0', '3.0', '0', '0', '0'],
        ['after lost connections', '2', '4.0', '5.0', '5.0', '5.0', '0', '0', '0'],
      ],
    ]);
  });

  it('says how many writes a second there were and how many lost their connection', () => {
    const report = openReport(() => undefined);

    reportCrowd(report, crowd, { round: { ...EXACT, writes: 6 }, lost: 2, afterwards: EXACT });

    expect(report.markdown).toContain('3 expenses each (12 a second in all); then 2 of the subscribers');
  });

  it('refutes that nothing was lost when the round after the lost connections lacks an event', () => {
    const { report, claims } = keepReport();

    reportCrowd(report, crowd, { round: EXACT, lost: 2, afterwards: withCount({ received: 1, lost: 1 }) });

    expect(claims.map(({ holds }) => holds)).toEqual([false]);
  });
});
