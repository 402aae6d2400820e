import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The scripts that the sandbox process is started with. */
export interface SandboxScripts {
  /** The script of the process, CommonJS. */
  readonly processScript: string;
  /**
   * An expression whose value is the sandbox's function that runs a handler; to be evaluated in the vm
   * context.
   */
  readonly sandboxScript: string;
}

/**
 * The globals that the sandbox's own code uses. It keeps them as parameters, because the lockdown removes
 * them.
 */
const KEPT_GLOBALS = [
  'Array',
  'BigInt',
  'Boolean',
  'Date',
  'Error',
  'Function',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'RangeError',
  'Reflect',
  'RegExp',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'WeakSet',
  'globalThis',
];

/** `.ts` in the repository, `.js` in a package that is installed. */
const ownEnding = extname(import.meta.url);

let scripts: Promise<SandboxScripts> | undefined;

/** Builds the scripts, once in this process. */
export function sandboxScripts(): Promise<SandboxScripts> {
  scripts ??= Promise.all([bundle('sandbox-process-entry'), bundle('../sandbox/sandbox')]).then(
    ([processScript, sandbox]) => {
      const kept = KEPT_GLOBALS.join(',');
      return {
        processScript,
        sandboxScript: `(function(${kept}){'use strict';${sandbox}\nreturn bundled.startSandbox();})(${kept})`,
      };
    },
  );
  return scripts;
}

async function bundle(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${path}${ownEnding}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundled',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const [output] = outputFiles;
  if (output === undefined) {
    throw new Error(`esbuild made nothing of ${path}`);
  }
  return output.text;
}
