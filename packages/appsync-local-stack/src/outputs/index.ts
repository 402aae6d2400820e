/**
 * `amplify_outputs.json`, the file by which clients find an API and its user pool, local or deployed.
 *
 * @example Write the file of a deployed stack
 * ```ts
 * import { amplifyOutputs, amplifySignIn, writeAmplifyOutputs } from 'appsync-local-stack/outputs';
 *
 * // `pool` is one of `readTemplate(…).userPools`.
 * await writeAmplifyOutputs(
 *   'amplify_outputs.json',
 *   amplifyOutputs({
 *     region: 'eu-west-1',
 *     graphqlUrl: 'https://EXAMPLE.appsync-api.eu-west-1.amazonaws.com/graphql',
 *     userPoolId: 'eu-west-1_EXAMPLE',
 *     userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE',
 *     signIn: amplifySignIn(pool),
 *   }),
 * );
 * ```
 *
 * @example Write another file, whole or not at all
 * ```ts
 * import { EVERYBODYS_FILE, writeWholeFile } from 'appsync-local-stack/outputs';
 *
 * await writeWholeFile('operations.json', '[]\n', EVERYBODYS_FILE);
 * ```
 *
 * @module
 */
export { amplifySignIn, closedSignUp } from './amplify-auth.ts';
export { amplifyOutputs, writeAmplifyOutputs } from './amplify-outputs.ts';
export type { AmplifyOutputs } from './amplify-outputs.ts';
export { EVERYBODYS_FILE, writeWholeFile } from '../server/whole-file.ts';
