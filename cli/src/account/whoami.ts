import { openSignedIn, usernameOf } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { poolValue } from './user-pool-refusal.ts';

/** `expenses whoami`. */
export function whoamiCommand({ terminal }: Environment): CliCommand {
  return cliCommand('whoami')
    .summary('say who is signed in, and where')
    .description('Asks the user pool who is signed in, and names the stack and the file it was found in.')
    .withExamples({ args: 'whoami', what: 'prints your e-mail address' })
    .action(async (options: EverywhereOptions) => {
      const app = openSignedIn(terminal, options);
      const { client, output, stack } = app;
      const { sub = '', email = usernameOf(app) } = poolValue(await client.userPool.attributes());
      const { graphqlUrl } = client.configuration;
      if (output.isJson) {
        await output.json({ username: usernameOf(app), email, sub, graphqlUrl, outputs: stack.file });
        return;
      }
      await output.line(email);
      output.note(`at ${graphqlUrl} (${stack.file})`);
    });
}
