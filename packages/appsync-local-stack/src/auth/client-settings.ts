import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import type { UserPoolClientModel, UserPoolClientSettings } from '../template/user-pool-model.ts';

/** What a template says of a user pool's app client. */
export interface ClientSettings extends UserPoolClientSettings {
  readonly clientId: string;
  readonly userPoolId: string;
  /** The client as cognito-local keeps it. */
  readonly appClient: AppClient;
}

export function clientSettings(model: UserPoolClientModel, userPoolId: string): ClientSettings {
  const { clientId, settings } = model;
  return { ...settings, clientId, userPoolId, appClient: appClient(model, userPoolId) };
}

function appClient({ clientId, settings }: UserPoolClientModel, userPoolId: string): AppClient {
  const start = new Date(0);
  return {
    ...settings.declared,
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientName: settings.name,
    CreationDate: start,
    LastModifiedDate: start,
  };
}
