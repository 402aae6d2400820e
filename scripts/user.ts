import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import { Command } from 'commander';
import { readOutputsFile, userPoolEndpoint } from '../deployment/outputs-file.ts';

/**
 * `npm run user -- add EMAIL`: adds a user to a stack's user pool, with the AWS credentials of the caller.
 * Where sign-up is closed, users are added in this way; Cognito sends a temporary password to the address.
 */

interface AddOptions {
  readonly outputs: string;
  readonly resend: boolean;
}

const command = new Command('npm run user --').description('Manages who may sign in.');
command
  .command('add <email>')
  .description(
    'Adds somebody: a temporary password is sent to the address, to be changed at the first sign-in.',
  )
  .option('--outputs <file>', 'the amplify_outputs.json of the stack', 'amplify_outputs.json')
  .option(
    '--resend',
    'send another temporary password to somebody who was added and has not signed in',
    false,
  )
  .action(add);

async function add(email: string, { outputs: file, resend }: AddOptions): Promise<void> {
  const outputs = readOutputsFile(file, 'npm run deploy');
  const cognito = new CognitoIdentityProviderClient({
    ...userPoolEndpoint(outputs),
    // The local user pool takes any signature.
    ...(outputs.custom?.cognito_endpoint
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  });
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: outputs.auth.user_pool_id,
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        // The password that is sent there verifies it; without that, a forgotten password could not be reset.
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
        ...(resend ? { MessageAction: 'RESEND' } : {}),
      }),
    );
  } catch (error) {
    const what = resend ? 'invited again' : 'added';
    throw new Error(`${email} was not ${what}: ${reasonOf(error)}`, { cause: error });
  }
  const where = outputs.custom?.cognito_endpoint
    ? 'is shown in the terminal of npm start'
    : 'is on its way by e-mail';
  console.log(`${resend ? 'Invited again' : 'Added'} ${email}. A temporary password ${where}.`);
}

/** What went wrong, and what to do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (error.name === 'UsernameExistsException') {
    return 'this address has an account already; --resend sends another temporary password';
  }
  if (error.name === 'UserNotFoundException') {
    return 'no user has this address; to add it, leave out --resend';
  }
  if (error.name === 'UnsupportedUserStateException') {
    return 'this user has set a password already, which can be reset at sign-in';
  }
  if (error.name === 'CredentialsProviderError') {
    return `no AWS credentials were found (${error.message})`;
  }
  // Other errors of the service have a sentence as their message; a failed connection has only a code.
  return error instanceof CognitoIdentityProviderServiceException || error.message !== ''
    ? error.message
    : ((error as NodeJS.ErrnoException).code ?? error.name);
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
