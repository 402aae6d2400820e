import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { startLocalStack } from 'appsync-local-stack';
import { writeAmplifyOutputs } from 'appsync-local-stack/outputs';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { synthesize } from '../../infra/synthesize.ts';
import { temporaryDirectory } from '../support/start-command.ts';
import { runClientProgram } from './client-program.ts';
import type { ClientProgram } from './client-program.ts';
import type { AtEnd } from './interrupted-stack.ts';

/**
 * A stack that runs already: what is known of it is its `amplify_outputs.json` and a user, who may have
 * expenses.
 */
export interface DeployedStack {
  /** Whether it is the one of stage prod that was started for want of another. */
  readonly isStartedHere: boolean;
  readonly outputs: AmplifyOutputs;
  readonly username: string;
  readonly password: string;
  readonly runClient: (name: string) => ClientProgram;
  /** Sends an operation as the user, by `npm run graphql`; gives the answer's `data`. */
  readonly graphql: (operation: string, variables: object) => Promise<Record<string, { id: string }>>;
  /** Runs `npm run console`; gives its origin. */
  readonly startConsole: () => Promise<string>;
}

interface KnownStack {
  readonly outputsFile: string;
  readonly username: string;
  readonly password: string;
  /** Of the programs that talk to it. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Finds the stack whose file `AMPLIFY_OUTPUTS` names, and the user of `TEST_USERNAME` and `TEST_PASSWORD`.
 * Without the variable it starts one of stage prod, over TLS.
 */
export async function findDeployedStack(atEnd: AtEnd): Promise<DeployedStack> {
  const { AMPLIFY_OUTPUTS: outputsFile, TEST_USERNAME: username, TEST_PASSWORD: password } = process.env;
  if (outputsFile !== undefined && (username === undefined || password === undefined)) {
    throw new Error('AMPLIFY_OUTPUTS names a stack: say with TEST_USERNAME and TEST_PASSWORD who signs in');
  }
  const isStartedHere = outputsFile === undefined;
  const known = isStartedHere
    ? await startProdStack(atEnd)
    : { outputsFile, username: username ?? '', password: password ?? '', env: process.env };
  const { env } = known;
  const as = ['--user', known.username, '--password', known.password];
  return {
    isStartedHere,
    outputs: JSON.parse(readFileSync(known.outputsFile, 'utf8')) as AmplifyOutputs, // What the variable is for.
    username: known.username,
    password: known.password,
    runClient: (name) => {
      const program = runClientProgram(name, [known.outputsFile, known.username, known.password], env);
      atEnd(() => program.kill());
      return program;
    },
    graphql: async (operation, variables) => {
      const what = ['--outputs', known.outputsFile, '--variables', JSON.stringify(variables), operation];
      const command = ['--import', 'tsx', 'scripts/graphql.ts', ...as, ...what];
      const { stdout } = await promisify(execFile)(process.execPath, command, { env });
      // An answer with errors ends the command with another status.
      return (JSON.parse(stdout) as { data: Record<string, { id: string }> }).data;
    },
    startConsole: () => startConsole(known.outputsFile, atEnd),
  };
}

async function startProdStack(atEnd: AtEnd): Promise<KnownStack> {
  const dataDirectory = temporaryDirectory(atEnd);
  const stack = await startLocalStack({
    synthesize: () => synthesize({ stage: 'prod' }),
    tls: true,
    dataDirectory,
  });
  atEnd(() => stack.close());
  const outputsFile = join(dataDirectory, 'amplify_outputs.json');
  await writeAmplifyOutputs(outputsFile, stack.outputs);
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: stack.certificateFile };
  return { outputsFile, ...stack.demoUser, env };
}

async function startConsole(outputsFile: string, atEnd: AtEnd): Promise<string> {
  const command = ['--import', 'tsx', 'scripts/console.ts', '--outputs', outputsFile, '--port', '0'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  atEnd(async () => {
    child.kill();
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /^Ready at (\S+)\/ for /.exec(line) ?? [];
    if (origin !== undefined) {
      // Bundled before a browser waits for it.
      await fetch(`${origin}/console/main.js`);
      return origin;
    }
  }
  throw new Error('npm run console has ended');
}
