import { stages } from '../infra/stages.ts';
import { runCdk, stageCommand } from './cdk.ts';
import type { StageOptions } from './cdk.ts';

/** `npm run destroy`: deletes a stage's stack, after asking; says what stays. */

const command = stageCommand(
  'npm run destroy --',
  'Deletes a stack; asks first, unless --force is given.',
).parse();
const { stage } = command.opts<StageOptions>();
process.exitCode = runCdk('destroy', stage, command.args);
if (process.exitCode === 0 && stages[stage].keepsData) {
  console.log(
    'Kept: the table with the expenses, the user pool and the log. docs/operations.md says how to take them along and remove them.',
  );
}
