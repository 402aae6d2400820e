import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    // By default one core is left idle, which on a small machine is half of it.
    maxWorkers: '100%',
    // Each file starts the servers that it needs, once: a cold start on a busy machine takes seconds, not milliseconds.
    hookTimeout: 60_000,
    testTimeout: 20_000,
    // The SDK warns of Node.js versions that it will leave behind; the tests' output is about this product.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
