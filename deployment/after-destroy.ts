import { stackNameOf, STAGES } from '../infra/stages.ts';
import type { Stage } from '../infra/stages.ts';

/**
 * The message of `npm run destroy` after the CDK CLI has ended, if there is one.
 *
 * @param web whether the stack has the web app
 */
export function afterDestroy(stage: Stage, exitCode: number, web = false): string | undefined {
  const { keepsData, terminationProtection } = STAGES[stage];
  if (exitCode === 0) {
    const kept = [
      ...(keepsData
        ? [
            'Kept: the table with the expenses, the user pool, the log and, if there is one, the vault of backups. docs/operations.md describes how to export and remove them.',
          ]
        : []),
      ...(web
        ? [
            "Kept: the bucket with the web app's files, since full ones cannot be deleted. docs/operations.md describes how to remove it.",
          ]
        : []),
    ];
    return kept.length > 0 ? kept.join('\n') : undefined;
  }
  return terminationProtection
    ? [
        'If termination protection stopped this: it keeps the stack from being deleted by mistake. Switch it off, then run this again:',
        `  aws cloudformation update-termination-protection --stack-name ${stackNameOf(stage)} --no-enable-termination-protection`,
      ].join('\n')
    : undefined;
}
