import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The stages that have settings; each stage of another name inherits from one of them. */
export type Stage = 'dev' | 'prod';

/**
 * What a stage without settings of its own inherits, unless `inherits` says otherwise. `prod-eu` and
 * `production` keep their data like prod, `pr-12` and `ann` are as easy to throw away as dev.
 */
export function inheritedBy(stage: string): Stage {
  return stage.startsWith('prod') ? 'prod' : 'dev';
}

/**
 * The name of a stage's stack, in CloudFormation and as the prefix of all names in it:
 * `ExpenseTracker-dev`.
 */
export function stackNameOf(stage: string): string {
  return `ExpenseTracker-${stage}`;
}

/**
 * The settings that may differ between stages. Those that `settings.ts` reads can also be given for one
 * deployment.
 */
export interface StageSettings {
  /**
   * Whether data is protected against mistakes: table and user pool are kept when the stack is deleted,
   * cannot be deleted by accident, and the table can be restored to any second of the last 35 days. Otherwise
   * everything is deleted with the stack.
   */
  readonly keepsData: boolean;
  /**
   * Whether logs contain requests and answers, which are personal data; otherwise they contain errors without
   * contents.
   */
  readonly logsContents: boolean;
  /** For how many days logs are kept, one of CloudWatch's own choices. */
  readonly logRetentionDays: RetentionDays;
  /** Whether the stack can be deleted only after this has been switched off. */
  readonly terminationProtection: boolean;
  /**
   * Whether people may sign up by themselves. Otherwise the operator adds each of them, and no stranger gets
   * in.
   */
  readonly selfSignUp: boolean;
  /**
   * Whether there are a dashboard, alarms and counts of errors, which CloudWatch bills beyond its free tier.
   */
  readonly monitoring: boolean;
  /** Whether signed-in callers may ask the API for its schema. */
  readonly introspection: boolean;
  /**
   * ISO 4217 code of an expense that is added without a currency.
   *
   * @default USD
   */
  readonly defaultCurrency: string;
  /**
   * Whether a change ends the subscriptions to it whose tokens have expired. AppSync carries out 100 such
   * invalidations a second; a deployment with more changes should switch this off.
   *
   * @default true
   */
  readonly endExpiredSubscriptions: boolean;
  /**
   * Whether a refresh gives a new refresh token and ends the old one a minute later. Old client libraries
   * cannot do that and are signed out after an hour: see docs/clients.md for the least versions.
   *
   * @default true
   */
  readonly refreshTokenRotation: boolean;
  /**
   * Whether CloudWatch counts requests and errors of each operation by the name that clients give it. It is
   * billed per metric.
   *
   * @default false; the log counts errors by type, which says more
   */
  readonly operationMetrics: boolean;
  /**
   * Cognito's threat protection: passwords from known breaches are refused, and suspicious sign-ins are
   * blocked or need a second factor. It needs Cognito's Plus plan, which is billed per active user.
   *
   * @default false; repeated wrong passwords lock an account for a while in every plan
   */
  readonly threatProtection: boolean;
  /**
   * The address that confirmation codes come from, of a domain that is verified in Amazon SES in the stack's
   * region.
   *
   * @default Cognito's own address, at most 50 messages a day
   */
  readonly emailFrom?: string;
  /**
   * The most requests that one IP address may send to the API and the user pool in five minutes, 10 to
   * 2,000,000,000: AWS WAF answers more with 403. The value here counts only where `selfSignUp` is true: if
   * strangers cannot sign in, WAF is hardly worth its price. `-c wafRateLimit=2000` sets it in any case.
   *
   * @default there is no WAF
   */
  readonly wafRateLimit?: Optional<number>;
  /**
   * The same for the requests to the API with one access token, from however many addresses; needs
   * `wafRateLimit`.
   *
   * @default only addresses are counted
   */
  readonly wafTokenRateLimit?: Optional<number>;
  /**
   * The API's own host name, e.g. `api.example.com`; needs `certificateArn`.
   *
   * @default AppSync's host name alone
   */
  readonly domainName?: string;
  /** ARN of the certificate of `domainName`, in AWS Certificate Manager in us-east-1. */
  readonly certificateArn?: string;
  /**
   * The address for alarms and budget warnings; needs `monitoring` or `monthlyBudget`.
   *
   * @default none: subscribe to the topic later
   */
  readonly alarmEmail?: string;
  /**
   * US dollars a month above which the budget warns.
   *
   * @default there is no budget
   */
  readonly monthlyBudget?: Optional<number>;
  /**
   * ARN of a vault of AWS Backup, in another account or Region, that a copy of the table goes to every day.
   *
   * @default there is no backup but point-in-time recovery
   */
  readonly backupVaultArn?: string;
  /** Whether the web app is served, from S3 by CloudFront. */
  readonly web: boolean;
  /**
   * The web app's own host name, e.g. `app.example.com`; needs `web` and `webCertificateArn`.
   *
   * @default CloudFront's host name alone
   */
  readonly webDomainName?: string;
  /** ARN of the certificate of `webDomainName`, in AWS Certificate Manager in us-east-1. */
  readonly webCertificateArn?: string;
}

/** A setting of a stage can be switched off for one deployment: `-c monthlyBudget=none`. */
type Optional<Value> = Value | 'none';

/** The settings of each stage. Changes here apply to every later deployment. */
export const STAGES: Readonly<Record<Stage, StageSettings>> = {
  dev: {
    keepsData: false,
    logsContents: true,
    logRetentionDays: 7,
    terminationProtection: false,
    selfSignUp: true,
    monitoring: false,
    introspection: true,
    defaultCurrency: 'USD',
    endExpiredSubscriptions: true,
    refreshTokenRotation: true,
    operationMetrics: false,
    threatProtection: false,
    web: false,
  },
  prod: {
    keepsData: true,
    logsContents: false,
    logRetentionDays: 90,
    terminationProtection: true,
    selfSignUp: true,
    monitoring: true,
    introspection: false,
    defaultCurrency: 'USD',
    endExpiredSubscriptions: true,
    refreshTokenRotation: true,
    operationMetrics: false,
    threatProtection: false,
    web: false,
    // A hundred users behind one address, each with more requests than an app sends in five minutes.
    wafRateLimit: 2_000,
    // This many imports of 50 add 25,000 expenses.
    wafTokenRateLimit: 500,
    monthlyBudget: 50,
  },
};
