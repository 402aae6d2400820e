import { statSync } from 'node:fs';
import { CodeRejected, checkModule } from 'appsync-local-stack/check';
import { buildSync } from 'esbuild';

/** A bundle made before, and the sources that it was made of. */
interface KeptBundle {
  readonly code: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** What was bundled in this process, by file: who synthesizes many stacks bundles once. */
const kept = new Map<string, KeptBundle>();

/**
 * Bundles one resolver or function file into the one JavaScript module that AppSync takes, with the flags
 * that AWS gives. There is no source map: it would count towards the size limit. What AppSync would refuse,
 * or is reported to run otherwise than JavaScript, is refused here already, so that it cannot be deployed.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 *
 * @param file path of a TypeScript file that exports `request` and `response`
 * @throws {Error} when esbuild refuses the file, or when AppSync would refuse the bundle or not run it as
 * meant; the message has every reason, a line each: `code.js:<line>:<column>` is a place in the bundle
 */
export function bundle(file: string): string {
  const before = kept.get(file);
  if (before && Object.entries(before.sources).every(([path, version]) => versionOf(path) === version)) {
    return before.code;
  }
  const { outputFiles, metafile } = buildSync({
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
  const code = outputFiles[0]?.text ?? '';
  refuseUnsupported(file, code);
  const sources = Object.keys(metafile.inputs).map((path) => [path, versionOf(path)]);
  kept.set(file, { code, sources: Object.fromEntries(sources) as KeptBundle['sources'] }); // pairs of texts
  return code;
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
    throw new Error(`${file}: AppSync would not run the bundle as it is meant\n${error.message}`);
  }
}
