import { describe, expect, it } from 'vitest';
import { contextWith, requestHandler, useRuntime } from './shared-runtime.ts';
import { startRuntime } from './start.ts';

describe('runs that come while others are made', () => {
  const { run } = useRuntime({ memoryLimitMb: 64 });
  // What does not hang has a second and more, and needs a millisecond.
  const { run: runBriefly } = useRuntime({ timeoutMs: 400, killGraceMs: 800 });
  const { run: runWithin800Ms } = useRuntime({ timeoutMs: 800, killGraceMs: 0 });
  const hang = `return util.matches('(a+)+b', '${'a'.repeat(40)}');`;
  const fill = `let a = [1]; for (const i of ctx.args.list) a = a.concat(a); return a.length;`;
  const list = { arguments: { list: Array.from({ length: 40 }, (_, index) => index) } };

  it('are answered each with its own outcome, errors and stash', async () => {
    const [first, second, third] = await Promise.all([
      run('ctx.stash.mine = 1; return 1;'),
      run('ctx.stash.mine = 2; util.error("no", "Refused");'),
      run('return [ctx.stash, 3];'),
    ]);

    expect(first).toMatchObject({ result: 1, stash: { mine: 1 } });
    expect(second).toMatchObject({ result: null, stash: { mine: 2 }, error: { errorType: 'Refused' } });
    expect(third).toMatchObject({ result: [{}, 3], stash: {} });
  });

  it.each([
    ['hangs', hang, runBriefly, /was stopped after 400 ms$/],
    ['fills the memory', fill, run, /needed more than 64 MB of memory$/],
  ])('are all made but the one that %s', async (_what, body, run, message) => {
    const outcomes = await Promise.all([
      run('return 1;'),
      run('return 2;'),
      run(body, list),
      run('return 4;'),
      run('return 5;'),
    ]);

    expect(outcomes.map(({ result }) => result)).toEqual([1, 2, null, 4, 5]);
    expect(outcomes[2]?.error?.message).toMatch(message);
  });

  it('are all made though together they take longer than one may', async () => {
    const slow = `const end = util.time.nowEpochMilliSeconds() + 60;
      for (const i of ctx.args.list) for (const j of ctx.args.list) for (const k of ctx.args.list) {
        if (util.time.nowEpochMilliSeconds() > end) return 'slow';
      }
      return 'fast';`;
    const rounds = { arguments: { list: Array.from({ length: 1000 }, (_, index) => index) } };

    const outcomes = await Promise.all(Array.from({ length: 15 }, () => runWithin800Ms(slow, rounds)));

    expect(outcomes.map(({ result }) => result)).toEqual(Array.from({ length: 15 }, () => 'slow'));
  });

  it('come in order with contexts of any size', async () => {
    const sizes = [10, 900_000, 20, 900_000, 900_000, 30];

    const outcomes = await Promise.all(
      sizes.map((size) => run('return ctx.args.text.length;', { arguments: { text: 'x'.repeat(size) } })),
    );

    expect(outcomes.map(({ result }) => result)).toEqual(sizes);
  });

  it('are answered with an error when the runtime is closed meanwhile', async () => {
    const closed = await startRuntime();
    const call = { code: requestHandler(hang), handler: 'request', context: contextWith() } as const;
    const running = [closed.run(call), closed.run(call), closed.run(call)];

    await closed.close();

    const outcomes = await Promise.all(running);
    expect(outcomes.map(({ error }) => error?.message)).toEqual(
      Array.from({ length: 3 }, () => 'the runtime is closed'),
    );
  });
});
