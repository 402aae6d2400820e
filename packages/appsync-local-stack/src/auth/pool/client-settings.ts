import type { UserPoolClientModel, UserPoolClientSettings } from '../../template/user-pool-model.ts';
import { describeClient } from './pool-description.ts';
import type { ClientDescription } from './pool-description.ts';

/** The settings of an app client in the template. */
export interface ClientSettings extends UserPoolClientSettings {
  readonly clientId: string;
  readonly userPoolId: string;
  readonly description: ClientDescription;
}

export function clientSettings(model: UserPoolClientModel, userPoolId: string): ClientSettings {
  const { clientId, settings } = model;
  return { ...settings, clientId, userPoolId, description: describeClient(model, userPoolId) };
}
