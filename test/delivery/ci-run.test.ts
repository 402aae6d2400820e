import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { hasShell } from '../support/shown-commands.ts';
import { temporaryDirectory } from '../support/start-command.ts';

/** All that the steps call, so that no step does anything. */
const TOOLS = ['npm', 'npx', 'apt-get', 'chromium', 'faketime', 'python3'];

/** `.ci/run` with other programs in the place of its tools: what it printed, and how it ended. */
function startRun(tools: Readonly<Record<string, string>>) {
  const directory = temporaryDirectory();
  for (const [name, script] of Object.entries(tools)) {
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, name), 0o755);
  }
  const child = spawn('bash', ['.ci/run'], {
    env: { ...process.env, PATH: [directory, process.env['PATH']].join(delimiter), DIRECTORY: directory },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<{ lastLine: string | undefined; status: number | null }>((resolve) =>
    child.once('close', (status) => resolve({ lastLine: output.trim().split('\n').at(-1), status })),
  );
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal), file: join(directory, 'step') };
}

const all = (script: string) => Object.fromEntries(TOOLS.map((name) => [name, script]));

/** A test runner whose one test passed, and a Python whose packages all do nothing. */
const good = {
  ...all(
    'for option; do case $option in --outputFile.json=*) echo \'{"numPassedTests":1}\' >"${option#*=}" ;; esac; done',
  ),
  python3: 'mkdir -p "$3/bin" && for name in pip cfn-lint; do cp "$DIRECTORY/npm" "$3/bin/$name"; done',
};

describe.skipIf(!hasShell)('.ci/run', () => {
  it('counts the tests of all steps when each ended well', async () => {
    const { lastLine, status } = await startRun(good).ended;

    expect(lastLine).toMatch(/^1\d passed, 0 failed$/);
    expect(status).toBe(0);
  });

  it('counts a step whose tests were not run, though it ended well', async () => {
    const { lastLine, status } = await startRun({ ...all('exit 0'), python3: good.python3 }).ended;

    expect(lastLine).toMatch(/^0 passed, [12]\d failed$/);
    expect(status).toBe(1);
  });

  it('runs every step, whatever came of those before, and counts each that failed', async () => {
    const { lastLine, status } = await startRun(all('exit 1')).ended;

    expect(lastLine).toMatch(/^0 passed, [12]\d failed$/);
    expect(status).toBe(1);
  });

  it.each([
    ['is missing', 'exit 127'],
    ['crashes with 1 and without a line', 'exit 1'],
    ['prints something else and ends well', 'echo Segmentation fault'],
  ])('ends with the line when the Node.js that counts %s', async (_what, node) => {
    expect(await startRun({ ...all('exit 0'), node }).ended).toEqual({
      lastLine: '0 passed, 1 failed',
      status: 1,
    });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends at %s with the step that is running, and with the line',
    async (signal) => {
      // A step that ends by itself only long after, beneath a shell as with npm.
      const run = startRun({ ...all('exit 0'), npm: 'sleep 3600 & echo $! > "$DIRECTORY/step"; wait' });
      let step = 0;
      await eventually(() => {
        step = Number(readFileSync(run.file, 'utf8'));
        expect(step).toBeGreaterThan(0);
      });

      run.kill(signal);

      expect(await run.ended).toEqual({ lastLine: '0 passed, 1 failed', status: 1 });
      expect(() => process.kill(step, 0)).toThrow('ESRCH');
    },
  );
});
