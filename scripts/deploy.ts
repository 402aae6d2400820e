import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAmplifyOutputs } from 'appsync-local-stack/outputs';
import { readSettingsOrSay, runCdk, stageCommand } from '../deployment/cdk.ts';
import type { StageOptions } from '../deployment/cdk.ts';
import { requireCredentials } from '../deployment/credentials.ts';
import { deployedOutputs } from '../deployment/deployed-outputs.ts';
import { nextSteps } from '../deployment/next-steps.ts';
import { announcement } from '../deployment/protections.ts';
import { uploadSite } from '../deployment/site-files.ts';
import { failureText } from '../errors/user-error.ts';
import type { Settings } from '../infra/settings.ts';
import { stackNameOf } from '../infra/stages.ts';
import { buildOnce } from '../web/site/build-once.ts';

/**
 * `npm run deploy`: deploys a stage's stack, writes `amplify_outputs.json` from what it answers, and puts the
 * web app beside it if there is one.
 */

interface DeployOptions extends StageOptions {
  readonly outputs: string;
  readonly plan?: boolean;
}

const command = stageCommand('npm run deploy --', 'Deploys everything and writes what clients need to know.')
  .option('--outputs <file>', 'the file for clients', 'amplify_outputs.json')
  .option('--plan', 'only say what would change, and change nothing')
  .parse();
const { stage, outputs: outputsFile, plan } = command.opts<DeployOptions>();
const settings = readSettingsOrSay(stage, command.args);
if (settings === undefined) {
  process.exitCode = 1;
} else {
  try {
    await requireCredentials(command.args);
    console.log(announcement(settings));
    if (plan === true) {
      process.exitCode = runCdk('diff', settings, command.args);
    } else {
      await deploy(settings);
    }
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 1;
  }
}

async function deploy(settings: Settings): Promise<void> {
  // What cannot be built is told before anything is deployed.
  const app = settings.web ? await buildOnce() : undefined;
  const directory = mkdtempSync(join(tmpdir(), 'deploy-'));
  try {
    const [assembly, stackOutputsFile] = [join(directory, 'cdk.out'), join(directory, 'outputs.json')];
    const ours = ['--output', assembly, '--outputs-file', stackOutputsFile];
    process.exitCode = runCdk('deploy', settings, [...ours, ...command.args]);
    if (process.exitCode === 0) {
      const stackName = stackNameOf(stage);
      const all = readJson(stackOutputsFile) as Record<string, Record<string, string>>; // CDK's shape
      const outputs = all[stackName] ?? {};
      const template = readJson(join(assembly, `${stackName}.template.json`));
      const amplifyOutputs = deployedOutputs({ stackName, outputs, template });
      await writeAmplifyOutputs(outputsFile, amplifyOutputs);
      const { WebBucketName: bucketName, Region: region = '' } = outputs;
      if (app !== undefined && bucketName !== undefined) {
        const count = await uploadSite({ directory: app, outputs: amplifyOutputs, bucketName, region });
        console.log(`Put ${count} files of the web app into ${bucketName}`);
      }
      console.log(nextSteps({ settings, outputs, outputsFile }));
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
