import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { carryOut, findingText, summaryText } from '../../verify/check.ts';
import type { Check } from '../../verify/check.ts';
import { addEntry, deleteEntries } from '../../verify/checks/entries.ts';
import { checks } from '../../verify/checks/index.ts';
import { resolverChecks } from '../../verify/checks/resolvers.ts';
import { openTarget } from '../../verify/target.ts';
import type { Target } from '../../verify/target.ts';
import { UNSEEN } from '../../verify/unseen.ts';
import { PASSWORD, useLocalStack } from '../support/local-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';
import { chosenRows } from './chosen-rows.ts';

const noTarget = {} as Target; // Nothing is asked of it.

function check(see: Check['see']): Check {
  return { name: 'Two is two', assumed: 2, advice: 'Count again.', see };
}

describe('a check', () => {
  it.each([
    ['as assumed', () => Promise.resolve(2), ['as assumed  Two is two']],
    [
      'different',
      () => Promise.resolve(3),
      ['different   Two is two', '  assumed: 2', '  seen:    3', '  to do:   Count again.'],
    ],
    [
      'not seen',
      () => Promise.reject(new Error('nobody answers')),
      ['not seen    Two is two', '  because: nobody answers', '  to do:   Count again.'],
    ],
  ])('is %s', async (verdict, see, lines) => {
    const finding = await carryOut(check(see), noTarget);

    expect(finding.verdict).toBe(verdict);
    expect(findingText(finding).split('\n')).toEqual(lines);
  });

  it('is counted', async () => {
    const findings = await Promise.all(
      [2, 2, 3].map((seen) =>
        carryOut(
          check(() => Promise.resolve(seen)),
          noTarget,
        ),
      ),
    );

    expect(summaryText(findings)).toBe('2 as assumed, 1 different, 0 not seen');
  });
});

describe('the checks', () => {
  const rows = [...checks.flatMap((one) => one.rows ?? []), ...UNSEEN.flatMap((group) => group.rows)];

  it('look at everything that was chosen, or say why it cannot be seen', () => {
    expect(chosenRows().filter((chosen) => !rows.some((row) => chosen.startsWith(row)))).toEqual([]);
  });

  it('name no row that there is not, and none twice', () => {
    expect(rows.filter((row) => !chosenRows().some((chosen) => chosen.startsWith(row)))).toEqual([]);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });
});

describe('the local stack', () => {
  const test = useLocalStack();
  const target = async () => {
    const { username } = await test.newUser();
    return openTarget(test.stack.outputs, { username, password: PASSWORD });
  };

  it.each(checks)('is as was assumed: $name', async (one) => {
    const opened = await target();

    expect(await carryOut(one, opened)).toEqual({ check: one, verdict: 'as assumed' });
    await deleteEntries(opened);
  });

  it('is found to be different where it is', async () => {
    const opened = await target();
    test.interceptor.decide = () => Promise.reject(new Error('the table is gone'));
    onTestFinished(() => {
      test.interceptor.decide = undefined;
    });
    const verdicts = await Promise.all(
      resolverChecks.slice(1).map(async (one) => (await carryOut(one, opened)).verdict),
    );

    expect(verdicts).not.toContain('as assumed');
  });

  it('keeps nothing of what was added', async () => {
    const opened = await target();
    await addEntry(opened);
    await deleteEntries(opened);

    const { data } = await opened.graphql('{ expenses { items { id } } }');
    expect(data).toEqual({ expenses: { items: [] } });
  });

  it('is looked at by one command', async () => {
    const { username } = await test.newUser();
    const file = join(temporaryDirectory(), 'amplify_outputs.json');
    writeFileSync(file, JSON.stringify(test.stack.outputs));
    const options = ['--outputs', file, '--user', username];
    const { stdout, code } = await run(options, { TEST_PASSWORD: PASSWORD });

    expect(stdout).toContain(`${checks.length} as assumed, 0 different, 0 not seen.`);
    expect(code).toBe(0);
  });

  it('is not looked at by a user whose password is wrong', async () => {
    const file = join(temporaryDirectory(), 'amplify_outputs.json');
    writeFileSync(file, JSON.stringify(test.stack.outputs));
    const options = ['--outputs', file, '--user', 'nobody@example.com', '--password', 'Wrong-1'];
    const { stdout, stderr, code } = await run(options, {});

    expect({ stdout, stderr, code }).toEqual({
      stdout: '',
      stderr: 'Incorrect username or password.\n',
      code: 1,
    });
  });
});

/** The command, in a process of its own, beside which this one goes on to answer. */
async function run(options: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', ...options], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, code: child.exitCode };
}
