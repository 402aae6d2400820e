import { statSync } from 'node:fs';
import { CodeRejected, checkModule } from 'appsync-local-stack/check';
import type { CheckedModule } from 'appsync-local-stack/check';
import { buildSync, transformSync } from 'esbuild';
import type { BuildFailure, Metafile } from 'esbuild';
import { UserError } from '../errors/user-error.ts';
import { refuseLargeBundle } from './size-limits.ts';

/** An earlier bundle, and its sources. */
interface KeptBundle {
  readonly code: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** The bundles of this process, by file: with many stacks, a file is bundled once. */
const kept = new Map<string, KeptBundle>();

/**
 * Bundles one resolver or function file into the one JavaScript module that AppSync takes, with the flags
 * that AWS gives, and without white space that it does not need. Names stay as they are, and there is no
 * source map: it would count towards the size limit. Code that AppSync would refuse, or is reported to run
 * differently from JavaScript, is refused here, so that it cannot be deployed.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 *
 * @param file path of a TypeScript file that exports `request` and `response`
 * @throws {UserError} when esbuild refuses the file, when the bundle is too large, or when AppSync would not
 *   run it; the message has every reason, a line each: `code.js:<line>:<column>` is a place in the bundle
 */
export function bundle(file: string): string {
  const before = kept.get(file);
  if (
    before !== undefined &&
    Object.entries(before.sources).every(([path, version]) => versionOf(path) === version)
  ) {
    return before.code;
  }
  const { outputFiles, metafile } = build(file);
  const readable = outputFiles[0]?.text ?? '';
  // Here first: a place in it is found more easily.
  check(file, readable);
  const code = compact(file, readable);
  refuseLargeBundle(file, code, partsOf(metafile));
  const sources = Object.keys(metafile.inputs).map((path) => [path, versionOf(path)]);
  kept.set(file, { code, sources: Object.fromEntries(sources) as KeptBundle['sources'] }); // pairs of strings
  return code;
}

function build(file: string) {
  try {
    return buildSync({
      entryPoints: [file],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      target: 'esnext',
      external: ['@aws-appsync/utils'],
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
    });
  } catch (error) {
    if (!isBuildFailure(error)) {
      throw error;
    }
    throw new UserError('RESOLVER', error.message, { cause: error });
  }
}

/** Whether esbuild has found something wrong in the sources: a place in each of its messages. */
function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && 'warnings' in error;
}

/** How many bytes of a bundle come from each source file. */
function partsOf({ outputs }: Metafile): Record<string, number> {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
}

/** Changes with a file, and when it goes away. */
function versionOf(path: string): string {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
  return `${mtimeMs} ${size}`;
}

/**
 * The module without white space that it does not need, a line for each statement at its top: AppSync's
 * errors name a line and a column, and so the function.
 */
function compact(file: string, readable: string): string {
  const { code } = transformSync(readable, {
    minifyWhitespace: true,
    target: 'esnext',
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const { body } = check(file, code);
  return body.map(({ start, end }) => `${code.slice(start, end)}\n`).join('');
}

/** The syntax tree of a module that AppSync runs as it is meant. */
function check(file: string, code: string): CheckedModule['program'] {
  try {
    return checkModule(code).program;
  } catch (error) {
    if (!(error instanceof CodeRejected)) {
      throw error;
    }
    const message = `${file}: AppSync would not run the bundle as intended\n${error.message}`;
    throw new UserError('RESOLVER', message);
  }
}
