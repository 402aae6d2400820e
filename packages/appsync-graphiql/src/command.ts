import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readOutputs } from 'appsync-cognito-client';
import type { Configuration } from 'appsync-cognito-client';
import { Command, InvalidArgumentError } from 'commander';
import type { IntrospectionQuery } from 'graphql';
import { createConsole } from './console.ts';
import type { Console } from './console.ts';
import type { ConsoleExample } from './page-settings.ts';

export interface ConsoleCommandOptions {
  /** Operations to choose from. @default none */
  readonly examples?: readonly ConsoleExample[];
  /** The schema, for documentation and completion where the API refuses introspection. @default the API is asked */
  readonly introspection?: IntrospectionQuery;
  /** What to do when there is no file of outputs, e.g. `run "npm run deploy" first`. @default nothing is advised */
  readonly advice?: string;
}

interface CommandLine {
  readonly outputs: string;
  readonly port: number;
}

/**
 * Serves the console on this machine, for the API that an `amplify_outputs.json` names, until the process is stopped. A file that
 * cannot be read and a port that is taken end it with one line and exit code 1.
 *
 * @param name the command as people type it, for its help
 */
export async function runConsole(name: string, options: ConsoleCommandOptions = {}): Promise<void> {
  const { outputs: file, port } = new Command(name)
    .description('Serves GraphiQL with sign-in on this machine, for an AppSync API.')
    .option('--outputs <file>', 'the amplify_outputs.json of the API', 'amplify_outputs.json')
    .option('--port <number>', 'port to listen on; 0 for any free one', readPort, 4001)
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
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
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
    throw new Error(`${file} cannot be read: ${remedy}`);
  }
  try {
    return readOutputs(outputs);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} names no API and user pool: ${reason}`, { cause: error });
  }
}

function consoleFor(
  { graphqlUrl, userPoolUrl, userPoolClientId, selfSignUp }: Configuration,
  { examples = [], introspection }: ConsoleCommandOptions,
): Console {
  return createConsole({
    graphqlUrl,
    userPoolUrl,
    userPoolClientId,
    selfSignUp,
    examples,
    ...(introspection === undefined ? {} : { introspection }),
    log: (line) => process.stderr.write(`${line}\n`),
  });
}

/** @throws Error with one line: the port is taken or may not be used */
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
    throw new Error(
      `Port ${port} cannot be listened on (${codeOf(error)}): choose another with --port, or 0 for any free one`,
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
