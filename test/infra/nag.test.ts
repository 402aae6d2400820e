import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

/** What cdk-nag finds in an app and nobody has given a reason for, as `rule at construct`. */
function findings(createdIn: (outdir: string) => App): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'nag-'));
  try {
    const app = createdIn(outdir);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    try {
      app.synth();
    } catch {
      // Findings end the synthesis; the report has them.
    }
    return reportedIn(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** CDK's `validation-report.json`, as far as it matters here. */
interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

function reportedIn(outdir: string): string[] {
  const text = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
  return (JSON.parse(text) as ValidationReport).pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    ),
  );
}

describe('the AwsSolutions rules of cdk-nag', () => {
  it.each([
    ['dev', { stage: 'dev' }],
    ['prod', { stage: 'prod' }],
    ['prod with every setting', { stage: 'prod', ...EVERY_SETTING }],
  ])('find nothing in %s that is not explained at its place', (_, context) => {
    expect(
      findings((outdir) => createApp({ context, outdir, builtinCloudFormationValidation: false })),
    ).toEqual([]);
  });

  it('find what nobody has explained', () => {
    const bare = (outdir: string) => {
      const app = new App({ outdir, analyticsReporting: false, builtinCloudFormationValidation: false });
      new Queue(new Stack(app, 'Bare'), 'Queue');
      return app;
    };

    expect(findings(bare)).toContain('AwsSolutions-SQS3 at Bare/Queue/Resource');
  });
});
