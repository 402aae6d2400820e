import { readFileSync } from 'node:fs';
import { RootConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingRefused } from '../../infra/settings.ts';

const BACKUP_VAULT_ARN = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:expenses';
const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/0f5e1a3c';

function settingsOf(context: Record<string, unknown>) {
  const { node } = new RootConstruct();
  for (const [name, value] of Object.entries(context)) {
    node.setContext(name, value);
  }
  return readSettings(node);
}

function messageOf(refused: () => unknown): string {
  try {
    refused();
  } catch (error) {
    return String(error);
  }
  throw new Error('It was taken');
}

describe('readSettings', () => {
  it('takes dev, US dollars and no part that costs extra when nothing is said', () => {
    expect(settingsOf({})).toEqual({
      stage: 'dev',
      inherits: 'dev',
      defaultCurrency: 'USD',
      endExpiredSubscriptions: true,
      refreshTokenRotation: true,
      introspection: true,
      threatProtection: false,
      selfSignUp: true,
      terminationProtection: false,
      keepsData: false,
      logsContents: true,
      logRetentionDays: 7,
      monitoring: false,
      operationMetrics: false,
      web: false,
    });
  });

  it('takes what protects a deployment that anybody may sign up to, in prod', () => {
    expect(settingsOf({ stage: 'prod' })).toEqual({
      stage: 'prod',
      inherits: 'prod',
      defaultCurrency: 'USD',
      introspection: false,
      threatProtection: false,
      selfSignUp: true,
      terminationProtection: true,
      keepsData: true,
      logsContents: false,
      logRetentionDays: 90,
      monitoring: true,
      endExpiredSubscriptions: true,
      refreshTokenRotation: true,
      operationMetrics: false,
      web: false,
      wafRateLimit: 2000,
      wafTokenRateLimit: 500,
      monthlyBudget: 50,
    });
  });

  it.each([
    [{ selfSignUp: 'false' }, ['wafRateLimit', 'wafTokenRateLimit']],
    [{ wafRateLimit: 'none' }, ['wafRateLimit', 'wafTokenRateLimit']],
    [{ wafTokenRateLimit: 'none' }, ['wafTokenRateLimit']],
    [{ monthlyBudget: 'none' }, ['monthlyBudget']],
  ])('leaves out of prod what %j switches off, and nothing else', (context, without) => {
    const all = ['wafRateLimit', 'wafTokenRateLimit', 'monthlyBudget'];
    const settings = settingsOf({ stage: 'prod', ...context });

    expect(all.filter((name) => !(name in settings))).toEqual(without);
  });

  it('takes a WAF that is asked for where sign-up is closed, too', () => {
    const closed = settingsOf({ stage: 'prod', selfSignUp: 'false', wafRateLimit: '300' });

    expect(closed).toMatchObject({ wafRateLimit: 300, wafTokenRateLimit: 500 });
  });

  it('takes what the command line gives, which are texts', () => {
    const context = {
      stage: 'prod',
      defaultCurrency: 'KES',
      introspection: 'true',
      monitoring: 'true',
      operationMetrics: 'true',
      threatProtection: 'true',
      emailFrom: 'no-reply@example.com',
      selfSignUp: 'false',
      terminationProtection: 'false',
      wafRateLimit: '1000',
      wafTokenRateLimit: '300',
      domainName: 'api.example.com',
      certificateArn: CERTIFICATE_ARN,
      alarmEmail: 'oncall@example.com',
      monthlyBudget: '40',
      backupVaultArn: BACKUP_VAULT_ARN,
      web: 'true',
      webDomainName: 'app.example.com',
      webCertificateArn: CERTIFICATE_ARN,
    };

    expect(settingsOf(context)).toMatchObject({
      ...context,
      introspection: true,
      monitoring: true,
      operationMetrics: true,
      threatProtection: true,
      selfSignUp: false,
      terminationProtection: false,
      wafRateLimit: 1000,
      wafTokenRateLimit: 300,
      monthlyBudget: 40,
      web: true,
    });
  });

  it.each([
    ['stage', 'Prod', 'dev, prod or another name'],
    ['stage', '12', 'dev, prod or another name'],
    ['stage', 'pr_12', 'dev, prod or another name'],
    ['stage', 'pr-', 'dev, prod or another name'],
    ['stage', 'a'.repeat(27), 'dev, prod or another name of at most 26'],
    ['inherits', 'pr-12', 'dev or prod'],
    ['defaultCurrency', 'usd', 'an ISO 4217 code'],
    ['defaultCurrency', 'XXQ', 'an ISO 4217 code'],
    ['defaultCurrency', 7, 'an ISO 4217 code'],
    ['introspection', 'yes', 'true or false'],
    ['threatProtection', 1, 'true or false'],
    ['emailFrom', 'example.com', 'an e-mail address'],
    ['emailFrom', 'a@b@example.com', 'an e-mail address'],
    ['alarmEmail', 'ann@example.com,bob@example.com', 'an e-mail address'],
    ['alarmEmail', '<ann@example.com>', 'an e-mail address'],
    ['alarmEmail', 'ann@example..com', 'an e-mail address'],
    ['alarmEmail', 'ann@-example.com', 'an e-mail address'],
    ['domainName', '-api.example.com', 'a host name'],
    ['domainName', 'api-.example.com', 'a host name'],
    ['domainName', `${'a'.repeat(64)}.example.com`, 'a host name'],
    ['wafRateLimit', '9', 'a whole number from 10 to 2000000000'],
    ['wafRateLimit', '2000000001', 'a whole number from 10 to 2000000000'],
    ['wafRateLimit', '1e3', 'a whole number from 10 to 2000000000'],
    ['wafRateLimit', 'off', 'a whole number from 10 to 2000000000, or none'],
    ['wafRateLimit', false, 'a whole number from 10 to 2000000000, or none'],
    ['wafTokenRateLimit', '9', 'a whole number from 10 to 2000000000, or none'],
    ['selfSignUp', 'closed', 'true or false'],
    ['selfSignUp', '', 'true or false'],
    ['terminationProtection', 'none', 'true or false'],
    ['backupVaultArn', 'expenses', 'the ARN of a backup vault'],
    ['backupVaultArn', BACKUP_VAULT_ARN.replace('backup-vault:', 'plan:'), 'the ARN of a backup vault'],
    ['backupVaultArn', `${BACKUP_VAULT_ARN} `, 'the ARN of a backup vault'],
    ['domainName', 'https://api.example.com', 'a host name'],
    [
      'certificateArn',
      CERTIFICATE_ARN.replace('us-east-1', 'eu-west-1'),
      'the ARN of a certificate in us-east-1',
    ],
    ['alarmEmail', '', 'an e-mail address'],
    ['web', 'yes', 'true or false'],
    ['webDomainName', 'https://app.example.com/', 'a host name'],
    [
      'webCertificateArn',
      CERTIFICATE_ARN.replace('us-east-1', 'eu-west-1'),
      'the ARN of a certificate in us-east-1, where CloudFront looks for it',
    ],
    ['monthlyBudget', '0', 'a whole number of US dollars from 1 up, or none'],
    ['monthlyBudget', '-5', 'a whole number of US dollars from 1 up, or none'],
  ])('refuses %s %j and says what it must be', (name, value, allowed) => {
    expect(() => settingsOf({ [name]: value })).toThrow(
      `Setting ${name} is ${JSON.stringify(value)}; it must be ${allowed}`,
    );
  });

  it.each(['10', '2000000000'])('takes a WAF rate limit of %s, just inside of the bounds', (wafRateLimit) => {
    expect(settingsOf({ wafRateLimit }).wafRateLimit).toBe(Number(wafRateLimit));
  });

  it('refuses a setting that there is not, so that a misspelt one is not passed over', () => {
    expect(() => settingsOf({ stgae: 'prod' })).toThrow(
      'Setting stgae is not known; the settings are alarmEmail, ',
    );
  });

  it.each(['self-sign-up', 'waf-rate-limit', 'self_sign_up', 'SelfSignUp', '-selfSignUp', 'selfSignUp '])(
    'refuses %j, which is a setting in another spelling',
    (name) => {
      expect(() => settingsOf({ [name]: 'false' })).toThrow(
        `Setting ${name} is not known; the settings are `,
      );
    },
  );

  it('has no setting that docs/operations.md does not explain', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');
    const known =
      /the settings are (.*)$/.exec(messageOf(() => settingsOf({ stgae: 'prod' })))?.[1]?.split(', ') ?? [];

    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((name) => name !== 'stage' && !operations.includes(`\`${name}\``))).toEqual([]);
  });

  it("passes over CDK's own context", () => {
    const own = {
      '@aws-cdk/core:stackRelativeExports': true,
      'aws:cdk:enable-path-metadata': true,
      // The CLI's own notes in `cdk.json`, by `cdk acknowledge` and `cdk cli-telemetry --disable`.
      'acknowledged-issue-numbers': [34892],
      'cli-telemetry': false,
    };

    expect(settingsOf(own)).toEqual(settingsOf({}));
  });

  it('refuses an address in a stage that has nothing to tell', () => {
    const alarmEmail = 'oncall@example.com';

    expect(() => settingsOf({ alarmEmail })).toThrow('Setting alarmEmail needs monitoring or a budget');
    expect(() => settingsOf({ alarmEmail, monitoring: 'true' })).not.toThrow();
    expect(() => settingsOf({ alarmEmail, monthlyBudget: '50' })).not.toThrow();
  });

  it.each([
    { stage: 'dev', wafTokenRateLimit: '300' },
    { stage: 'prod', wafTokenRateLimit: '300', wafRateLimit: 'none' },
    { stage: 'prod', wafTokenRateLimit: '300', selfSignUp: 'false' },
  ])('refuses %j: tokens are counted by AWS WAF, and there is none', (context) => {
    expect(() => settingsOf(context)).toThrow('Setting wafTokenRateLimit needs AWS WAF');
  });

  it('refuses with an error that is told from a bug', () => {
    expect(() => settingsOf({ stage: 'X' })).toThrow(SettingRefused);
    expect(() => settingsOf({ stgae: 'prod' })).toThrow(SettingRefused);
    expect(() => settingsOf({ certificateArn: CERTIFICATE_ARN })).toThrow(SettingRefused);
  });

  it.each([{ domainName: 'api.example.com' }, { certificateArn: CERTIFICATE_ARN }])(
    'refuses half of a domain: %j',
    (half) => {
      expect(() => settingsOf(half)).toThrow('domainName and certificateArn are only valid together');
    },
  );

  it.each([
    ['pr-12', 'dev'],
    ['ann', 'dev'],
    ['prod-eu', 'prod'],
    ['production', 'prod'],
  ])('gives stage %s the settings of %s', (stage, inherits) => {
    expect(settingsOf({ stage })).toEqual({ ...settingsOf({ stage: inherits }), stage, inherits });
  });

  it('gives a stage the settings that it is told to inherit, and takes those of the command first', () => {
    expect(settingsOf({ stage: 'eu', inherits: 'prod', monitoring: 'false' })).toEqual({
      ...settingsOf({ stage: 'prod' }),
      stage: 'eu',
      monitoring: false,
    });
  });

  it('refuses that dev or prod inherit from each other', () => {
    expect(() => settingsOf({ stage: 'prod', inherits: 'dev' })).toThrow(
      'Setting inherits is "dev"; stage prod has settings of its own',
    );
  });

  it.each([{ webDomainName: 'app.example.com' }, { webCertificateArn: CERTIFICATE_ARN }])(
    'refuses half of a domain of the web app: %j',
    (half) => {
      expect(() => settingsOf({ web: 'true', ...half })).toThrow(
        'webDomainName and webCertificateArn are only valid together',
      );
    },
  );

  it('refuses a domain of a web app that there is not', () => {
    const domain = { webDomainName: 'app.example.com', webCertificateArn: CERTIFICATE_ARN };

    expect(() => settingsOf(domain)).toThrow('Setting webDomainName needs the web app');
    expect(() => settingsOf({ ...domain, web: 'true' })).not.toThrow();
  });
});
