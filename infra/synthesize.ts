import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { ExpenseTrackerStack } from './stack.ts';

/** The name of the stack, in CloudFormation and as the prefix of everything that it names. */
export const stackName = 'ExpenseTracker';

/** The CDK app with its one stack. */
export function createApp(props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  new ExpenseTrackerStack(app, stackName, {
    description: 'Expense tracker: GraphQL API, table and user pool',
  });
  return app;
}

/** A synthesized stack. */
export interface Synthesized {
  readonly stackName: string;
  /** The CloudFormation template, as JSON data. */
  readonly template: unknown;
}

/**
 * Synthesizes the app in this process: the same template that `cdk deploy` would send.
 *
 * @param context settings by name, see `settings.ts`
 * @param outdir where the cloud assembly is written; default: a new folder for temporary files
 */
export function synthesize(context: Readonly<Record<string, unknown>> = {}, outdir?: string): Synthesized {
  const app = createApp({ context: { ...context }, ...(outdir ? { outdir } : {}) });
  // JSON data: the type that CDK gives it is `any`.
  const template: unknown = app.synth().getStackByName(stackName).template;
  return { stackName, template };
}
