/** What of a stack is billed by the month though nobody calls, or only because it is switched on. */
export interface BilledParts {
  /** Of all alarms, and in each every metric that it looks at. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  /** Made by metric filters of the log. */
  readonly logMetrics: number;
  readonly isTraced: boolean;
  readonly isLogged: boolean;
  /** Whether AppSync counts requests and errors by operation name, which its enhanced metrics do. */
  readonly hasOperationMetrics: boolean;
  readonly webAcls: number;
  readonly webAclRules: number;
  readonly kmsKeys: number;
  readonly hasPointInTimeRecovery: boolean;
  /** A day's backups of the table, each kept for so many days; copies included. */
  readonly backupDays: number;
  readonly backupCopies: number;
  readonly cognitoPlan: CognitoPlan;
}

export type CognitoPlan = 'LITE' | 'ESSENTIALS' | 'PLUS';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/**
 * Counts them in a synthesized template. A user pool without a plan has Essentials.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 *
 * @param template CloudFormation, as JSON data
 */
export function billedParts(template: unknown): BilledParts {
  // CloudFormation's own form, made by CDK.
  const { Resources } = template as { readonly Resources: Readonly<Record<string, Resource>> };
  const properties = (type: string) =>
    Object.values(Resources)
      .filter((resource) => resource.Type === type)
      .map((resource) => resource.Properties ?? {});
  const [api = {}] = properties('AWS::AppSync::GraphQLApi');
  const [userPool = {}] = properties('AWS::Cognito::UserPool');
  const webAcls = properties('AWS::WAFv2::WebACL');
  const backupRules = properties('AWS::Backup::BackupPlan').flatMap(({ BackupPlan }) =>
    isObject(BackupPlan) ? objects(BackupPlan['BackupPlanRule']) : [],
  );
  const backupCopies = backupRules.flatMap(({ CopyActions }) => objects(CopyActions));
  const keptBackups = [...backupRules, ...backupCopies];
  return {
    alarmMetrics: sum(properties('AWS::CloudWatch::Alarm').map(metricsOfAlarm)),
    dashboards: properties('AWS::CloudWatch::Dashboard').length,
    logMetrics: properties('AWS::Logs::MetricFilter').length,
    isTraced: api['XrayEnabled'] === true,
    isLogged: api['LogConfig'] !== undefined,
    hasOperationMetrics: countsOperations(api['EnhancedMetricsConfig']),
    webAcls: webAcls.length,
    webAclRules: sum(webAcls.map(({ Rules }) => (Array.isArray(Rules) ? Rules.length : 0))),
    kmsKeys: properties('AWS::KMS::Key').length,
    hasPointInTimeRecovery: properties('AWS::DynamoDB::Table').some(recovers),
    backupDays: sum(keptBackups.map(daysKept)),
    backupCopies: backupCopies.length,
    cognitoPlan: planOf(userPool['UserPoolTier']),
  };
}

/** An expression is billed for each metric that it is made of. */
function metricsOfAlarm({ Metrics }: Readonly<Record<string, unknown>>): number {
  if (!Array.isArray(Metrics)) {
    return 1;
  }
  return Metrics.filter((metric: unknown) => isObject(metric) && metric['MetricStat'] !== undefined).length;
}

function recovers({
  PointInTimeRecoverySpecification: recovery,
}: Readonly<Record<string, unknown>>): boolean {
  return isObject(recovery) && recovery['PointInTimeRecoveryEnabled'] === true;
}

function countsOperations(enhancedMetrics: unknown): boolean {
  return isObject(enhancedMetrics) && enhancedMetrics['OperationLevelMetricsConfig'] === 'ENABLED';
}

/** Of a rule of a backup plan, or of a copy that it makes; one without an end is not in the bill. */
function daysKept({ Lifecycle }: Readonly<Record<string, unknown>>): number {
  return isObject(Lifecycle) ? Number(Lifecycle['DeleteAfterDays'] ?? 0) : 0;
}

function planOf(tier: unknown): CognitoPlan {
  return tier === 'LITE' || tier === 'PLUS' ? tier : 'ESSENTIALS';
}

function objects(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
