import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

/** A fenced block of a page. */
export interface CodeBlock {
  /** The second-level heading above it, e.g. `Try it`; empty before the first. */
  readonly heading: string;
  /** The word after the fence, e.g. `sh`. */
  readonly language: string;
  readonly code: string;
}

/** Whether the shell that pages are written for is there. */
export const hasShell = ['bash', 'curl'].every((command) => spawnSync(command, ['--version']).status === 0);

/** The fenced blocks of a Markdown file, in order. */
export function codeBlocks(file: string): CodeBlock[] {
  return readFileSync(file, 'utf8')
    .split(/^## /m)
    .flatMap((section, index) => {
      const heading = index === 0 ? '' : (section.split('\n', 1)[0] ?? '');
      return [...section.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', code = '']) => ({
        heading,
        language,
        code,
      }));
    });
}

/** A page's commands with a started stack in the place of the one that they take for granted. */
export function forStack(command: string, origin: string, dataDirectory: string): string {
  return command
    .replaceAll('http://localhost:4000', origin)
    .replaceAll('./.local/', `${dataDirectory}/`)
    .replaceAll('graphql --', `graphql -- --outputs ${dataDirectory}/amplify_outputs.json`);
}

/** A shell into which commands are pasted one after another: variables and functions stay. */
export interface Shell {
  /** Fulfilled with what the command prints on its standard output, when it is done. */
  readonly run: (command: string) => Promise<string>;
}

const END_OF_OUTPUT = '@@ end of output @@';

/** Opens a bash; it is closed with the test. */
export function openShell(): Shell {
  const child = spawn('bash', [], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8');
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        let output = '';
        const closed = () => reject(new Error(`The shell ended in the middle of: ${command}`));
        const listen = (text: string) => {
          output += text;
          if (output.endsWith(`${END_OF_OUTPUT}\n`)) {
            child.stdout.off('data', listen);
            child.off('close', closed);
            resolve(output.slice(0, -END_OF_OUTPUT.length - 1).trim());
          }
        };
        child.stdout.on('data', listen);
        child.once('close', closed);
        // Its input is the rest of what is pasted: no command may read that.
        child.stdin.write(`{\n${command}\n} < /dev/null\necho '${END_OF_OUTPUT}'\n`);
      }),
  };
}
