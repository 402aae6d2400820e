import { describe, expect, it } from 'vitest';
import { settingsOfCommand } from '../../deployment/settings-of-command.ts';
import { SettingRefused } from '../../infra/settings.ts';

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
    const further = ['--profile', 'mine', '--verbose', '--tags', 'stage=mine', '-v'];

    expect(settingsOfCommand('prod', further)).toEqual(settingsOfCommand('prod', []));
  });

  it.each([
    [['-c', 'selfSignUp'], 'Option -c is "selfSignUp"; it must be name=value'],
    [['-c', 'selfSignUp:false'], 'Option -c is "selfSignUp:false"; it must be name=value'],
    [['-c', '=false'], 'Option -c is "=false"; it must be name=value'],
    [['--context=selfSignUp'], 'Option --context is "selfSignUp"; it must be name=value'],
    [['-c'], 'Option -c is ""; it must be name=value'],
    [['-cselfSignUp=false'], 'Option -cselfSignUp=false is not known; settings are given as -c name=value'],
    [['--selfSignUp=false'], 'Option --selfSignUp is a setting; it must be given as -c selfSignUp=VALUE'],
    [['--selfSignUp', 'false'], 'Option --selfSignUp is a setting; it must be given as -c selfSignUp=VALUE'],
    [['--self-sign-up=false'], 'Option --self-sign-up is a setting; it must be given as -c selfSignUp=VALUE'],
    [['--no-monitoring'], 'Option --no-monitoring is a setting; it must be given as -c monitoring=VALUE'],
    [['-c', 'self-sign-up=false'], 'Setting self-sign-up is not known'],
    [['-c', 'stage=dev'], 'Setting stage is "dev", and --stage is "prod"; give --stage alone'],
  ])('refuses %j, which the CDK CLI would pass over', (further, message) => {
    const command = () => settingsOfCommand('prod', further);

    expect(command).toThrow(SettingRefused);
    expect(command).toThrow(message);
  });

  it('takes the stage that is said twice', () => {
    expect(settingsOfCommand('prod', ['-c', 'stage=prod']).stage).toBe('prod');
  });
});
