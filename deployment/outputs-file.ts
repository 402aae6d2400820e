import { readFileSync } from 'node:fs';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { UserError } from '../errors/user-error.ts';

/** The outputs of a stack, as `npm start` and `npm run deploy` write them. */
export interface StackOutputs extends AmplifyOutputs {
  readonly custom?: {
    /** Of a local stack only. */
    readonly cognito_endpoint?: string;
    /** Of a local stack only. */
    readonly dynamodb_endpoint?: string;
    /** Of a local stack only. */
    readonly demo_user?: { readonly username: string; readonly password: string };
    /** Only if sign-up is closed. */
    readonly self_sign_up?: false;
  };
}

/**
 * Reads the `amplify_outputs.json` of a command.
 *
 * @param writtenBy the command that writes the file, for the error message, e.g. `npm start`
 * @throws {Error} when the file cannot be read, or does not name an API and a user pool; the message is one
 * line for the user
 */
export function readOutputsFile(file: string, writtenBy: 'npm start' | 'npm run deploy'): StackOutputs {
  let outputs: Partial<StackOutputs>;
  try {
    outputs = JSON.parse(readFileSync(file, 'utf8')) as Partial<StackOutputs>; // Checked below.
  } catch {
    throw new UserError(
      'OUTPUTS_FILE',
      `${file} cannot be read: run "${writtenBy}" first, or name another file with --outputs` +
        (writtenBy === 'npm start' ? '' : ', as .local/amplify_outputs.json of "npm start"'),
    );
  }
  if (!URL.canParse(outputs.data?.url ?? '') || !outputs.auth?.user_pool_client_id) {
    throw new UserError(
      'OUTPUTS_FILE',
      `${file} does not name an API and a user pool: it must be one that "npm run deploy" or "npm start" wrote`,
    );
  }
  return outputs as StackOutputs; // A file with these members has the others too.
}

/** The configuration of the AWS SDK for the user pool of a stack. */
export function userPoolEndpoint({ auth, custom }: StackOutputs): { region: string; endpoint?: string } {
  const endpoint = custom?.cognito_endpoint;
  return { region: auth.aws_region, ...(endpoint === undefined ? {} : { endpoint }) };
}
