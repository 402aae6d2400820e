/** The parts of a stack that are billed per month without requests, or because they are switched on. */
export interface BilledParts {
  /** The metrics of all alarms. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  /** Custom metrics made by metric filters of the log. */
  readonly logMetrics: number;
  readonly isTraced: boolean;
  readonly isLogged: boolean;
  /** Whether AppSync's enhanced metrics count requests and errors by operation name. */
  readonly hasOperationMetrics: boolean;
  readonly webAcls: number;
  readonly webAclRules: number;
  readonly kmsKeys: number;
  readonly hasPointInTimeRecovery: boolean;
  /** The daily backups of the table with their retention in days; copies included. */
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
  // CloudFormation's format, made by CDK.
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

/** An expression is billed for each metric in it. */
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

/** The lifecycle of a backup rule or of its copy; a backup without an end is not in the bill. */
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
