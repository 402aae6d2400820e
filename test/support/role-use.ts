import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ActionOnResource, DataSourceCall } from 'appsync-local-stack/dynamodb';

/** What the roles of a stack were asked for while a test file used it. */
export interface RoleUse {
  /** The test file's name, e.g. `expenses.test.ts`. */
  readonly testFile: string;
  /** The stack's, e.g. `ExpenseTracker-dev`. */
  readonly stackName: string;
  readonly used: readonly (ActionOnResource & { readonly dataSourceName: string })[];
}

/** Collects the permissions that the calls of data sources need, each once. */
export class RoleUseRecorder {
  readonly #used = new Map<string, RoleUse['used'][number]>();

  /** Takes down a call, whether the role allowed it or not. */
  note({ dataSourceName, actions }: DataSourceCall): void {
    for (const asked of actions) {
      this.#used.set(JSON.stringify([dataSourceName, asked]), { dataSourceName, ...asked });
    }
  }

  /** Writes it into a directory, as a new file: test files run in several processes at once. */
  save(directory: string, testFile: string, stackName: string): void {
    const roleUse: RoleUse = { testFile: basename(testFile), stackName, used: [...this.#used.values()] };
    writeFileSync(join(directory, `${randomUUID()}.json`), JSON.stringify(roleUse));
  }
}

/** All that has been saved in a directory. */
export function readRoleUse(directory: string): RoleUse[] {
  return readdirSync(directory).map(
    (name) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as RoleUse, // written above
  );
}
