import { Amplify } from 'aws-amplify';
import { parseAmplifyConfig } from 'aws-amplify/utils';

/** `amplify_outputs.json`, as far as it is looked into here; Amplify reads the rest. */
export interface Outputs {
  readonly version: string;
  readonly data: { readonly url: string; readonly aws_region: string };
  readonly custom?: { readonly cognito_endpoint?: string };
}

/** Configures Amplify for the stack that wrote the file, local or deployed. */
export function configureAmplify(outputs: Outputs): void {
  const config = parseAmplifyConfig(outputs);
  const userPoolEndpoint = outputs.custom?.cognito_endpoint;
  if (config.Auth?.Cognito.userPoolId !== undefined && userPoolEndpoint !== undefined) {
    config.Auth.Cognito.userPoolEndpoint = userPoolEndpoint;
  }
  Amplify.configure(config);
}
