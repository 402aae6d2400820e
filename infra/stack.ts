import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './api.ts';
import { Auth } from './auth.ts';
import { Data } from './data.ts';
import { readSettings } from './settings.ts';

/** All of it: accounts, the table, and the API between them. */
export class ExpenseTrackerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const settings = readSettings(this.node);
    const auth = new Auth(this, 'Auth');
    const data = new Data(this, 'Data');
    const api = new Api(this, 'Api', { auth, data, settings });

    // What a client needs to know; `amplify_outputs.json` is written from these.
    this.output('GraphqlUrl', api.graphqlApi.graphqlUrl, 'Where GraphQL operations are sent by POST');
    this.output('Region', this.region, 'The region that everything is in');
    this.output('UserPoolId', auth.userPool.userPoolId, 'The user pool that people sign up to');
    this.output('UserPoolClientId', auth.client.userPoolClientId, 'The app client that apps sign in with');
    this.output('TableName', data.table.tableName, 'The table that holds the expenses');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
