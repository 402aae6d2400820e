import { App } from 'aws-cdk-lib';
import { UserError } from '../../errors/user-error.ts';
import { CiAccess } from './ci-access.ts';
import { readAccessSettings } from './settings.ts';

/** What the CDK CLI runs for `npm run deploy-access`. */
try {
  const app = new App({ analyticsReporting: false });
  new CiAccess(app, 'ExpenseTracker-ci', {
    description: 'Lets the workflows of a repository deploy the expense tracker',
    ...readAccessSettings((name) => app.node.tryGetContext(name) as unknown), // CDK's type of it is `any`.
  });
  app.synth();
} catch (error) {
  if (!(error instanceof UserError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
