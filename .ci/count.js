/*
 * Prints the last line of `.ci/run`, `N passed, N failed`, and ends with 1 when anything failed. The argument
 * is a directory with `steps`, a line `CODE NAME` for each that has ended, the last one named `all`, and
 * vitest's `NAME.json` for those that are tests.
 *
 * What failed is named on the error output, with the first lines of its message: the log before is long.
 *
 * Tests are counted by their runner. A whole file that failed, in its import or a hook, counts as one; so
 * does a step that failed without a failed test, and a run that did not come to its end.
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

/** What failed in a step: its tests, files that failed without one, or the step itself. */
function failuresOf(name, code, report) {
  const files = (report?.testResults ?? []).filter(({ status }) => status === 'failed');
  const failures = files.flatMap((file) => {
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    return tests.length > 0
      ? tests.map((test) => `${file.name}: ${test.fullName}${firstLines(test.failureMessages?.join('\n'))}`)
      : [`${file.name}${firstLines(file.message)}`];
  });
  return failures.length === 0 && code !== 0 ? [`exit code ${code}`] : failures;
}

function firstLines(message) {
  return message ? `\n    ${message.split('\n').slice(0, 6).join('\n    ')}` : '';
}

function main(directory) {
  const stepsFile = join(directory, 'steps');
  const lines = existsSync(stepsFile) ? readFileSync(stepsFile, 'utf8').trim().split('\n') : [];
  const steps = lines.map((line) => line.split(' ')).map(([code, name]) => ({ code: Number(code), name }));
  const ended = steps.map(({ code, name }) => ({
    code,
    name,
    report: readReport(join(directory, `${name}.json`)),
  }));
  const counts = ended.map(({ code, report }) => countStep(code, report));
  for (const { code, name, report } of ended) {
    for (const failure of failuresOf(name, code, report)) {
      process.stderr.write(`Failed in ${name}: ${failure}\n`);
    }
  }
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const isWhole = steps.some(({ name }) => name === 'all');
  const failed = sum('failed') + (isWhole ? 0 : 1);
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv[2]);
