import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAmplifyOutputs } from 'appsync-local-stack/outputs';
import { readSettingsOrSay, runCdk, stageCommand } from '../deployment/cdk.ts';
import type { StageOptions } from '../deployment/cdk.ts';
import { deployedOutputs } from '../deployment/deployed-outputs.ts';
import { announcement } from '../deployment/protections.ts';
import { stackNameOf } from '../infra/stages.ts';

/** `npm run deploy`: deploys a stage's stack and writes `amplify_outputs.json` from what it answers. */

interface DeployOptions extends StageOptions {
  readonly outputs: string;
}

const command = stageCommand('npm run deploy --', 'Deploys everything and writes what clients need to know.')
  .option('--outputs <file>', 'the file for clients', 'amplify_outputs.json')
  .parse();
const { stage, outputs: outputsFile } = command.opts<DeployOptions>();
const settings = readSettingsOrSay(stage, command.args);
if (settings !== undefined) {
  console.log(announcement(settings));
  await deploy();
} else {
  process.exitCode = 1;
}

async function deploy(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'deploy-'));
  try {
    const [assembly, stackOutputsFile] = [join(directory, 'cdk.out'), join(directory, 'outputs.json')];
    const ours = ['--output', assembly, '--outputs-file', stackOutputsFile];
    process.exitCode = runCdk('deploy', stage, [...ours, ...command.args]);
    if (process.exitCode === 0) {
      const stackName = stackNameOf(stage);
      const outputs = readJson(stackOutputsFile) as Record<string, Record<string, string>>; // CDK's shape
      const template = readJson(join(assembly, `${stackName}.template.json`));
      await writeAmplifyOutputs(
        outputsFile,
        deployedOutputs({ stackName, outputs: outputs[stackName] ?? {}, template }),
      );
      console.log(`Wrote ${outputsFile}`);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
