import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { onTestFinished } from 'vitest';
import { bundledCommand } from './command.ts';

/** A run of `npm start`, without npm in between, so that signals reach it. */
export interface StartCommand {
  readonly pid: number;
  /** Fulfilled with the line that begins with `Ready`; rejected when the command ends before. */
  readonly ready: Promise<string>;
  /** Fulfilled when it has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** All that it has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** What it wrote for clients. */
  readonly outputs: () => AmplifyOutputs & { custom: { demo_user: { username: string; password: string } } };
}

/**
 * A new directory for one test, removed when the test ends.
 *
 * @param atEnd takes what to do then; not `afterAll` itself when called in a hook, where that does nothing
 *   @default onTestFinished
 */
export function temporaryDirectory(atEnd: (clean: () => void) => void = onTestFinished): string {
  const directory = mkdtempSync(join(tmpdir(), 'local-stack-'));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export interface StartCommandOptions {
  /** @default this process's */
  readonly env?: NodeJS.ProcessEnv;
  /** Takes what to do when the test ends. @default onTestFinished */
  readonly atEnd?: (clean: () => Promise<void>) => void;
  /** What Node.js is given. @default the bundled command */
  readonly program?: readonly string[];
}

/** Runs `npm start` with the given options; it is ended with the test. */
export function startCommand(
  dataDirectory: string,
  options: readonly string[],
  { env = process.env, atEnd = onTestFinished, program = bundledCommand('start') }: StartCommandOptions = {},
): StartCommand {
  const child = spawn(process.execPath, [...program, '--data-dir', dataDirectory, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NO_COLOR: '1' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const line = /^Ready.*$/m.exec(stdout)?.[0];
      if (line !== undefined) {
        resolve(line);
      }
    });
    void ended.then(() => reject(new Error(`npm start ended: ${stderr}`)));
  });
  ready.catch(() => undefined); // Tests of failures never await it.
  atEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    kill: (signal) => void child.kill(signal),
    outputs: () =>
      // The command wrote it.
      JSON.parse(readFileSync(join(dataDirectory, 'amplify_outputs.json'), 'utf8')) as ReturnType<
        StartCommand['outputs']
      >,
  };
}

/** Signs the demo user in, over plain HTTP as any client would. */
export async function demoToken({ outputs }: StartCommand): Promise<string> {
  const { auth, data, custom } = outputs();
  const response = await fetch(new URL(data.url).origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: auth.user_pool_client_id,
      AuthParameters: { USERNAME: custom.demo_user.username, PASSWORD: custom.demo_user.password },
    }),
  });
  const { AuthenticationResult } = (await response.json()) as {
    AuthenticationResult: { AccessToken: string };
  }; // Cognito's
  return AuthenticationResult.AccessToken;
}
