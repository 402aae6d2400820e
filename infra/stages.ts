/** A place to deploy to; each is a stack of its own. */
export type Stage = 'dev' | 'prod';

/** The name of a stage's stack, in CloudFormation and as the prefix of everything that it names: `ExpenseTracker-dev`. */
export function stackNameOf(stage: Stage): string {
  return `ExpenseTracker-${stage}`;
}

/** What differs from stage to stage. */
export interface StageDefaults {
  /**
   * Whether people's records outlive mistakes: table and user pool are kept when the stack is deleted, cannot be deleted by
   * accident, and the table can be restored to any second of the last 35 days. Otherwise everything goes with the stack.
   */
  readonly keepsData: boolean;
  /** Whether logs hold requests and answers, which are personal data; otherwise they hold errors without contents. */
  readonly logsContents: boolean;
  /** For how many days logs are kept, one of CloudWatch's own choices. */
  readonly logRetentionDays: number;
  /** Whether CloudWatch counts requests and errors of each operation by name, which it bills by the metric. */
  readonly operationMetrics: boolean;
  /** Whether signed-in callers may ask the API for its schema. */
  readonly introspection: boolean;
}

/** To change a stage for good, change it here; `settings.ts` says what can be given for one deployment as well. */
export const stages: Readonly<Record<Stage, StageDefaults>> = {
  dev: {
    keepsData: false,
    logsContents: true,
    logRetentionDays: 7,
    operationMetrics: false,
    introspection: true,
  },
  prod: {
    keepsData: true,
    logsContents: false,
    logRetentionDays: 90,
    operationMetrics: true,
    introspection: false,
  },
};
