import { readUserPoolClientSettings } from './read-user-pool-client.ts';
import { readUserPoolSettings } from './read-user-pool-settings.ts';
import type { Resource, Resources } from './resources.ts';
import type { UserPoolGroupModel, UserPoolModel } from './user-pool-model.ts';

/**
 * A user pool with the app clients and groups that name it.
 *
 * @throws {TemplateNotRunnable} naming the resource and the property that is wrong or not implemented
 */
export function readUserPool(pool: Resource, resources: Resources): UserPoolModel {
  const ofPool = (type: string) =>
    resources.ofType(type).filter(({ properties }) => properties.text('UserPoolId') === pool.physical.ref);
  return {
    logicalId: pool.logicalId,
    userPoolId: pool.physical.ref,
    arn: pool.physical.attributes['Arn'] ?? '',
    settings: readUserPoolSettings(pool),
    clients: ofPool('AWS::Cognito::UserPoolClient').map((client) => ({
      logicalId: client.logicalId,
      clientId: client.physical.ref,
      settings: readUserPoolClientSettings(client),
    })),
    groups: ofPool('AWS::Cognito::UserPoolGroup').map(readUserPoolGroup),
  };
}

/**
 * A group of a user pool. `RoleArn`, which would add claims to tokens, is refused.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolgroup.html
 */
function readUserPoolGroup({ physical, properties }: Resource): UserPoolGroupModel {
  properties.only('Description', 'GroupName', 'Precedence', 'UserPoolId');
  const description = properties.optionalText('Description');
  const precedence = properties.optionalNumber('Precedence');
  return {
    name: physical.ref,
    ...(description === undefined ? {} : { description }),
    ...(precedence === undefined ? {} : { precedence }),
  };
}
