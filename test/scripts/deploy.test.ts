import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${script}.ts`, ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

describe.each(['deploy', 'destroy'])('npm run %s', (script) => {
  it('refuses a stage that there is not, before anything is touched', () => {
    expect(run(script, '--stage', 'staging')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        "error: option '--stage <name>' argument 'staging' is invalid. Allowed choices are dev, prod.\n",
    });
  });

  it('refuses a wrong setting in one line, before anything is touched', () => {
    expect(run(script, '--stage', 'prod', '-c', 'wafRateLimit=9')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Setting wafRateLimit is "9"; it must be a whole number from 10 to 2000000000, or none\n',
    });
  });

  it('explains itself', () => {
    const { status, stdout } = run(script, '--help');

    expect(status).toBe(0);
    expect(stdout).toContain('--stage <name>');
    expect(stdout).toContain('further options of the CDK CLI');
  });
});
