import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Run by `npm pack` in a package's folder: `before` builds `dist/` and lets package.json name what is built,
// `after` takes it back.
//
// In the repository the packages export their TypeScript, so that nothing has to be built for a change to be
// seen. Beneath node_modules no loader takes TypeScript: what is packed is JavaScript with declarations.

const MANIFEST = 'package.json';
const ORIGINAL = 'package.json.unpacked';

if (process.argv[2] === 'before') {
  // One that a killed `npm pack` has left behind.
  takeBack();
  rmSync('dist', { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { stdio: 'inherit' });
  if (existsSync('build.ts')) {
    execFileSync(process.execPath, ['--import', 'tsx', 'build.ts'], { stdio: 'inherit' });
  }
  const manifestData = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  copyFileSync(MANIFEST, ORIGINAL);
  const published = { ...manifestData };
  delete published.devDependencies;
  delete published.scripts;
  published.exports = Object.fromEntries(
    Object.entries(manifestData.exports).map(([name, source]) => [name, builtOf(source)]),
  );
  writeFileSync(MANIFEST, `${JSON.stringify(published, undefined, 2)}\n`);
} else {
  takeBack();
}

/** `./src/a.ts` as what is built of it; other files are as they are. */
function builtOf(source) {
  if (!source.endsWith('.ts')) {
    return source;
  }
  const path = source.replace('./src/', './dist/').replace(/\.ts$/, '');
  return { types: `${path}.d.ts`, default: `${path}.js` };
}

function takeBack() {
  if (existsSync(ORIGINAL)) {
    renameSync(ORIGINAL, MANIFEST);
  }
}
