import { describe, expect, it } from 'vitest';
import { isListening, startParentScript, untilSilent } from '../testing/parent-script.ts';
import { pickFreePort } from './free-port.ts';
import { spawnWithNodeGuard, spawnWithShellGuard } from './guarded-process.ts';

describe.each([
  ['spawnWithShellGuard', spawnWithShellGuard],
  ['spawnWithNodeGuard', spawnWithNodeGuard],
])('%s', (name, spawnGuarded) => {
  it('ends the child when the parent is killed with kill -9', async () => {
    const port = await pickFreePort();
    const parent = startParentScript(`
      const { ${name} } = await import('./dynamodb/guarded-process.ts');
      const server = "require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))";
      const child = ${name}(process.execPath, ['-e', server]);
      const timer = setInterval(() => {
        if (!child.output().includes('up')) return;
        clearInterval(timer);
        console.log('listening');
      }, 5);
      setInterval(() => {}, 1000);`);
    await parent.untilPrinted(1);
    const wasListening = await isListening(port);

    await parent.kill();

    expect(wasListening).toBe(true);
    await expect(untilSilent(port)).resolves.toBeUndefined();
  });

  it('tells output and exit code of a child that ends by itself', async () => {
    const child = spawnGuarded(process.execPath, ['-e', 'console.error("so long"); process.exitCode = 3']);
    const before = child.hasExited();
    await child.exited;

    expect(before).toBe(false);
    expect(child.hasExited()).toBe(true);
    expect(child.output()).toBe('so long\n');
    expect(child.exitReason()).toBe('exit code 3');
  });

  it('tells of a command that does not exist', async () => {
    const child = spawnGuarded('/nowhere/at-all', []);
    await child.exited;

    expect(child.hasExited()).toBe(true);
    expect(child.output()).toContain('/nowhere/at-all');
  });

  it('passes arguments as they are', async () => {
    const args = ['a b', '$HOME', '"; exit 9', '*'];
    const child = spawnGuarded(process.execPath, ['-p', 'JSON.stringify(process.argv.slice(1))', ...args]);
    await child.exited;

    expect(JSON.parse(child.output())).toEqual(args);
  });
});
