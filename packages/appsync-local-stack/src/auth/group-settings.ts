import type { UserPoolGroupModel } from '../template/model.ts';
import { PropertyReader } from './template-properties.ts';

/** What a template says of a user pool's group, checked. */
export interface GroupSettings {
  readonly name: string;
  readonly description?: string;
  readonly precedence?: number;
}

const KNOWN_PROPERTIES = ['Description', 'GroupName', 'Precedence', 'UserPoolId'];

/**
 * Reads a group's template properties
 * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolgroup.html).
 *
 * @throws {Error} in one line that names the group and the property: one of the wrong type, or one that the local user
 *   pools do not implement, as `RoleArn`, which would put claims into tokens
 */
export function readGroupSettings(model: UserPoolGroupModel): GroupSettings {
  const reader = new PropertyReader(`User pool group ${model.logicalId}`, model.properties);
  const unknown = reader.names().find((name) => !KNOWN_PROPERTIES.includes(name));
  if (unknown !== undefined) {
    reader.refuse(`${unknown} is not implemented by the local user pools.`);
  }
  const description = reader.text('Description');
  const precedence = reader.number('Precedence');
  return {
    name: model.groupName,
    ...(description === undefined ? {} : { description }),
    ...(precedence === undefined ? {} : { precedence }),
  };
}
