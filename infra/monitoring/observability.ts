import { Construct } from 'constructs';
import type { Api } from '../api.ts';
import type { Settings } from '../settings.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { Budget } from './budget.ts';
import { Dashboard } from './dashboard.ts';
import { ErrorCounts } from './error-counts.ts';
import type { Watched } from './metrics.ts';

export interface ObservabilityProps extends Watched {
  readonly api: Pick<Api, 'graphqlApi' | 'log'>;
  readonly settings: Pick<Settings, 'alarmEmail' | 'monitoring' | 'monthlyBudget'>;
}

/**
 * The monitoring of a deployment: a dashboard, alarms and a budget.
 */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, { settings, ...watched }: ObservabilityProps) {
    super(scope, id);
    const { alarmEmail, monitoring, monthlyBudget } = settings;
    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', { email: alarmEmail });
    if (monitoring) {
      this.#watch(watched, alarmTopic);
    }
    if (monthlyBudget !== undefined) {
      new Budget(this, 'Budget', { alarmTopic, limit: monthlyBudget });
    }
  }

  #watch(watched: Omit<ObservabilityProps, 'settings'>, { topic }: AlarmTopic): void {
    const logGroup = watched.api.log.group;
    const errors = new ErrorCounts(this, 'ErrorCounts', { logGroup });
    const alarms = new Alarms(this, 'Alarms', { ...watched, errors, topic });
    new Dashboard(this, 'Dashboard', { ...watched, errors, alarms: alarms.all, logGroup });
  }
}
