import type { Settings } from '../infra/settings.ts';
import { stackNameOf } from '../infra/stages.ts';

/** The message of `npm run destroy` after the CDK CLI has ended, if there is one. */
export function afterDestroy(settings: Settings, exitCode: number): string | undefined {
  const { stage, keepsData, terminationProtection, web } = settings;
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
