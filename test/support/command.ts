import { join } from 'node:path';
import { inject } from 'vitest';

/** The commands of package.json that tests run more than once. */
export type CommandName = 'start' | 'deploy' | 'destroy' | 'rebuild-ledger' | 'user';

/** What Node.js is given for a command, as package.json says it. */
export function shippedCommand(name: CommandName): readonly string[] {
  return ['--import', name === 'start' ? 'tsx/esm' : 'tsx', `scripts/${name}.ts`];
}

/** The same program, bundled before: half as long to start. */
export function bundledCommand(name: CommandName): readonly string[] {
  return [join(inject('commandDirectory'), `${name}.mjs`)];
}
