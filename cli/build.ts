import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { licencesOf } from './licences.ts';

/**
 * Makes `dist/` for the package: JavaScript with everything that it uses, so that nothing has to be installed
 * beside it. What a command does not need is in chunks that it does not load.
 *
 * `node --import tsx build.ts [DIRECTORY]`, run in this folder.
 */
const [directory = 'dist'] = process.argv.slice(2);
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const { metafile } = await build({
  entryPoints: { expenses: 'src/bin.ts' },
  outdir: directory,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  metafile: true,
  legalComments: 'none',
  // Packages in CommonJS take Node.js's modules by `require`, and one of them its own file's name.
  banner: {
    js: [
      "import { createRequire as makeRequire } from 'node:module';",
      'const require = makeRequire(import.meta.url);',
      'const __filename = import.meta.url;',
    ].join('\n'),
  },
  // Native accelerators of `ws`, which does without them.
  external: ['bufferutil', 'utf-8-validate'],
  logLevel: 'warning',
});
const command = `${directory}/expenses.js`;
writeFileSync(command, `#!/usr/bin/env node\n${readFileSync(command, 'utf8')}`);
chmodSync(command, 0o755);
writeFileSync(`${directory}/THIRD-PARTY-LICENCES.txt`, licencesOf(Object.keys(metafile.inputs)));
