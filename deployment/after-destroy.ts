import { stackNameOf, STAGES } from '../infra/stages.ts';
import type { Stage } from '../infra/stages.ts';

/** The message of `npm run destroy` after the CDK CLI has ended, if there is one. */
export function afterDestroy(stage: Stage, exitCode: number): string | undefined {
  const { keepsData, terminationProtection } = STAGES[stage];
  if (exitCode === 0) {
    return keepsData
      ? 'Kept: the table with the expenses, the user pool, the log and, if there is one, the vault of backups. docs/operations.md describes how to export and remove them.'
      : undefined;
  }
  return terminationProtection
    ? [
        'If termination protection stopped this: it keeps the stack from being deleted by mistake. Switch it off, then run this again:',
        `  aws cloudformation update-termination-protection --stack-name ${stackNameOf(stage)} --no-enable-termination-protection`,
      ].join('\n')
    : undefined;
}
