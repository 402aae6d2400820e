import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { readSettings } from './settings.ts';
import { refuseLargeTemplate } from './size-limits.ts';
import { ExpenseTrackerStack } from './stack.ts';
import { stackNameOf } from './stages.ts';

/**
 * The CDK app with its one stack.
 *
 * @throws {SettingRefused} when a setting is refused
 */
export function createApp(props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  const settings = readSettings(app.node);
  new ExpenseTrackerStack(app, stackNameOf(settings.stage), {
    description: `Expense tracker (${settings.stage}): GraphQL API, table and user pool`,
    terminationProtection: settings.terminationProtection,
    settings,
  });
  return app;
}

/**
 * Synthesizes the app's one stack.
 *
 * @throws {TooLarge} when its template has more than `TEMPLATE_LIMIT` bytes
 */
export function synthesizeStack(app: App): CloudFormationStackArtifact {
  const [stack] = app.synth().stacks;
  if (stack === undefined) {
    throw new Error('The app has no stack');
  }
  refuseLargeTemplate(readFileSync(stack.templateFullPath, 'utf8'));
  return stack;
}

/** A synthesized stack. */
export interface Synthesized {
  readonly stackName: string;
  /** The CloudFormation template, as JSON data. */
  readonly template: unknown;
}

/**
 * Synthesizes the app in this process: the same template that `cdk deploy` would send. CDK's validation of
 * the template is left to the CLI, because it takes longer than everything else.
 *
 * @param context settings by name, see `settings.ts`
 */
export function synthesize(context: Readonly<Record<string, unknown>> = {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  try {
    const app = createApp({
      context: { ...cliContext(), ...context },
      outdir,
      builtinCloudFormationValidation: false,
    });
    const stack = synthesizeStack(app);
    // JSON data: the type that CDK gives it is `any`.
    const template: unknown = stack.template;
    return { stackName: stack.stackName, template };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/**
 * The context that the CLI adds by itself: the context in `cdk.json` (CDK's feature flags), and its own
 * default.
 */
function cliContext(): Record<string, unknown> {
  const file = new URL('../cdk.json', import.meta.url);
  const { context } = JSON.parse(readFileSync(file, 'utf8')) as { context: Record<string, unknown> }; // our own file
  return { ...context, 'aws:cdk:enable-path-metadata': true };
}
