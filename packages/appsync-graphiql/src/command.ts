import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationError, readOutputs } from 'appsync-cognito-client';
import type { Configuration } from 'appsync-cognito-client';
import { Command, InvalidArgumentError } from 'commander';
import type { IntrospectionQuery } from 'graphql';
import { createConsole } from './console.ts';
import type { Console } from './console.ts';
import type { ConsoleExample } from './page-settings.ts';

export interface ConsoleCommandOptions {
  /** The name of the API's product, which the page shows. @default the console's name */
  readonly title?: string;
  /** Operations to choose from. @default none */
  readonly examples?: readonly ConsoleExample[];
  /**
   * The schema, for documentation and completion where the API refuses introspection.
   *
   * @default introspection
   */
  readonly introspection?: IntrospectionQuery;
  /** The remedy when the outputs file is missing, e.g. `run "npm run deploy" first`. @default none */
  readonly advice?: string;
}

interface CommandLine {
  readonly outputs: string;
  readonly port: number;
}

/**
 * Serves the console on this machine, for the API that an `amplify_outputs.json` names, until the process is
 * stopped. A file that cannot be read or a port that is in use ends it with one line and exit code 1.
 *
 * @param name the command as people type it, for its help
 */
export async function runConsole(name: string, options: ConsoleCommandOptions = {}): Promise<void> {
  const { outputs: file, port } = new Command(name)
    .description('Serves GraphiQL with sign-in on this machine, for an AppSync API.')
    .option('--outputs <file>', 'the amplify_outputs.json of the API', 'amplify_outputs.json')
    .option('--port <number>', 'port to listen on; 0 for any free port', readPort, 4001)
    .parse()
    .opts<CommandLine>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(0));
  }
  try {
    const configuration = readConfiguration(file, options.advice);
    const server = await serve(consoleFor(configuration, options), port);
    const { port: actual } = server.address() as AddressInfo; // It listens on a port.
    say(`Ready at http://localhost:${actual}/ for ${configuration.graphqlUrl}. Stop with Ctrl+C.`);
  } catch (error) {
    if (!(error instanceof CommandRefused)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What the person who runs the command can mend, in one line; any other error keeps its stack. */
class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return port;
}

/** @throws {Error} with one line, when the file cannot be read, or names no API and user pool */
function readConfiguration(file: string, advice: string | undefined): Configuration {
  let outputs: unknown;
  try {
    outputs = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const remedy = [...(advice === undefined ? [] : [advice]), 'name another file with --outputs'].join(
      ', or ',
    );
    throw new CommandRefused(`${file} cannot be read: ${remedy}`);
  }
  try {
    return readOutputs(outputs);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    throw new CommandRefused(`${file} does not name an API and a user pool: ${error.message}`);
  }
}

function consoleFor(
  { graphqlUrl, userPoolUrl, userPoolClientId, selfSignUp, passwordPolicy }: Configuration,
  { title, examples = [], introspection }: ConsoleCommandOptions,
): Console {
  return createConsole({
    graphqlUrl,
    userPoolUrl,
    userPoolClientId,
    selfSignUp,
    ...(passwordPolicy === undefined ? {} : { passwordPolicy }),
    ...(title === undefined ? {} : { title }),
    examples,
    ...(introspection === undefined ? {} : { introspection }),
    log: (line) => process.stderr.write(`${line}\n`),
  });
}

/** @throws {CommandRefused} when the port is in use or not allowed */
async function serve(page: Console, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (page.handles(request)) {
      page.handle(request, response);
    } else {
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end('Not found: this server has the console only, at /.\n');
    }
  });
  server.listen(port, 'localhost');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new CommandRefused(
      `Port ${port} cannot be listened on (${codeOf(error)}): choose another with --port, or 0 for any free port`,
      { cause: error },
    );
  }
  return server;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
