import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackNameOf } from '../infra/stages.ts';
import { writeAmplifyOutputs } from '../local/amplify-outputs.ts';
import { runCdk, stageCommand } from './cdk.ts';
import type { StageOptions } from './cdk.ts';
import { deployedOutputs } from './deployed-outputs.ts';

/** `npm run deploy`: deploys a stage's stack and writes `amplify_outputs.json` from what it answers. */

interface DeployOptions extends StageOptions {
  readonly outputs: string;
}

const command = stageCommand('npm run deploy --', 'Deploys everything and writes what clients need to know.')
  .option('--outputs <file>', 'the file for clients', 'amplify_outputs.json')
  .parse();
const { stage, outputs: outputsFile } = command.opts<DeployOptions>();
const directory = mkdtempSync(join(tmpdir(), 'deploy-'));
try {
  const stackOutputsFile = join(directory, 'outputs.json');
  process.exitCode = runCdk('deploy', stage, ['--outputs-file', stackOutputsFile, ...command.args]);
  if (process.exitCode === 0) {
    const outputs = JSON.parse(readFileSync(stackOutputsFile, 'utf8')) as Record<
      string,
      Record<string, string>
    >; // CDK's shape
    await writeAmplifyOutputs(outputsFile, deployedOutputs(outputs[stackNameOf(stage)] ?? {}));
    console.log(`Wrote ${outputsFile}`);
  }
} finally {
  rmSync(directory, { recursive: true });
}
