import { join } from 'node:path';
import type { SignInChallenge } from 'expense-tracker-client';
import { openApp } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError, usageError } from '../cli-error.ts';
import { demoUserOf, OUTPUTS_NAME } from '../config/outputs.ts';
import { writePrivately } from '../config/private-file.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-code.ts';
import { ask } from '../input/ask.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { passwordFor, PASSWORD_STDIN } from './password.ts';
import type { PasswordOptions } from './password.ts';
import { poolValue } from './user-pool-refusal.ts';

interface LoginOptions extends EverywhereOptions, PasswordOptions {
  readonly user?: string;
  readonly code?: string;
  readonly demo?: boolean;
}

/** `expenses login`: SRP, then whatever the user pool asks for. */
export function loginCommand({ terminal }: Environment): CliCommand {
  return cliCommand('login')
    .summary('sign in')
    .description(
      'Signs in and keeps the session in your config directory, where it renews itself. The stack is kept' +
        ' beside it, so that the command works in every directory from then on.',
    )
    .option('-u, --user <email>', 'the user')
    .option(PASSWORD_STDIN, 'read the password from standard input; else EXPENSES_PASSWORD, or it is asked')
    .option('--code <digits>', 'the code of the authenticator app; else it is asked')
    .option('--demo', 'sign in as the demo user of a local stack')
    .withExamples(
      { args: 'login --demo', what: 'as the demo user of the stack that npm start runs' },
      { args: 'login --user ann@example.com', what: 'asks for the password, and for a code if there is one' },
    )
    .action(async (options: LoginOptions) => {
      const app = openApp(terminal, options);
      const { username, password } = await credentials(app, options);
      await signIn(app, username, password, options);
      keepStack(app);
      const { graphqlUrl } = app.client.configuration;
      if (app.output.isJson) {
        await app.output.json({ username, graphqlUrl });
      } else {
        app.output.note(`Signed in as ${username} at ${graphqlUrl}.`);
      }
    });
}

async function credentials(
  { terminal, stack }: App,
  options: LoginOptions,
): Promise<{ readonly username: string; readonly password: string }> {
  if (options.demo === true) {
    const demoUser = demoUserOf(stack.outputs);
    if (demoUser === undefined) {
      throw usageError(`--demo: ${stack.file} tells of no demo user; only a local stack has one`);
    }
    return demoUser;
  }
  const username =
    options.user ?? (await ask(terminal, { message: 'E-mail address', flag: '--user EMAIL or --demo' }));
  return { username, password: await passwordFor(terminal, options) };
}

/** Other commands may be renewing the session of before: what they write must not come after this one. */
async function signIn(app: App, username: string, password: string, options: LoginOptions): Promise<void> {
  const { client, session, sessionPath } = app;
  const { userPool } = client;
  let challenge = poolValue(await session.lock(() => userPool.signIn({ username, password })));
  let { code } = options;
  while (challenge !== undefined) {
    const { answer, attributes } = await answerTo(app, challenge, code);
    // A second challenge wants another answer.
    code = undefined;
    const waiting = challenge;
    challenge = poolValue(await session.lock(() => userPool.answerChallenge(waiting, answer, attributes)));
  }
  if (session.read() === undefined) {
    const token = await userPool.accessToken();
    const why = token === undefined ? 'the session has ended at once' : `${sessionPath} cannot be written`;
    throw new CliError('SESSION', `signed in, but ${why}`, EXIT.refused);
  }
}

/** What a challenge asks for: from the options, or asked. */
async function answerTo(
  { terminal, output }: App,
  { name, secretCode, requiredAttributes = [] }: SignInChallenge,
  code: string | undefined,
): Promise<{ readonly answer: string; readonly attributes: Readonly<Record<string, string>> }> {
  if (name === 'NEW_PASSWORD_REQUIRED') {
    output.note('The password was temporary. Choose one of your own.');
    const flag = 'the new password in a terminal, once';
    const answer = await ask(terminal, { message: 'New password', flag, isSecret: true });
    const attributes: Record<string, string> = {};
    for (const attribute of requiredAttributes) {
      attributes[attribute] = await ask(terminal, { message: attribute, flag });
    }
    return { answer, attributes };
  }
  if (name === 'MFA_SETUP') {
    output.note(`Add this key to your authenticator app: ${secretCode ?? ''}`);
  }
  const answer = code ?? (await ask(terminal, { message: QUESTIONS[name], flag: '--code DIGITS' }));
  return { answer, attributes: {} };
}

const QUESTIONS = {
  SOFTWARE_TOKEN_MFA: 'Code of the authenticator app',
  SMS_MFA: 'Code that was sent to your phone',
  EMAIL_OTP: 'Code that was sent by e-mail',
  MFA_SETUP: 'First code of the authenticator app',
} as const;

/** From now on the command finds the stack in every directory. */
function keepStack({ stack, directories }: App): void {
  if (stack.foundBy !== 'config directory') {
    writePrivately(join(directories.config, OUTPUTS_NAME), stack.text);
  }
}
