import { amplifyOutputs, amplifySignIn, closedSignUp } from 'appsync-local-stack/outputs';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { readTemplate } from 'appsync-local-stack/template';

/** The data of a deployed stack. */
export interface DeployedStack {
  readonly stackName: string;
  /** The outputs by key, as `cdk deploy --outputs-file` writes them for one stack. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The template that was deployed, as JSON data. */
  readonly template: unknown;
}

/**
 * Turns a deployed stack into `amplify_outputs.json`.
 *
 * @throws {Error} when an output is missing; the message names it
 */
export function deployedOutputs({ stackName, outputs, template }: DeployedStack): AmplifyOutputs {
  const output = (key: string) => {
    const value = outputs[key];
    if (!value) {
      throw new Error(`The stack has no output ${key}`);
    }
    return value;
  };
  const region = output('Region');
  const graphqlUrl = output('GraphqlUrl');
  // Only the user pool's settings are read from the template: account and origin are not in the outputs file.
  const place = { stackName, region, accountId: '000000000000', origin: new URL(graphqlUrl).origin };
  const [pool] = readTemplate(template, place).userPools;
  if (pool === undefined) {
    throw new Error('The stack has no user pool');
  }
  const custom = closedSignUp(pool);
  return amplifyOutputs({
    region,
    graphqlUrl,
    userPoolId: output('UserPoolId'),
    userPoolClientId: output('UserPoolClientId'),
    signIn: amplifySignIn(pool),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  });
}
