import type { StackModel } from './model.ts';
import type { Place } from './physical-ids.ts';
import { TemplateNotRunnable } from './properties.ts';
import { readApi } from './read-api.ts';
import { readTable } from './read-tables.ts';
import { readUserPool } from './read-user-pools.ts';
import { readResources } from './resources.ts';
import type { Resources } from './resources.ts';

/**
 * Reads a synthesized CloudFormation template into what the local stack runs.
 *
 * Everything that changes a client's answers is either implemented or refused by name; what only AWS needs
 * (logs, alarms, backups) is ignored.
 *
 * @param template the template as JSON data
 * @param place the stack's name, the region and account to use, and the server's origin
 * @throws {TemplateNotRunnable} naming the resource and property that the local stack does not run
 */
export function readTemplate(template: unknown, place: Place): StackModel {
  const resources = readResources(template, place);
  refuseStrays(resources);
  refuseTwins(resources);
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

/** Refuses parts of an API or user pool of another stack, which would be ignored otherwise. */
function refuseStrays(resources: Resources): void {
  const kinds = [
    {
      owner: 'GraphQL API',
      property: 'ApiId',
      ids: resources.ofType('AWS::AppSync::GraphQLApi').map(({ physical }) => physical.attributes['ApiId']),
      types: ['GraphQLSchema', 'DataSource', 'FunctionConfiguration', 'Resolver'].map(
        (name) => `AWS::AppSync::${name}`,
      ),
    },
    {
      owner: 'user pool',
      property: 'UserPoolId',
      ids: resources.ofType('AWS::Cognito::UserPool').map(({ physical }) => physical.ref),
      types: ['AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup'],
    },
  ];
  for (const { owner, property, ids, types } of kinds) {
    for (const { properties } of types.flatMap((type) => resources.ofType(type))) {
      if (!ids.includes(properties.text(property))) {
        throw new TemplateNotRunnable(
          `${properties.place}: ${property} does not name a ${owner} of the template`,
        );
      }
    }
  }
}

/** Two resources of one name would become one, or fail without being named. */
function refuseTwins(resources: Resources): void {
  for (const type of ['AWS::DynamoDB::Table', 'AWS::AppSync::DataSource', 'AWS::Cognito::UserPoolGroup']) {
    const known = new Map<string, string>();
    for (const { logicalId, physical, properties } of resources.ofType(type)) {
      const owner = ['ApiId', 'UserPoolId'].map((name) => properties.text(name, '')).join('');
      const other = known.get(`${owner}/${physical.ref}`);
      if (other !== undefined) {
        throw new TemplateNotRunnable(`${properties.place} has the name of ${other}: ${physical.ref}`);
      }
      known.set(`${owner}/${physical.ref}`, logicalId);
    }
  }
}
