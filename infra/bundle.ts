import { statSync } from 'node:fs';
import { CodeRejected, checkModule } from 'appsync-local-stack/check';
import { buildSync } from 'esbuild';
import type { BuildFailure } from 'esbuild';
import { UserError } from '../errors/user-error.ts';

/** An earlier bundle, and its sources. */
interface KeptBundle {
  readonly code: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** The bundles of this process, by file: with many stacks, a file is bundled once. */
const kept = new Map<string, KeptBundle>();

/**
 * Bundles one resolver or function file into the one JavaScript module that AppSync takes, with the flags
 * that AWS gives. There is no source map: it would count towards the size limit. Code that AppSync would
 * refuse, or is reported to run differently from JavaScript, is refused here, so that it cannot be deployed.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 *
 * @param file path of a TypeScript file that exports `request` and `response`
 * @throws {UserError} when esbuild refuses the file, when the bundle is too large, or when AppSync would not
 *   run it; the message has every reason, a line each: `code.js:<line>:<column>` is a place in the bundle
 */
export function bundle(file: string): string {
  const before = kept.get(file);
  if (before && Object.entries(before.sources).every(([path, version]) => versionOf(path) === version)) {
    return before.code;
  }
  const { outputFiles, metafile } = build(file);
  const code = outputFiles[0]?.text ?? '';
  refuseUnsupported(file, code);
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

/** Changes with a file, and when it goes away. */
function versionOf(path: string): string {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
  return `${mtimeMs} ${size}`;
}

function refuseUnsupported(file: string, code: string): void {
  try {
    checkModule(code);
  } catch (error) {
    if (!(error instanceof CodeRejected)) {
      throw error;
    }
    const message = `${file}: AppSync would not run the bundle as intended\n${error.message}`;
    throw new UserError('RESOLVER', message);
  }
}
