import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { Command } from 'commander';
import { readOutputsFile } from '../deployment/outputs-file.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { failureText, UserError } from '../errors/user-error.ts';
import { eraseUser, exportUser, openUserPool } from './user/user-data.ts';
import type { ExportOptions, UserDataOptions } from './user/user-data.ts';

/**
 * `npm run user -- add EMAIL`: adds a user to a stack's user pool, with the AWS credentials of the caller.
 * Where sign-up is closed, users are added in this way; Cognito sends a temporary password to the address.
 */

interface AddOptions {
  readonly outputs: string;
  readonly resend: boolean;
}

const command = new Command('npm run user --').description(
  'Manages who may sign in, and what is stored of them.',
);
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
userDataCommand('export', 'Writes all that is stored of a user, as JSON Lines that an import takes.')
  .option('--out <file>', 'the file to write, for its owner to read only (default: standard output)')
  .action((options: ExportOptions) => exportUser(options));
userDataCommand('erase', 'Erases all that is stored of a user, for ever, and then the account.').action(
  (options: UserDataOptions) => eraseUser(options),
);

function userDataCommand(name: string, description: string): Command {
  return command
    .command(name)
    .description(description)
    .requiredOption('--user <name>', 'the sub of the Cognito user, or the e-mail address of the account')
    .option('--outputs <file>', 'the amplify_outputs.json of the stack', 'amplify_outputs.json')
    .option('--table <name>', 'the table, output TableName of the stack (default: the only one there is)');
}

async function add(email: string, { outputs: file, resend }: AddOptions): Promise<void> {
  const outputs = readOutputsFile(file, 'npm run deploy');
  const { cognito, userPoolId } = openUserPool(outputs);
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
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
    const reason = reasonOf(error);
    if (reason === undefined) {
      throw error;
    }
    const what = resend ? 'invited again' : 'added';
    throw new UserError('ACCOUNT', `${email} was not ${what}: ${reason}`, { cause: error });
  }
  const where =
    outputs.custom?.cognito_endpoint === undefined
      ? 'is on its way by e-mail'
      : 'is shown in the terminal of npm start';
  console.log(`${resend ? 'Invited again' : 'Added'} ${email}. A temporary password ${where}.`);
}

/** Why somebody was not added, in words that say what to do; undefined for a mistake in the code. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) {
    return undefined;
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
  return networkFailure(error);
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
// Who reads no further, like `head`, ends an export.
process.stdout.on('error', () => process.exit(1));
command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : (networkFailure(error) ?? failureText(error)));
  process.exitCode = 1;
});
