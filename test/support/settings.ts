/**
 * A value for every setting that adds something to the stack, as the command line gives it
 * (`infra/settings.ts`).
 */
export const EVERY_SETTING = {
  threatProtection: 'true',
  emailFrom: 'no-reply@example.com',
  wafRateLimit: '1000',
  wafTokenRateLimit: '300',
  domainName: 'api.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0f5e1a3c',
  alarmEmail: 'oncall@example.com',
  monthlyBudget: '50',
  backupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:expenses',
  web: 'true',
  webDomainName: 'app.example.com',
  webCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a6f2b4d',
} as const;
