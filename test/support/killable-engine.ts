import { pickFreePort, startEngine } from 'appsync-local-stack/dynamodb';
import type { Engine } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { temporaryDirectory } from './start-command.ts';

/** An engine that keeps its data in a directory and can be killed as by a power failure. */
export interface KillableEngine {
  readonly endpoint: string;
  /** Ends it by `kill -9`, whatever is under way. */
  readonly kill: () => Promise<void>;
  /** Starts it again, on its data and at its address. */
  readonly start: () => Promise<void>;
}

/** Starts an engine, once for the tests of a `describe`. */
export function useKillableEngine(): KillableEngine {
  const state: { engine?: Engine; port?: number; directory?: string; removeDirectory?: () => void } = {};
  const start = async () => {
    state.engine = await startEngine({
      dataDirectory: state.directory ?? '',
      pickPort: () => Promise.resolve(state.port ?? 0),
    });
  };
  beforeAll(async () => {
    state.directory = temporaryDirectory((remove) => {
      state.removeDirectory = remove;
    });
    state.port = await pickFreePort();
    await start();
  });
  afterAll(async () => {
    await state.engine?.close();
    state.removeDirectory?.();
  });
  return {
    get endpoint() {
      return state.engine?.endpoint ?? '';
    },
    kill: async () => {
      const pid = state.engine?.pid;
      if (pid === undefined) {
        throw new Error('There is no engine to kill');
      }
      process.kill(pid, 'SIGKILL');
      await state.engine?.close();
    },
    start,
  };
}
