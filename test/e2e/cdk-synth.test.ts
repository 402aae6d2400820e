import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import { temporaryDirectory } from '../support/start-command.ts';

describe('cdk synth', () => {
  it.each(['dev', 'prod'])(
    'writes the very template of %s that the tests look at, without a warning',
    { timeout: 60_000 },
    (stage) => {
      const directory = temporaryDirectory();
      const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

      const { status, stderr } = spawnSync(
        process.execPath,
        [cdk, 'synth', '--quiet', '--strict', '--context', `stage=${stage}`, '--output', directory],
        { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
      );

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { stackName, template } = synthesize({ stage });
      expect(JSON.parse(readFileSync(join(directory, `${stackName}.template.json`), 'utf8'))).toEqual(
        template,
      );
    },
  );
});
