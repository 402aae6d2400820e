import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { Budget } from './budget.ts';
import { Dashboard } from './dashboard.ts';
import { ErrorCounts } from './error-counts.ts';
import type { Watched } from './metrics.ts';

export interface ObservabilityProps extends Watched {
  /** Where AppSync writes its log. */
  readonly logGroup: ILogGroup;
  /** Gets the alarms by e-mail. @default nobody: subscribe to the topic later */
  readonly alarmEmail?: string | undefined;
  /** US dollars a month for what carries this stack's tag; warns at 80 % and 100 %, actual and forecast. @default no budget */
  readonly monthlyBudget?: number | undefined;
}

/** What tells people how the deployment is: a dashboard to look at, alarms that come by themselves, and a budget. */
export class Observability extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { logGroup, alarmEmail, monthlyBudget, ...watched }: ObservabilityProps,
  ) {
    super(scope, id);
    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', { email: alarmEmail });
    const errors = new ErrorCounts(this, 'ErrorCounts', { logGroup });
    const alarms = new Alarms(this, 'Alarms', { ...watched, errors, topic: alarmTopic.topic });
    new Dashboard(this, 'Dashboard', { ...watched, errors, alarms: alarms.all, logGroup });
    if (monthlyBudget !== undefined) {
      new Budget(this, 'Budget', { alarmTopic, limit: monthlyBudget });
    }
  }
}
