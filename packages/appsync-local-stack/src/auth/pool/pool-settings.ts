import type { UserPoolModel, UserPoolSettings } from '../../template/user-pool-model.ts';
import { describePool } from './pool-description.ts';
import type { PoolDescription } from './pool-description.ts';

/** The settings of a user pool in the template. */
export interface PoolSettings extends UserPoolSettings {
  readonly userPoolId: string;
  readonly description: PoolDescription;
}

export function poolSettings(model: UserPoolModel): PoolSettings {
  return { ...model.settings, userPoolId: model.userPoolId, description: describePool(model) };
}
