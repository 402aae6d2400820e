import { readFileSync } from 'node:fs';
import type { AmplifyOutputs } from '../packages/appsync-local-stack/src/outputs/amplify-outputs.ts';

/** The outputs of a stack, as `npm start` and `npm run deploy` write them. */
export interface StackOutputs extends AmplifyOutputs {
  readonly custom?: {
    /** Of a local stack only. */
    readonly cognito_endpoint?: string;
    /** Of a local stack only. */
    readonly dynamodb_endpoint?: string;
    /** Of a local stack only. */
    readonly demo_user?: { readonly username: string; readonly password: string };
    /** Only where nobody can sign up by themselves. */
    readonly self_sign_up?: false;
  };
}

/**
 * Reads the `amplify_outputs.json` that a command was given.
 *
 * @param writtenBy the command that writes it where the user has not looked for it yet, e.g. `npm start`
 * @throws {Error} when the file cannot be read, or names no API and user pool; the message is one line for
 * the user
 */
export function readOutputsFile(file: string, writtenBy: 'npm start' | 'npm run deploy'): StackOutputs {
  let outputs: Partial<StackOutputs>;
  try {
    outputs = JSON.parse(readFileSync(file, 'utf8')) as Partial<StackOutputs>; // Looked at below.
  } catch {
    throw new Error(`${file} cannot be read: run "${writtenBy}" first, or name another file with --outputs`);
  }
  if (!URL.canParse(outputs.data?.url ?? '') || !outputs.auth?.user_pool_client_id) {
    throw new Error(
      `${file} names no API and user pool: it must be one that "npm run deploy" or "npm start" wrote`,
    );
  }
  return outputs as StackOutputs; // The rest was written with it.
}

/** Where the user pool of a stack is, as the AWS SDK wants to know it. */
export function userPoolEndpoint({ auth, custom }: StackOutputs): { region: string; endpoint?: string } {
  const endpoint = custom?.cognito_endpoint;
  return { region: auth.aws_region, ...(endpoint === undefined ? {} : { endpoint }) };
}
