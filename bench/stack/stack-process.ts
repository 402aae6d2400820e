import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { UserError } from '../../errors/user-error.ts';

/** The data of the stack that its process sends. */
interface ReadyStack {
  /** E.g. `http://localhost:4000`. */
  readonly origin: string;
  readonly engine: string;
  /** The engine's endpoint, for calls without the stack. */
  readonly dynamodbEndpoint: string;
  readonly tableName: string;
  readonly outputs: AmplifyOutputs;
}

/** A request to the stack's process. */
export type ToStack = 'memory?';

/** A message of the stack's process. */
export type FromStack =
  | { readonly type: 'ready'; readonly stack: ReadyStack }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'memory'; readonly bytes: number };

/** A local stack in a separate process, so that load and server do not share an event loop. */
export interface StackProcess extends ReadyStack {
  /** The server's process; the engine and the process that runs resolvers are its children. */
  readonly pid: number;
  /**
   * The resident memory of the server's process in bytes, without the engine and the process that runs
   * resolvers.
   */
  readonly memory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the whole local stack in memory, on any free port.
 *
 * @throws {Error} when it could not start; the message is the printed line
 */
export async function startStackProcess(): Promise<StackProcess> {
  const child = fork(fileURLToPath(new URL('stack-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const started = await nextMessage(child);
  if (started.type === 'failed') {
    throw new UserError('STACK', started.message);
  }
  if (started.type !== 'ready') {
    throw new Error('The stack did not say that it is ready');
  }
  return {
    ...started.stack,
    pid: child.pid ?? Number.NaN,
    memory: async () => {
      const question: ToStack = 'memory?';
      child.send(question);
      const answer = await nextMessage(child);
      return answer.type === 'memory' ? answer.bytes : Number.NaN;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function nextMessage(child: ChildProcess): Promise<FromStack> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('The stack has ended by itself'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as FromStack); // stack-child.ts sends nothing else.
    });
  });
}
