import { SettingRefused } from './settings.ts';
import { TooLarge } from './size-limits.ts';
import { createApp, synthesizeStack } from './synthesize.ts';

/**
 * What the CDK CLI runs (see `cdk.json`). A setting that cannot be taken, and what became too large, are one
 * line, not a stack trace.
 */
try {
  synthesizeStack(createApp());
} catch (error) {
  if (!(error instanceof SettingRefused || error instanceof TooLarge)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
