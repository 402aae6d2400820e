import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ConfigurationError, createExpenseClient } from 'expense-tracker-client';
import type { ExpenseClient, RealtimeSocketClass } from 'expense-tracker-client';
import { CliError, usageError } from './cli-error.ts';
import { directoriesOf } from './config/directories.ts';
import type { Directories } from './config/directories.ts';
import { findOutputs } from './config/outputs.ts';
import type { FoundOutputs } from './config/outputs.ts';
import { sessionFile } from './config/session-file.ts';
import type { SessionFile } from './config/session-file.ts';
import { EXIT } from './exit-code.ts';
import { createOutput } from './output/output.ts';
import type { EverywhereOptions, Output } from './output/output.ts';
import type { Terminal } from './terminal.ts';

/** One run of a command: where it reads and writes, and the API that it talks to. */
export interface App {
  readonly terminal: Terminal;
  readonly directories: Directories;
  readonly output: Output;
  readonly stack: FoundOutputs;
  readonly client: ExpenseClient;
  readonly session: SessionFile;
  /** Where the session is kept. */
  readonly sessionPath: string;
  /** Tells stacks apart in the names of files. */
  readonly stackKey: string;
}

export interface AppProps {
  /** Needed for what happens elsewhere. @default none, which saves loading it */
  readonly webSocket?: RealtimeSocketClass;
  /** How long a call may take with all its tries, in milliseconds. @default 60,000 */
  readonly timeLimitMs?: number;
}

/**
 * Finds the stack, and the session with it.
 *
 * @throws {CliError} when there is no stack to be found
 */
export function openApp(terminal: Terminal, options: EverywhereOptions, props: AppProps = {}): App {
  const directories = directoriesOf(terminal.env);
  const stack = findOutputs(terminal, directories, options.outputs);
  const stackKey = keyOf(stack.outputs);
  const sessionPath = join(directories.config, 'sessions', `${stackKey}.json`);
  const session = sessionFile(sessionPath);
  return {
    terminal,
    directories,
    output: createOutput(terminal, options),
    stack,
    client: clientOf(stack, session, props),
    session,
    sessionPath,
    stackKey,
  };
}

/**
 * The same for what needs a signed-in user.
 *
 * @throws {CliError} when nobody is signed in
 */
export function openSignedIn(terminal: Terminal, options: EverywhereOptions, props: AppProps = {}): App {
  const app = openApp(terminal, options, props);
  usernameOf(app);
  return app;
}

/** Who is signed in. @throws {CliError} when nobody is */
export function usernameOf({ client }: App): string {
  const { username } = client.userPool.state();
  if (username === undefined) {
    throw signedOut(`nobody is signed in to ${client.configuration.graphqlUrl}: run "expenses login"`);
  }
  return username;
}

export function signedOut(message: string): CliError {
  return new CliError('SIGNED_OUT', message, EXIT.signedOut);
}

function clientOf({ file, outputs }: FoundOutputs, session: SessionFile, props: AppProps): ExpenseClient {
  try {
    return createExpenseClient({ outputs, storage: session, ...props });
  } catch (error) {
    throw error instanceof ConfigurationError ? usageError(`${file}: ${error.message}`) : error;
  }
}

/** Sessions of two stacks are two files. A stack is its user pool's app client at its address. */
function keyOf(outputs: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(identityOf(outputs)))
    .digest('hex')
    .slice(0, 16);
}

function identityOf(outputs: unknown): unknown {
  const { auth, data } =
    (outputs as {
      auth?: { user_pool_id?: unknown; user_pool_client_id?: unknown };
      data?: { url?: unknown };
    } | null) ?? {}; // What is missing there, the client refuses by name.
  return [data?.url, auth?.user_pool_id, auth?.user_pool_client_id];
}
