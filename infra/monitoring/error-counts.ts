import { Duration, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IFilterPattern, ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * The `errorType`s that are caused by the request or by the moment; the remaining one, `Internal`, is our
 * fault.
 */
const EXPECTED_TYPES = ['ValidationError', 'NotFound', 'Conflict', 'Throttled'] as const;

export interface ErrorCountsProps {
  /** Where AppSync writes its log: field level ERROR or finer. It must exist before this is made. */
  readonly logGroup: ILogGroup;
}

/**
 * Counts the errors of resolvers by their `errorType`, from the log. AppSync has no metric for them: such
 * errors are answered with status 200, and the enhanced metric `GraphQLError` does not distinguish a mistyped
 * date from our fault.
 *
 * AWS documents that errors are logged at level ERROR, but not the format of an entry. In published entries,
 * `fieldInError` is true and `errors` has the text `CustomTemplateException(message=…, errorType=NotFound,
 * data=null, errorInfo=…)`. All of those come from resolvers in VTL. An entry in another format counts as
 * unexpected, whatever its type: better an alarm too many than silence.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/APIReference/API_LogConfig.html,
 * https://stackoverflow.com/q/57187133,
 * https://github.com/aws/aws-cdk
 */
export class ErrorCounts extends Construct {
  /** Each `errorType` that clients can rely on, `Internal` among them. The label is the type. */
  readonly byType: readonly Metric[];
  /**
   * Fields that ended with anything but an expected type: `Internal`, a runtime error of a resolver, a
   * timeout.
   */
  readonly unexpected: Metric;
  /**
   * Lines that our resolvers wrote with `console.error`, which they do before they end with `Internal`. They
   * begin `ERROR - code.js:<line>:<column>:`, so this count does not depend on the format of AppSync's
   * entries.
   *
   * Source: https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html
   */
  readonly reported: Metric;

  constructor(scope: Construct, id: string, { logGroup }: ErrorCountsProps) {
    super(scope, id);
    const count = (metricName: string, filterPattern: IFilterPattern) =>
      new MetricFilter(this, metricName, {
        logGroup,
        filterPattern,
        // Two stages in one account are counted separately.
        metricNamespace: `${Stack.of(this).stackName}/Errors`,
        metricName,
      }).metric({ statistic: 'Sum', period: Duration.minutes(5), label: metricName });

    this.byType = [...EXPECTED_TYPES, 'Internal'].map((type) =>
      count(type, FilterPattern.stringValue('$.errors[0]', '=', textOf(type))),
    );
    this.unexpected = count(
      'Unexpected',
      FilterPattern.all(
        FilterPattern.booleanValue('$.fieldInError', true),
        ...EXPECTED_TYPES.map((type) => FilterPattern.stringValue('$.errors[0]', '!=', textOf(type))),
      ),
    );
    this.reported = count('Reported', FilterPattern.allTerms('ERROR - code.js'));
  }
}

/** The string of an error of this type, as a pattern with wildcards. */
function textOf(errorType: string): string {
  return `* errorType=${errorType}, *`;
}
