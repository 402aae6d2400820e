import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDirectory } from './server/directory-lock.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'cli-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** Runs the command with a `synthesize` that throws, and gives what it ends with. */
async function failureOf(
  thrown: string,
  directory = temporaryDirectory(),
): Promise<{ code: number | null; stderr: string }> {
  const program = join(directory, 'program.mjs');
  const cli = new URL('cli.ts', import.meta.url).href;
  writeFileSync(
    program,
    `import { runCli, StartError } from ${JSON.stringify(cli)};
     await runCli('my-stack', { synthesize: function makeTemplate() { throw ${thrown}; } });`,
  );
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), program, '--port', '0', '--memory', '--data-dir', directory],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const [stderr, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stderr };
}

describe('the command of the local stack', () => {
  it('says in one line what its user can mend', async () => {
    expect(await failureOf("new StartError('SYNTHESIS', 'Setting stage is x; it must be dev')")).toEqual({
      code: 1,
      stderr: 'Setting stage is x; it must be dev\n',
    });
  });

  it('leaves the outputs of a running stack alone, also when it keeps its data in memory', async () => {
    const directory = temporaryDirectory();
    const lock = await lockDirectory(directory);

    const { code, stderr } = await failureOf("new Error('not asked')", directory);

    expect(code).toBe(1);
    expect(stderr).toMatch(/^The data directory \S+ is in use by process \d+: stop it, or choose another /);
    await lock.release();
    expect(readdirSync(directory)).toEqual(['program.mjs']);
  });

  it('leaves no claim behind when it could not start', async () => {
    const directory = temporaryDirectory();

    await failureOf("new StartError('SYNTHESIS', 'no')", directory);

    expect(readdirSync(directory)).toEqual(expect.not.arrayContaining(['lock']));
  });

  it.each(["new TypeError('x is undefined')", "new Error('x is undefined')"])(
    'shows where a mistake in code arose: %s',
    async (thrown) => {
      const { code, stderr } = await failureOf(thrown);

      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^Internal error of the local stack: (Type)?Error: x is undefined\n {4}at .*makeTemplate/,
      );
    },
  );
});
