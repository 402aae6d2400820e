import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/console.ts', ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

describe('npm run console', () => {
  it('says what to do when there is no file of outputs', () => {
    expect(run('--outputs', 'missing.json')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'missing.json cannot be read: run "npm run deploy" first, or name another file with --outputs\n',
    });
  });

  it('says so when the file names no API', () => {
    const file = join(temporaryDirectory(), 'amplify_outputs.json');
    writeFileSync(file, '{ "version": "1", "auth": {} }');

    expect(run('--outputs', file)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file} does not name an API and a user pool: data.url is missing in amplify_outputs.json\n`,
    });
  });
});
