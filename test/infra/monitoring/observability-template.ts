/** The template's shape as far as the tests of what is observed look at it. */
export interface ObservedTemplate {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

/**
 * A metric as an alarm or a graph names it. A value that CloudFormation fills in is its JSON, e.g.
 * `{"Ref":"Table"}`.
 */
export interface UsedMetric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

export interface AlarmProperties {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions: unknown[];
  OKActions: unknown[];
  ActionsEnabled?: boolean;
  TreatMissingData: string;
  ComparisonOperator: string;
  Threshold: number;
  DatapointsToAlarm: number;
  EvaluationPeriods: number;
  Metrics: {
    Id: string;
    ReturnData?: boolean;
    Expression?: string;
    MetricStat?: { Metric: MetricProperties; Stat: string; Period: number };
  }[];
}

interface MetricProperties {
  Namespace: string;
  MetricName: string;
  Dimensions?: { Name: string; Value: unknown }[];
}

/** The properties of all resources of a type, in the order of the template. */
export function propertiesOf(template: ObservedTemplate, type: string): Record<string, unknown>[] {
  return Object.values(template.Resources)
    .filter((resource) => resource.Type === type)
    .map(({ Properties }) => Properties);
}

/** The logical id of the only resource of a type. */
export function logicalId(template: ObservedTemplate, type: string): string {
  const found = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${type}: one is expected, there are ${found.length}`);
  }
  return only[0];
}

/** All alarms. CDK writes every metric of theirs under `Metrics`, because each has a label. */
export function alarmsOf(template: ObservedTemplate): AlarmProperties[] {
  // CloudFormation's shape.
  return propertiesOf(template, 'AWS::CloudWatch::Alarm') as unknown as AlarmProperties[];
}

export function metricsOfAlarm({ Metrics }: AlarmProperties): UsedMetric[] {
  return Metrics.flatMap(({ MetricStat }) => (MetricStat !== undefined ? [MetricStat.Metric] : [])).map(
    ({ Namespace, MetricName, Dimensions = [] }) => ({
      namespace: Namespace,
      name: MetricName,
      dimensions: Object.fromEntries(
        Dimensions.map(({ Name, Value }) => [
          Name,
          typeof Value === 'string' ? Value : JSON.stringify(Value),
        ]),
      ),
    }),
  );
}

/**
 * All metrics on the dashboard. Its JSON is a text that CloudFormation joins from parts; rows are
 * `[namespace, name, key, value …]`.
 */
export function metricsOfDashboard(template: ObservedTemplate): UsedMetric[] {
  const [dashboard] = propertiesOf(template, 'AWS::CloudWatch::Dashboard');
  const [, parts] = (dashboard?.['DashboardBody'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join']; // as CDK writes it
  const text = parts
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(JSON.stringify(part)).slice(1, -1)))
    .join('');
  const { widgets } = JSON.parse(text) as { widgets: { properties: { metrics?: unknown[][] } }[] }; // CloudWatch's shape
  return widgets
    .flatMap(({ properties }) => properties.metrics ?? [])
    .map((row) => row.filter((cell): cell is string => typeof cell === 'string'))
    .filter((row) => row.length > 0)
    .map(([namespace = '', name = '', ...pairs]) => ({
      namespace,
      name,
      dimensions: Object.fromEntries(
        pairs.flatMap((key, index) => (index % 2 === 0 ? [[key, pairs[index + 1] ?? '']] : [])),
      ),
    }));
}
