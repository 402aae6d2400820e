/*
 * Prints the last line of `.ci/run`, `N passed, N failed`, and ends with 1 when anything failed. The argument is a directory with
 * `steps`, a line `CODE NAME` for each that has ended, the last one named `all`, and vitest's `NAME.json` for those that are tests.
 *
 * Tests are counted by their runner. A whole file that failed, in its import or a hook, counts as one; so does a step that failed
 * without a failed test, and a run that did not come to its end.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a report of vitest says; undefined if there is none, or only a half. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Tests that passed and failed in a step, and whole files that did. */
function countStep(code, report) {
  const files = report?.testResults ?? [];
  const failedTests = report?.numFailedTests ?? 0;
  const failedFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + failedFiles;
  const hasFailed = code !== 0 || report?.success === false;
  return { passed: report?.numPassedTests ?? 0, failed: hasFailed ? Math.max(1, failed) : failed };
}

function main(directory) {
  const stepsFile = join(directory, 'steps');
  const lines = existsSync(stepsFile) ? readFileSync(stepsFile, 'utf8').trim().split('\n') : [];
  const steps = lines.map((line) => line.split(' ')).map(([code, name]) => ({ code: Number(code), name }));
  const counts = steps.map(({ code, name }) => countStep(code, readReport(join(directory, `${name}.json`))));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const isWhole = steps.some(({ name }) => name === 'all');
  const failed = sum('failed') + (isWhole ? 0 : 1);
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv[2]);
