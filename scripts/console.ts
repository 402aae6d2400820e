import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { AmplifyOutputs } from '../local/amplify-outputs.ts';
import { createConsole } from '../local/console/console.ts';
import type { Console } from '../local/console/console.ts';
import { listen } from '../local/http-server.ts';
import { readPort } from '../local/read-port.ts';
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
  const outputs = readOutputs(options.outputs);
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

function readOutputs(file: string): AmplifyOutputs {
  let outputs: Partial<AmplifyOutputs>;
  try {
    outputs = JSON.parse(readFileSync(file, 'utf8')) as Partial<AmplifyOutputs>; // Looked at below.
  } catch {
    throw new Error(
      `${file} cannot be read: run "npm run deploy" first, or name another file with --outputs`,
    );
  }
  if (!URL.canParse(outputs.data?.url ?? '') || !outputs.auth?.user_pool_client_id) {
    throw new Error(
      `${file} names no API and user pool: it must be one that "npm run deploy" or "npm start" wrote`,
    );
  }
  return outputs as AmplifyOutputs; // The rest was written with it.
}

function consoleFor({ auth, data, custom }: AmplifyOutputs): Console {
  // What the local stack adds to the file.
  const endpoint = custom?.['cognito_endpoint'] as string | undefined;
  return createConsole({
    graphqlUrl: data.url,
    userPoolUrl: endpoint ?? `https://cognito-idp.${auth.aws_region}.amazonaws.com/`,
    userPoolClientId: auth.user_pool_client_id,
    examples: readOperations(),
    schema: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    log: (line) => console.error(line),
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
