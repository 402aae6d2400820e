import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('VirtualClock', () => {
  it('wakes sleepers in the order of their moments, and at the same moment in the order of their waits', async () => {
    const clock = new VirtualClock();
    const woken: string[] = [];
    const sleep = (name: string, ms: number) =>
      clock.run(async () => {
        await clock.wait(ms);
        woken.push(`${name} at ${clock.now}`);
      });

    await Promise.all([sleep('a', 15), sleep('b', 8), sleep('c', 15), sleep('d', 0)]);

    expect(woken).toEqual(['d at 0', 'b at 8', 'a at 15', 'c at 15']);
  });

  it('lets no time pass while a task works', async () => {
    const clock = new VirtualClock();
    const seen: number[] = [];

    await Promise.all([
      clock.run(async () => {
        await clock.wait(1);
        // As work takes it: many turns of the event loop.
        for (let turn = 0; turn < 50; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        seen.push(clock.now);
      }),
      clock.run(() => clock.wait(2)),
    ]);

    expect(seen).toEqual([1]);
    expect(clock.now).toBe(2);
  });

  it('goes on after a task that fails', async () => {
    const clock = new VirtualClock();
    const failing = clock.run(() => Promise.reject(new Error('no')));
    const waiting = clock.run(() => clock.wait(5));

    await expect(failing).rejects.toThrow('no');
    await waiting;

    expect(clock.now).toBe(5);
  });

  it('takes as long as the longest of the tasks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(100), { maxLength: 5 }), { maxLength: 6 }), async (tasks) => {
        const clock = new VirtualClock();

        await Promise.all(
          tasks.map((waits) =>
            clock.run(async () => {
              for (const ms of waits) {
                await clock.wait(ms);
              }
            }),
          ),
        );

        expect(clock.now).toBe(Math.max(0, ...tasks.map((waits) => waits.reduce((sum, ms) => sum + ms, 0))));
      }),
    );
  });
});
