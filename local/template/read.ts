import type { StackModel } from './model.ts';
import type { Place } from './physical-ids.ts';
import { readApi } from './read-api.ts';
import { readTable } from './read-tables.ts';
import { readUserPool } from './read-user-pools.ts';
import { readResources } from './resources.ts';

/**
 * Reads a synthesized CloudFormation template into what the local stack runs.
 *
 * Everything that decides what a client is answered is either understood or refused by name; what only AWS needs (logs,
 * alarms, backups) is passed over.
 *
 * @param template the template as JSON data
 * @param place the stack's name, the region and account to pretend, and the origin that answers
 * @throws TemplateNotRunnable naming the resource and property that the local stack does not run
 */
export function readTemplate(template: unknown, place: Place): StackModel {
  const resources = readResources(template, place);
  return {
    stackName: place.stackName,
    region: place.region,
    accountId: place.accountId,
    tables: resources.ofType('AWS::DynamoDB::Table').map(readTable),
    userPools: resources.ofType('AWS::Cognito::UserPool').map((pool) => readUserPool(pool, resources)),
    apis: resources.ofType('AWS::AppSync::GraphQLApi').map((api) => readApi(api, resources)),
    outputs: resources.outputs,
  };
}
