import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { eventually } from 'appsync-local-stack/testing';
import { expect, onTestFinished } from 'vitest';

/** A program in a pseudo-terminal, and a person before it. */
export interface OpenTerminal {
  /** All that was shown so far, without colours and movements of the cursor. */
  readonly shown: () => string;
  /** Waits until a text is shown that was not there before the last key. */
  readonly see: (text: string) => Promise<void>;
  readonly type: (keys: string) => void;
  /** Fulfilled when the program has ended: its exit code, or 128 and its signal as a shell gives it. */
  readonly exitCode: Promise<number>;
}

export const ENTER = '\r';
export const CONTROL_C = '\x03';

/** Starts Node.js with a program and its words in a terminal. */
export function openTerminal(
  program: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): OpenTerminal {
  const terminal = spawn(process.execPath, [...program], { cwd, env, cols: 120, rows: 40 });
  let shown = '';
  let seen = 0;
  terminal.onData((text) => (shown += text));
  let hasEnded = false;
  const exitCode = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode: code, signal = 0 }) => {
      hasEnded = true;
      resolve(signal === 0 ? code : 128 + signal);
    });
  });
  onTestFinished(() => {
    if (!hasEnded) {
      terminal.kill('SIGKILL');
    }
  });
  return {
    shown: () => stripVTControlCharacters(shown),
    async see(text) {
      await eventually(() => expect(stripVTControlCharacters(shown.slice(seen))).toContain(text));
    },
    type(keys) {
      seen = shown.length;
      terminal.write(keys);
    },
    exitCode,
  };
}
