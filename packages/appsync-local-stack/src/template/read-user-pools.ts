import type { UserPoolModel } from './model.ts';
import type { Resource, Resources } from './resources.ts';

/** A user pool with the app clients and groups that name it. */
export function readUserPool(pool: Resource, resources: Resources): UserPoolModel {
  const ofPool = (type: string) =>
    resources.ofType(type).filter(({ properties }) => properties.text('UserPoolId') === pool.physical.ref);
  return {
    logicalId: pool.logicalId,
    userPoolId: pool.physical.ref,
    arn: pool.physical.attributes['Arn'] ?? '',
    properties: pool.properties.all(),
    clients: ofPool('AWS::Cognito::UserPoolClient').map((client) => ({
      logicalId: client.logicalId,
      clientId: client.physical.ref,
      properties: client.properties.all(),
    })),
    groups: ofPool('AWS::Cognito::UserPoolGroup').map((group) => ({
      logicalId: group.logicalId,
      groupName: group.physical.ref,
      properties: group.properties.all(),
    })),
  };
}
