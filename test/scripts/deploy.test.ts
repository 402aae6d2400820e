import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundledCommand, shippedCommand } from '../support/command.ts';

function run(program: readonly string[], ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

describe.each(['deploy', 'destroy'] as const)('npm run %s', (script) => {
  it('refuses a name that no stage can have, before anything is touched', () => {
    expect(run(bundledCommand(script), '--stage', 'Staging')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Setting stage is "Staging"; it must be dev, prod or another name of at most 26 lower-case letters, digits and hyphens that begins with a letter\n',
    });
  });

  it('refuses a wrong setting in one line, before anything is touched', () => {
    expect(run(bundledCommand(script), '--stage', 'prod', '-c', 'wafRateLimit=9')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Setting wafRateLimit is "9"; it must be a whole number from 10 to 2000000000, or none\n',
    });
  });

  it('says in one line that there are no credentials, and how to give them', () => {
    const without = { HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', PATH: process.env['PATH'] };
    const { status, stdout, stderr } = spawnSync(process.execPath, bundledCommand(script), {
      encoding: 'utf8',
      env: { ...without, NO_COLOR: '1' },
    });

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^No AWS credentials were found \(.+\): name a profile with "--profile NAME", [^\n]+\n$/,
    );
  });

  it('explains itself', () => {
    const { status, stdout } = run(shippedCommand(script), '--help');

    expect(status).toBe(0);
    expect(stdout).toContain('--stage <name>');
    expect(stdout).toContain('further options of the CDK CLI');
  });
});
