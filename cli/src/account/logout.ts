import { openApp } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { poolValue } from './user-pool-refusal.ts';

interface LogoutOptions extends EverywhereOptions {
  readonly everywhere?: boolean;
}

/** `expenses logout`. */
export function logoutCommand({ terminal }: Environment): CliCommand {
  return cliCommand('logout')
    .summary('sign out')
    .description('Ends the session and forgets it. Nobody signed in is no error.')
    .option('--everywhere', 'end the sessions of all your devices')
    .withExamples({ args: 'logout', what: 'ends the session of this machine' })
    .action(async ({ everywhere = false, ...options }: LogoutOptions) => {
      const { client, session, output } = openApp(terminal, options);
      const { userPool } = client;
      const { username } = userPool.state();
      if (everywhere) {
        poolValue(await userPool.signOutEverywhere());
      } else {
        // What another command is renewing must not be written after the end.
        await session.lock(() => userPool.signOut());
      }
      if (output.isJson) {
        await output.json({ username: username ?? null });
      } else {
        output.note(username === undefined ? 'Nobody was signed in.' : `${username} is signed out.`);
      }
    });
}
