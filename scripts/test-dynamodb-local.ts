import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * `npm run test:dynamodb-local`: the tests of the data source and those over HTTP, on Amazon's DynamoDB Local
 * instead of Dynoxide. Needs Java 17; without Java it says so and passes. Further arguments go to vitest.
 */
const { JAVA_HOME: home = '' } = process.env;
const java = home === '' ? 'java' : join(home, 'bin', 'java');
if (spawnSync(java, ['-version']).status === 0) {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      'packages/appsync-local-stack/src/dynamodb',
      'test/integration',
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: { ...process.env, TEST_ENGINE: 'dynamodb-local' } },
  );
  process.exitCode = status ?? 1;
} else {
  console.log(`Skipped: DynamoDB Local needs Java 17 or newer, and ${java} does not run.`);
}
