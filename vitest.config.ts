import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Holds what all other files have done against the data source roles, so that it runs after them. */
const AFTERWARDS = 'test/integration/data-source-roles.test.ts';

/** What each project must be told for itself. */
const common = {
  // Many a file waits for a server or a process; by default even a core would be left idle.
  maxWorkers: availableParallelism() + 1,
  // Limits for what hangs: they prove nothing about speed, which is the benchmarks' matter, and no busy
  // machine comes near.
  hookTimeout: 600_000,
  testTimeout: 600_000,
  // The SDK warns of Node.js versions that it will leave behind; the tests' output is about this product.
  // It would load another copy of graphql than the tests do.
  server: { deps: { inline: ['@graphql-inspector/core'] } },
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
};

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    projects: [
      // Real clients and a browser, and benchmarks in small: `npm run test:clients` and `npm run test:bench`
      // run these projects, `npm test` names the others.
      { test: { ...common, name: 'clients', include: ['test/clients/**/*.test.ts'] } },
      { test: { ...common, name: 'bench', include: ['test/bench/quick-runs/**/*.test.ts'] } },
      // What reaches people and AWS: a fresh clone, the CDK CLI's template, `.ci/run`. It needs the npm
      // registry: `npm run test:delivery`.
      { test: { ...common, name: 'delivery', include: ['test/delivery/**/*.test.ts'] } },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          isolate: false,
          setupFiles: 'test/support/each-file.ts',
        },
      },
      {
        test: {
          ...common,
          name: 'stack',
          include: [
            'test/**/*.test.ts',
            'packages/*/src/**/*.test.ts',
            'cli/src/**/*.test.ts',
            'web/{src,site}/**/*.test.{ts,tsx}',
          ],
          exclude: ['test/{clients,e2e,delivery,bench/quick-runs}/**', AFTERWARDS],
          // Files share the modules that they load, the AWS SDK above all: a quarter of the processor time.
          isolate: false,
          setupFiles: 'test/support/each-file.ts',
        },
      },
      { test: { ...common, name: 'roles', include: [AFTERWARDS], sequence: { groupOrder: 1 } } },
    ],
  },
});
