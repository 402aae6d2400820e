import { createUserPool, noAnswer, postGraphql, readOutputs } from 'appsync-cognito-client';
import { Command } from 'commander';
import { readOutputsFile } from '../deployment/outputs-file.ts';
import type { StackOutputs } from '../deployment/outputs-file.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { failureText, UserError } from '../errors/user-error.ts';

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
  const { url } = outputs.data;
  const { status, body: answer } = await postGraphql({ url, token, request: { query, variables } }).catch(
    (error: unknown) => {
      throw networkFailure(error) === undefined ? error : new UserError('NETWORK', noAnswer(url));
    },
  );
  if (answer === undefined) {
    throw new UserError('NETWORK', `${url} does not answer as a GraphQL API (status ${status})`);
  }
  console.log(JSON.stringify(answer, undefined, 2));
  if (status !== 200 || (typeof answer === 'object' && answer !== null && 'errors' in answer)) {
    process.exitCode = 1;
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
  const userPool = createUserPool(readOutputs(outputs));
  const { value: challenge, error } = await userPool.signIn({ username, password: secret });
  if (error !== undefined) {
    throw new UserError('ACCOUNT', error.message, { cause: error });
  }
  const token = await userPool.accessToken();
  if (challenge !== undefined || token === undefined) {
    throw new UserError(
      'ACCOUNT',
      `${username} must finish signing in first: a new password or a second factor is needed`,
    );
  }
  return token;
}

main().catch((error: unknown) => {
  console.error(failureText(error));
  process.exitCode = 1;
});
