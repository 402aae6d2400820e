import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackName } from '../infra/synthesize.ts';
import { writeAmplifyOutputs } from '../local/amplify-outputs.ts';
import { deployedOutputs } from './deployed-outputs.ts';

/**
 * `npm run deploy`: deploys the stack with the project's own CDK CLI and writes `amplify_outputs.json` from what it answers.
 * Further arguments go to `cdk deploy`, e.g. `npm run deploy -- -c defaultCurrency=EUR --profile mine`.
 */
const outputsFile = 'amplify_outputs.json';
const directory = mkdtempSync(join(tmpdir(), 'deploy-'));
try {
  const stackOutputsFile = join(directory, 'outputs.json');
  const { status } = spawnSync(
    process.execPath,
    [cdkCli(), 'deploy', stackName, '--outputs-file', stackOutputsFile, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (status === 0) {
    const outputs = JSON.parse(readFileSync(stackOutputsFile, 'utf8')) as Record<
      string,
      Record<string, string>
    >; // CDK's shape
    await writeAmplifyOutputs(outputsFile, deployedOutputs(outputs[stackName] ?? {}));
    console.log(`Wrote ${outputsFile}`);
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(directory, { recursive: true });
}

function cdkCli(): string {
  return createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
}
