import { afterDestroy } from '../deployment/after-destroy.ts';
import { readSettingsOrSay, runCdk, stageCommand } from '../deployment/cdk.ts';
import type { StageOptions } from '../deployment/cdk.ts';
import { requireCredentials } from '../deployment/credentials.ts';
import { failureText } from '../errors/user-error.ts';

/** `npm run destroy`: deletes a stage's stack, after asking; says what stays, or what may have stopped it. */

const command = stageCommand(
  'npm run destroy --',
  'Deletes a stack; asks first, unless --force is given.',
).parse();
const { stage } = command.opts<StageOptions>();
const settings = readSettingsOrSay(stage, command.args);
if (settings === undefined) {
  process.exitCode = 1;
} else {
  try {
    await requireCredentials(command.args);
    process.exitCode = runCdk('destroy', settings, command.args);
    const words = afterDestroy(settings, process.exitCode);
    if (words !== undefined) {
      console.log(words);
    }
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 1;
  }
}
