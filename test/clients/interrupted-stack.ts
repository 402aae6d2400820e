import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { print } from 'graphql';
import { afterAll } from 'vitest';
import { AddExpenseDocument } from '../../operations/generated/documents.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';
import type { StartCommand } from '../support/start-command.ts';
import { runClientProgram } from './client-program.ts';
import type { ClientProgram } from './client-program.ts';

/** A stack as people start it that fails and comes back. */
export interface InterruptedStack {
  readonly origin: string;
  /** Its certificate, as PEM text; only with TLS. */
  readonly certificate: string | undefined;
  readonly demoUser: { readonly username: string; readonly password: string };
  /** All that it has printed since it was last started. */
  readonly stdout: () => string;
  /**
   * Runs a client with the stack's `amplify_outputs.json` and the certificate as the one thing that it trusts
   * in addition.
   */
  readonly runClient: (
    name: string,
    user: { readonly username: string; readonly password: string },
  ) => ClientProgram;
  /** Ends the stack by a signal and starts it again, on the same port and with the same data. */
  readonly restart: (signal: NodeJS.Signals) => Promise<void>;
  /** Kills the stack; `resume` starts it again as it was. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Adds an expense of the demo user from another device: by `npm run graphql`. */
  readonly addElsewhere: () => Promise<void>;
}

const LUNCH = { date: '2024-01-10', amount: 3, category: 'Food', description: 'Lunch' };

/** Takes what to do when the test file has ended; what came last is done first. */
export type AtEnd = (clean: () => unknown) => void;

/** To be called beside a `beforeAll`, for what that begins. */
export function useAtEnd(): AtEnd {
  const cleans: (() => unknown)[] = [];
  afterAll(async () => {
    for (const clean of cleans.reverse()) {
      await clean();
    }
  });
  return (clean) => cleans.push(clean);
}

/** Starts a stack with options of `npm start`. */
export async function startInterruptedStack(
  options: readonly string[],
  atEnd: AtEnd,
): Promise<InterruptedStack> {
  const directory = temporaryDirectory(atEnd);
  const start = (port: string) => startCommand(directory, ['--port', port, ...options], { atEnd });
  let stack: StartCommand = start('0');
  await stack.ready;

  const { data, custom } = stack.outputs();
  const { origin, port } = new URL(data.url);
  const outputsFile = join(directory, 'amplify_outputs.json');
  const certificateFile = join(directory, 'certificates', 'localhost.crt');
  const isTls = options.includes('--tls');
  const env = { ...process.env, ...(isTls ? { NODE_EXTRA_CA_CERTS: certificateFile } : {}) };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    stack.kill(signal);
    await stack.ended;
  };
  const resume = async (): Promise<void> => {
    stack = start(port);
    await stack.ready;
  };
  return {
    origin,
    certificate: isTls ? readFileSync(certificateFile, 'utf8') : undefined,
    demoUser: custom.demo_user,
    stdout: () => stack.stdout(),
    runClient: (name, { username, password }) => {
      const program = runClientProgram(name, [outputsFile, username, password], env);
      atEnd(() => program.kill());
      return program;
    },
    restart: async (signal) => {
      await end(signal);
      await resume();
    },
    pause: () => end('SIGKILL'),
    resume,
    addElsewhere: async () => {
      const program = ['--import', 'tsx', 'scripts/graphql.ts'];
      const variables = JSON.stringify({ input: LUNCH });
      const options = ['--outputs', outputsFile, '--variables', variables];
      const command = [...program, ...options, print(AddExpenseDocument)];
      await promisify(execFile)(process.execPath, command, { env });
    },
  };
}
