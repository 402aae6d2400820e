import { UserError } from '../errors/user-error.ts';
import { createApp, synthesizeStack } from './synthesize.ts';

/** What the CDK CLI runs (see `cdk.json`). A refused setting is one line, not a stack trace. */
try {
  synthesizeStack(createApp());
} catch (error) {
  if (!(error instanceof UserError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
