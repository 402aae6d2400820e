import type { UserPoolClientModel, UserPoolClientSettings } from '../../template/user-pool-model.ts';
import { describeClient } from './pool-description.ts';
import type { ClientDescription } from './pool-description.ts';

/** What a template says of a user pool's app client. */
export interface ClientSettings extends UserPoolClientSettings {
  readonly clientId: string;
  readonly userPoolId: string;
  readonly description: ClientDescription;
}

export function clientSettings(model: UserPoolClientModel, userPoolId: string): ClientSettings {
  const { clientId, settings } = model;
  return { ...settings, clientId, userPoolId, description: describeClient(model, userPoolId) };
}
