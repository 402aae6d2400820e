import type { UserPoolModel } from './model.ts';
import type { Resource, Resources } from './resources.ts';

/** A user pool with the app clients that name it. */
export function readUserPool(pool: Resource, resources: Resources): UserPoolModel {
  return {
    logicalId: pool.logicalId,
    userPoolId: pool.physical.ref,
    arn: pool.physical.attributes['Arn'] ?? '',
    properties: pool.properties.all(),
    clients: resources
      .ofType('AWS::Cognito::UserPoolClient')
      .filter((client) => client.properties.text('UserPoolId') === pool.physical.ref)
      .map((client) => ({
        logicalId: client.logicalId,
        clientId: client.physical.ref,
        properties: client.properties.all(),
      })),
  };
}
