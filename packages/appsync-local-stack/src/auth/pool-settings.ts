import { USER_POOL_AWS_DEFAULTS } from 'cognito-local/lib/services/cognitoService.js';
import type { UserPool as PoolOptions } from 'cognito-local/lib/services/userPoolService.js';
import type { UserPoolModel, UserPoolSettings } from '../template/user-pool-model.ts';
import { schemaAttribute } from './attribute-schema.ts';

/** What a template says of a user pool. */
export interface PoolSettings extends UserPoolSettings {
  readonly userPoolId: string;
  /** The pool as cognito-local keeps it, which is as `DescribeUserPool` shows it. */
  readonly options: PoolOptions;
}

export function poolSettings(model: UserPoolModel): PoolSettings {
  return { ...model.settings, userPoolId: model.userPoolId, options: poolOptions(model) };
}

function poolOptions({ userPoolId, arn, settings }: UserPoolModel): PoolOptions {
  const { name, declared, attributes } = settings;
  return {
    ...USER_POOL_AWS_DEFAULTS,
    ...declared,
    // An object if it is there: the template's reader has read it.
    Policies: { ...USER_POOL_AWS_DEFAULTS.Policies, ...(declared['Policies'] as object | undefined) },
    SchemaAttributes: [...attributes.values()].map(schemaAttribute),
    Id: userPoolId,
    Name: name,
    Arn: arn,
  };
}
