import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';

interface Step {
  readonly code: number;
  /** What the test runner wrote, if anything. */
  readonly report?: string;
}

/**
 * The line, what is named before it, and the exit code for a run of these steps; `isWhole` tells whether it
 * came to its end.
 */
function count(steps: Readonly<Record<string, Step>>, isWhole = true) {
  const directory = temporaryDirectory();
  const lines = Object.entries(steps).map(([name, { code, report }]) => {
    if (report !== undefined) {
      writeFileSync(join(directory, `${name}.json`), report);
    }
    return `${code} ${name}`;
  });
  writeFileSync(join(directory, 'steps'), [...lines, ...(isWhole ? ['0 all'] : []), ''].join('\n'));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['.ci/count.js', directory], {
    encoding: 'utf8',
  });
  return { line: stdout.trim(), failures: stderr, status };
}

/** A report as vitest writes it: for each file whether it passed, and whether its tests did. */
function report(...files: readonly { status: 'passed' | 'failed'; tests: ('passed' | 'failed')[] }[]) {
  const tests = files.flatMap((file) => file.tests);
  return JSON.stringify({
    numPassedTests: tests.filter((status) => status === 'passed').length,
    numFailedTests: tests.filter((status) => status === 'failed').length,
    success: files.every(({ status }) => status === 'passed'),
    testResults: files.map((file) => ({
      status: file.status,
      assertionResults: file.tests.map((status) => ({ status })),
    })),
  });
}

const good = report({ status: 'passed', tests: ['passed', 'passed'] });

describe('the last line of .ci/run', () => {
  it('adds up what passed in all steps, and other steps count for nothing', () => {
    expect(
      count({ dynoxide: { code: 0, report: good }, check: { code: 0 }, bench: { code: 0, report: good } }),
    ).toEqual({
      line: '4 passed, 0 failed',
      failures: '',
      status: 0,
    });
  });

  it.each<[string, Readonly<Record<string, Step>>, string]>([
    [
      'tests that failed',
      { tests: { code: 1, report: report({ status: 'failed', tests: ['passed', 'failed', 'failed'] }) } },
      '1 passed, 2 failed',
    ],
    [
      'a file that failed in its import, without a test',
      {
        tests: {
          code: 1,
          report: report({ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] }),
        },
      },
      '1 passed, 1 failed',
    ],
    [
      'a file that failed in a hook after its tests, beside one with a failed test',
      {
        tests: {
          code: 1,
          report: report({ status: 'failed', tests: ['passed'] }, { status: 'failed', tests: ['failed'] }),
        },
      },
      '1 passed, 2 failed',
    ],
    [
      'a test runner that failed though every test passed',
      { tests: { code: 1, report: good } },
      '2 passed, 1 failed',
    ],
    ['a test runner that crashed before its report', { tests: { code: 134 } }, '0 passed, 1 failed'],
    [
      'a report that was not written to its end',
      { tests: { code: 137, report: '{"numPassedTests":' } },
      '0 passed, 1 failed',
    ],
    [
      'a report of failure whose exit code was lost',
      { tests: { code: 0, report: report({ status: 'failed', tests: [] }) } },
      '0 passed, 1 failed',
    ],
    [
      'a step that is no test',
      { check: { code: 2 }, tests: { code: 0, report: good } },
      '2 passed, 1 failed',
    ],
    ['every step that failed', { check: { code: 2 }, synth: { code: 1 } }, '0 passed, 2 failed'],
  ])('counts %s', (_what, steps, line) => {
    expect(count(steps)).toMatchObject({ line, status: 1 });
  });

  it('counts a run that did not come to its end', () => {
    expect(count({ dynoxide: { code: 0, report: good } }, false)).toMatchObject({
      line: '2 passed, 1 failed',
      status: 1,
    });
    expect(count({}, false)).toMatchObject({ line: '0 passed, 1 failed', status: 1 });
  });

  it('comes after what failed: each test with its file and message, each file, each step', () => {
    const tests = JSON.stringify({
      numPassedTests: 0,
      numFailedTests: 1,
      success: false,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            {
              status: 'failed',
              fullName: 'a sum is exact',
              failureMessages: ['expected 1 to be 2\n    at x'],
            },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(count({ tests: { code: 1, report: tests }, check: { code: 2 } }).failures.split('\n')).toEqual([
      'Failed in tests: a.test.ts: a sum is exact',
      '    expected 1 to be 2',
      '        at x',
      'Failed in tests: b.test.ts',
      '    no such module',
      'Failed in check: exit code 2',
      '',
    ]);
  });
});
