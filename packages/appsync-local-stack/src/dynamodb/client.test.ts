import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');

describe('createDynamoDbClient', () => {
  it('makes a client without the SDK’s warning about the Node.js version, and hides no other warning', async () => {
    const script = `
      const { createDynamoDbClient } = await import('./dynamodb/client.ts');
      createDynamoDbClient({ endpoint: 'http://127.0.0.1:1', region: 'eu-central-1' });
      process.emitWarning('a warning of our own');
      console.log(process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED);`;

    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      {
        cwd: source,
        env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: undefined },
      },
    );

    expect(stderr).toContain('a warning of our own');
    expect(stderr).not.toContain('NodeVersionSupportWarning');
    expect(stdout).toBe('undefined\n');
  });
});
