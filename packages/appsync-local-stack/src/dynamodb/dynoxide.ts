import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineProgram } from './engine-process.ts';

/** The npm package with Dynoxide's binary for this platform, e.g. `@dynoxide/linux-x64`. */
export function dynoxidePackage(): string {
  return `@dynoxide/${process.platform}-${process.arch}`;
}

/** Finds Dynoxide's binary; undefined where npm has installed none. */
export function findDynoxide(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${dynoxidePackage()}/package.json`);
    const binary = join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(binary) ? binary : undefined;
  } catch {
    // Not resolvable means not installed: it is an optional dependency.
    return undefined;
  }
}

/**
 * How to run Dynoxide: one SQLite file in the data directory, or none.
 *
 * It takes `--port 0` but then prints port 0, so a port has to be picked for it.
 *
 * Source: https://github.com/nubo-db/dynoxide
 */
export function dynoxideProgram(binary: string, dataDirectory?: string): EngineProgram {
  const databaseFile = dataDirectory === undefined ? undefined : join(dataDirectory, 'dynoxide.sqlite');
  return {
    title: 'Dynoxide',
    ...(databaseFile === undefined ? {} : { databaseFile }),
    command: binary,
    args: (port) => [
      'serve',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(databaseFile === undefined ? [] : ['--db-path', databaseFile]),
    ],
    proof: { prints: /listening on/ },
    isPortCollision: (output) => /port \d+ is already in use|Address already in use/i.test(output),
    explain: (output) => /^error: (.*)$/m.exec(output)?.[1],
  };
}
