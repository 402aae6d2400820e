import { amplifyOutputs } from '../local/amplify-outputs.ts';
import type { AmplifyOutputs } from '../local/amplify-outputs.ts';

/**
 * Turns the outputs of a deployed stack into `amplify_outputs.json`.
 *
 * @param stackOutputs the outputs by key, as `cdk deploy --outputs-file` writes them for one stack
 * @throws Error naming the output that is missing
 */
export function deployedOutputs(stackOutputs: Readonly<Record<string, string>>): AmplifyOutputs {
  const output = (key: string) => {
    const value = stackOutputs[key];
    if (!value) {
      throw new Error(`The stack has no output ${key}`);
    }
    return value;
  };
  return amplifyOutputs({
    region: output('Region'),
    graphqlUrl: output('GraphqlUrl'),
    userPoolId: output('UserPoolId'),
    userPoolClientId: output('UserPoolClientId'),
  });
}
