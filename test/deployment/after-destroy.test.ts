import { describe, expect, it } from 'vitest';
import { afterDestroy } from '../../deployment/after-destroy.ts';
import { settingsOfCommand } from '../../deployment/settings-of-command.ts';

const of = (stage: string, ...further: string[]) => settingsOfCommand(stage, further);

describe('afterDestroy', () => {
  it('says of prod what stays', () => {
    expect(afterDestroy(of('prod'), 0)).toMatch(
      /^Kept: the table with the expenses, the user pool, the log and, if there is one, the vault of backups\./,
    );
  });

  it('says of prod how to switch off the termination protection, when something stopped it', () => {
    expect(afterDestroy(of('prod'), 1)).toContain(
      'aws cloudformation update-termination-protection --stack-name ExpenseTracker-prod --no-enable-termination-protection',
    );
  });

  it.each(['dev', 'prod'])("says of %s that the bucket with the web app's files stays", (stage) => {
    expect(afterDestroy(of(stage, '-c', 'web=true'), 0)).toContain(
      "Kept: the bucket with the web app's files",
    );
  });

  it.each([0, 1])('has nothing to say of dev when the CDK CLI ends with %i', (exitCode) => {
    expect(afterDestroy(of('dev'), exitCode)).toBeUndefined();
  });
});
