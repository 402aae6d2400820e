import { describe, expect, it } from 'vitest';
import { settingsOfCommand } from '../../scripts/settings-of-command.ts';

describe('settingsOfCommand', () => {
  it('takes the settings of the stage when nothing is given', () => {
    expect(settingsOfCommand('prod', [])).toMatchObject({ stage: 'prod', keepsData: true, selfSignUp: true });
    expect(settingsOfCommand('dev', [])).toMatchObject({ stage: 'dev', keepsData: false, selfSignUp: true });
  });

  it.each([
    [['-c', 'selfSignUp=false']],
    [['--context', 'selfSignUp=false']],
    [['--context=selfSignUp=false']],
    [['--profile', 'mine', '-c', 'defaultCurrency=EUR', '-c', 'selfSignUp=false']],
    [['-c', 'selfSignUp=true', '-c', 'selfSignUp=false']],
  ])('reads %j as the CDK CLI does', (further) => {
    expect(settingsOfCommand('prod', further).selfSignUp).toBe(false);
  });

  it('leaves a value whole that has an equals sign in it', () => {
    expect(() => settingsOfCommand('prod', ['-c', 'emailFrom=a=b'])).toThrow('Setting emailFrom is "a=b"');
  });

  it('passes over options that are no settings', () => {
    expect(settingsOfCommand('prod', ['--profile', 'mine', '--verbose', '-c'])).toEqual(
      settingsOfCommand('prod', []),
    );
  });
});
