import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';

describe('cdk synth', () => {
  it('writes the very template that runs locally, without a warning', () => {
    const directory = temporaryDirectory();
    const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

    const { status, stderr } = spawnSync(
      process.execPath,
      [cdk, 'synth', '--quiet', '--strict', '--output', directory],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    );

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { stackName, template } = inject('synthesized');
    expect(JSON.parse(readFileSync(join(directory, `${stackName}.template.json`), 'utf8'))).toEqual(template);
  });
});
