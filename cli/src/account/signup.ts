import { openApp } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { ask } from '../input/ask.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { canAsk } from '../terminal.ts';
import { passwordFor, PASSWORD_STDIN } from './password.ts';
import type { PasswordOptions } from './password.ts';
import { poolValue } from './user-pool-refusal.ts';

interface SignupOptions extends EverywhereOptions, PasswordOptions {
  readonly user?: string;
  readonly code?: string;
}

/** `expenses signup`: makes an account, then confirms it by the code that was sent. */
export function signupCommand({ terminal }: Environment): CliCommand {
  return cliCommand('signup')
    .summary('make an account')
    .description(
      'Makes an account, and confirms it by the code that is sent. Where nobody can be asked it takes two' +
        ' calls: without --code, then with it.',
    )
    .option('-u, --user <email>', 'your e-mail address')
    .option(PASSWORD_STDIN, 'read the password from standard input; else EXPENSES_PASSWORD, or it is asked')
    .option('--code <digits>', 'the code that was sent: confirms the account')
    .withExamples({ args: 'signup --user ann@example.com', what: 'asks for a password and for the code' })
    .action(async (options: SignupOptions) => {
      const app = openApp(terminal, options);
      const { output, client } = app;
      if (!client.configuration.selfSignUp) {
        throw usageError('this stack is closed to sign-ups: only an administrator adds users');
      }
      const username =
        options.user ?? (await ask(terminal, { message: 'E-mail address', flag: '--user EMAIL' }));
      const code = options.code ?? (await signUp(app, username, options));
      if (code !== undefined) {
        poolValue(await client.userPool.confirmSignUp(username, code));
        output.note(`The account ${username} is confirmed. Sign in: expenses login --user ${username}`);
      }
      if (output.isJson) {
        await output.json({ username, isConfirmed: code !== undefined });
      }
    });
}

/** Makes the account. The code when it could be asked for. */
async function signUp(app: App, username: string, options: SignupOptions): Promise<string | undefined> {
  const { client, output, terminal } = app;
  const password = await passwordFor(terminal, options);
  const { delivery } = poolValue(await client.userPool.signUp(username, password));
  output.note(`A code was sent to ${delivery?.destination ?? username}.`);
  if (!canAsk(terminal)) {
    output.note(`Confirm the account: expenses signup --user ${username} --code CODE`);
    return undefined;
  }
  return ask(terminal, { message: 'The code', flag: '--code DIGITS' });
}
