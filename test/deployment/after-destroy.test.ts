import { describe, expect, it } from 'vitest';
import { afterDestroy } from '../../deployment/after-destroy.ts';

describe('afterDestroy', () => {
  it('says of prod what stays', () => {
    expect(afterDestroy('prod', 0)).toMatch(
      /^Kept: the table with the expenses, the user pool, the log and, if there is one, the vault of backups\./,
    );
  });

  it('says of prod how to switch off the termination protection, when something stopped it', () => {
    expect(afterDestroy('prod', 1)).toContain(
      'aws cloudformation update-termination-protection --stack-name ExpenseTracker-prod --no-enable-termination-protection',
    );
  });

  it.each(['dev', 'prod'] as const)("says of %s that the bucket with the web app's files stays", (stage) => {
    expect(afterDestroy(stage, 0, true)).toContain("Kept: the bucket with the web app's files");
  });

  it.each([0, 1])('has nothing to say of dev when the CDK CLI ends with %i', (exitCode) => {
    expect(afterDestroy('dev', exitCode)).toBeUndefined();
  });
});
