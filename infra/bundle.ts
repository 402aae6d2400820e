import { buildSync } from 'esbuild';

/** AppSync's limit on the code of one function or resolver, in characters. */
export const codeLimit = 32_000;

/**
 * Bundles one resolver or function file into the one JavaScript module that AppSync takes, with the flags that AWS gives.
 * There is no source map: it would count towards the size limit.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html
 *
 * @param file path of a TypeScript file that exports `request` and `response`
 * @throws Error with esbuild's own diagnostics, or when the bundle is too large
 */
export function bundle(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    external: ['@aws-appsync/utils'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  if (code.length > codeLimit) {
    throw new Error(`${file}: the bundle has ${code.length} characters; AppSync takes at most ${codeLimit}`);
  }
  return code;
}
