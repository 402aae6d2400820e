import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Command } from 'commander';
import { readOutputsFile, userPoolEndpoint } from '../deployment/outputs-file.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { failureText, UserError } from '../errors/user-error.ts';
import type { StackOutputs } from '../deployment/outputs-file.ts';

/**
 * `npm run graphql -- '<operation>'`: signs in, sends one GraphQL operation and prints the answer. Works with
 * the local stack (as its demo user) and with a deployed one.
 */

interface CliOptions {
  readonly outputs: string;
  readonly variables?: string;
  readonly user?: string;
  readonly password?: string;
}

async function main(): Promise<void> {
  const command = new Command('npm run graphql --')
    .description('Signs in, sends one GraphQL operation and prints the answer.')
    .argument('<operation>', "a GraphQL document, e.g. '{ expenses { items { id } } }'")
    .option('--variables <json>', 'values of its variables, as a JSON object')
    .option('--outputs <file>', 'the amplify_outputs.json of the stack', '.local/amplify_outputs.json')
    .option('--user <email>', 'the user to sign in as (default: the demo user of the local stack)')
    .option('--password <password>', 'the password of that user')
    .parse();
  const options = command.opts<CliOptions>();
  const [query = ''] = command.args;
  const outputs = readOutputsFile(options.outputs, 'npm start');
  const variables = options.variables === undefined ? {} : readVariables(options.variables);
  const token = await signIn(outputs, options);
  const { isOk, answer } = await send(outputs.data.url, token, { query, variables });
  console.log(JSON.stringify(answer, undefined, 2));
  if (!isOk || (typeof answer === 'object' && answer !== null && 'errors' in answer)) {
    process.exitCode = 1;
  }
}

async function send(
  url: string,
  token: string,
  request: { readonly query: string; readonly variables: unknown },
): Promise<{ readonly isOk: boolean; readonly answer: unknown }> {
  const response = await answered(
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token },
      body: JSON.stringify(request),
    }),
  );
  const text = await answered(response.text());
  try {
    return { isOk: response.ok, answer: JSON.parse(text) };
  } catch (error) {
    throw new UserError('NETWORK', `${url} does not answer as a GraphQL API (status ${response.status})`, {
      cause: error,
    });
  }
}

/** @throws {UserError} when a service refuses a call or cannot be reached */
async function answered<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    const reason = networkFailure(error);
    throw reason === undefined ? error : new UserError('NETWORK', reason, { cause: error });
  }
}

function readVariables(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError('OPTION', '--variables must be a JSON object, for example {"year": 2024}');
  }
}

async function signIn(outputs: StackOutputs, { user, password }: CliOptions): Promise<string> {
  const demoUser = outputs.custom?.demo_user;
  const username = user ?? demoUser?.username;
  const secret = password ?? (user === undefined ? demoUser?.password : undefined);
  if (username === undefined || secret === undefined) {
    throw new UserError('OPTION', 'Name the user: --user EMAIL --password PASSWORD');
  }
  const cognito = new CognitoIdentityProviderClient({
    ...userPoolEndpoint(outputs),
    // These operations are public: no AWS credentials are used.
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const { AuthenticationResult } = await answered(
    cognito.send(
      new InitiateAuthCommand({
        ClientId: outputs.auth.user_pool_client_id,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: secret },
      }),
    ),
  );
  if (!AuthenticationResult?.AccessToken) {
    throw new UserError(
      'ACCOUNT',
      `${username} must finish signing in first: a new password or a second factor is needed`,
    );
  }
  return AuthenticationResult.AccessToken;
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
main().catch((error: unknown) => {
  console.error(failureText(error));
  process.exitCode = 1;
});
