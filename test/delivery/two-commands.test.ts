import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFailed, onTestFinished } from 'vitest';
import { useAtEnd } from '../clients/interrupted-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';

/**
 * What npm has fetched for this work tree is not asked for again: these tests are not about the registry. No
 * colours, which a CI system asks for: lines are compared as they read.
 */
const env = { ...process.env, npm_config_prefer_offline: 'true', NO_COLOR: '1' };

describe('a fresh clone', () => {
  const atEnd = useAtEnd();
  let clone = '';

  // What git knows of, as it is here now.
  beforeAll(() => {
    clone = temporaryDirectory(atEnd);
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    for (const file of files.trim().split('\n')) {
      cpSync(file, join(clone, file));
    }
    execFileSync('git', ['init', '--quiet'], { cwd: clone });
    execFileSync('git', ['add', '--all'], { cwd: clone });
  });

  const changes = () =>
    execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' }).match(/^.[^ ].*$/gm);

  it('is brought up by npm start alone, also after an npm start that was killed while it installed', async () => {
    writeFileSync(join(clone, '.installing'), '');
    const child = spawn('npm', ['start', '--', '--port', '0', '--memory'], {
      cwd: clone,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    onTestFinished(() => void process.kill(-(child.pid ?? 0), 'SIGKILL'));
    let output = '';
    // Says how far it came, also when it hangs until the test's limit.
    onTestFailed(() => void process.stderr.write(`npm start printed:\n${output}\n`));
    const ready = new Promise<boolean>((resolve) => {
      const read = (text: string) => {
        output += text;
        if (/^Ready at http/m.test(output)) {
          resolve(true);
        }
      };
      child.stdout.setEncoding('utf8').on('data', read);
      child.stderr.setEncoding('utf8').on('data', read);
      child.once('close', () => resolve(false));
    });

    expect(await ready).toBe(true);
    expect(output.match(/^Installing packages.*$/gm)).toHaveLength(1);
    expect(changes()).toBeNull();
  });

  it('is tested by npm test alone, whose options go on to the test runner', () => {
    const options = ['test/resolvers/Query.expense.test.ts', '--reporter=json'];
    const { status, stdout, stderr } = spawnSync('npm', ['--silent', 'test', '--', ...options], {
      cwd: clone,
      env,
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      success: true,
      numTotalTestSuites: expect.any(Number) as number,
    });
    expect(changes()).toBeNull();
  });
});
