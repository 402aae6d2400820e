import { describe, expect, it } from 'vitest';
import { cdkArguments } from '../../deployment/cdk.ts';
import { settingsOfCommand } from '../../deployment/settings-of-command.ts';

const of = (stage: string) => settingsOfCommand(stage, []);

describe('cdkArguments', () => {
  it.each(['dev', 'pr-12'])('lets a deployment of %s ask nobody', (stage) => {
    expect(cdkArguments('deploy', of(stage), ['--profile', 'mine'])).toEqual([
      ...['deploy', `ExpenseTracker-${stage}`, '--context', `stage=${stage}`],
      ...['--require-approval', 'never', '--profile', 'mine'],
    ]);
  });

  it.each(['prod', 'prod-eu'])('leaves it to cdk.json what a deployment of %s asks', (stage) => {
    expect(cdkArguments('deploy', of(stage), [])).toEqual([
      ...['deploy', `ExpenseTracker-${stage}`, '--context', `stage=${stage}`],
    ]);
  });

  it.each([['--require-approval', 'any-change'], ['--require-approval=any-change']])(
    'takes what is asked for: %s',
    (...asked) => {
      expect(cdkArguments('deploy', of('dev'), asked)).not.toContain('never');
    },
  );

  it('has nothing to approve in a plan', () => {
    expect(cdkArguments('diff', of('dev'), [])).toEqual([
      ...['diff', 'ExpenseTracker-dev', '--context', 'stage=dev'],
    ]);
  });
});
