import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { introspectionFromSchema } from 'graphql';
import { createConsole } from '../packages/appsync-graphiql/src/console.ts';
import type { Console } from '../packages/appsync-graphiql/src/console.ts';
import { buildSchema } from '../packages/appsync-local-stack/src/graphql/schema.ts';
import { listen } from '../packages/appsync-local-stack/src/http-server.ts';
import { readPort } from '../packages/appsync-local-stack/src/read-port.ts';
import { readOutputsFile } from './outputs-file.ts';
import type { StackOutputs } from './outputs-file.ts';
import { readOperations } from './read-operations.ts';

/** `npm run console`: serves the console on this machine, for the API that an `amplify_outputs.json` names. */

interface CliOptions {
  readonly outputs: string;
  readonly port: number;
}

async function main(): Promise<void> {
  const options = new Command('npm run console --')
    .description('Serves the console on this machine, for an API that is deployed.')
    .option('--outputs <file>', 'the amplify_outputs.json of the stack', 'amplify_outputs.json')
    .option('--port <number>', 'port to listen on; 0 for any free one', readPort, 4001)
    .parse()
    .opts<CliOptions>();
  const outputs = readOutputsFile(options.outputs, 'npm run deploy');
  const page = consoleFor(outputs);
  const server = await listen(options.port);
  server.serve({
    request: (request, response) => {
      if (page.handles(request)) page.handle(request, response);
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('Only the console is here.\n');
    },
    upgrade: (_, socket) => socket.destroy(),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(0));
  }
  console.log(`Ready at ${server.origin}/ for ${outputs.data.url}. Stop with Ctrl+C.`);
}

function consoleFor({ auth, data, custom }: StackOutputs): Console {
  return createConsole({
    graphqlUrl: data.url,
    userPoolUrl: custom?.cognito_endpoint ?? `https://cognito-idp.${auth.aws_region}.amazonaws.com/`,
    userPoolClientId: auth.user_pool_client_id,
    selfSignUp: custom?.self_sign_up ?? true,
    examples: readOperations(),
    introspection: introspectionFromSchema(
      buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')),
    ),
    log: (line) => console.error(line),
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
