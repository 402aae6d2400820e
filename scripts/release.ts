import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { release } from '../contract/release.ts';
import { failureText } from '../errors/user-error.ts';

/** `npm run release -- 0.2.0`: makes a version of this work tree, for somebody to look at and to commit. */

const root = fileURLToPath(new URL('..', import.meta.url));
const [version = ''] = new Command('npm run release --')
  .description(
    'Sets the version, writes CHANGELOG.md and keeps the schema that later ones are compared with.',
  )
  .argument('<version>', 'three numbers, for example 0.2.0')
  .parse().args;
try {
  await release(root, version, new Date().toISOString().slice(0, 10));
  execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`Read CHANGELOG.md, then: git commit -am "build: release ${version}" && git tag v${version}`);
} catch (error) {
  console.error(failureText(error));
  process.exitCode = 1;
}
