import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './api.ts';
import { Auth } from './auth.ts';
import { BackupCopies } from './backup-copies.ts';
import { Data } from './data.ts';
import { Observability } from './monitoring/observability.ts';
import type { Settings } from './settings.ts';
import { Web } from './web/web.ts';

export interface ExpenseTrackerStackProps extends StackProps {
  readonly settings: Settings;
}

/** The whole stack: accounts, the table, and the API between them. */
export class ExpenseTrackerStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: ExpenseTrackerStackProps) {
    super(scope, id, props);
    Tags.of(this).add('application', 'ExpenseTracker');
    Tags.of(this).add('stage', settings.stage);
    // The budget selects costs by this tag, see `budget.ts`.
    Tags.of(this).add('stack', this.stackName);
    const auth = new Auth(this, 'Auth', { settings });
    const data = new Data(this, 'Data', { settings });
    const api = new Api(this, 'Api', { auth, data, settings });
    if (settings.backupVaultArn !== undefined) {
      new BackupCopies(this, 'BackupCopies', { data, vaultArn: settings.backupVaultArn });
    }
    if (settings.monitoring || settings.monthlyBudget !== undefined) {
      new Observability(this, 'Observability', { auth, data, api, settings });
    }

    // What clients need; `amplify_outputs.json` is written from these.
    this.#output('GraphqlUrl', api.graphqlUrl, 'Where GraphQL operations are sent by POST');
    this.#output('Region', this.region, 'The region that everything is in');
    this.#output('UserPoolId', auth.userPool.userPoolId, 'The user pool that people sign up to');
    this.#output('UserPoolClientId', auth.client.userPoolClientId, 'The app client that apps sign in with');
    if (settings.domainName) {
      this.#output(
        'DomainTarget',
        api.graphqlApi.appSyncDomainName,
        `Where a CNAME record of ${settings.domainName} must point`,
      );
    }
    this.#output('TableName', data.table.tableName, 'The table that holds the expenses');
    if (settings.web) {
      this.#addWeb(api, settings);
    }
  }

  #addWeb(api: Api, settings: Settings): void {
    const { url, files, distribution } = new Web(this, 'Web', { api, settings });
    this.#output('WebUrl', url, 'Where people open the web app');
    this.#output('WebBucketName', files.bucketName, "The bucket that holds the web app's files");
    if (settings.webDomainName !== undefined) {
      this.#output(
        'WebDomainTarget',
        distribution.domainName,
        `Where a CNAME record of ${settings.webDomainName} must point`,
      );
    }
  }

  #output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
