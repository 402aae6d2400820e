import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesizeOnce } from '../../infra/synthesis-cache.ts';
import type { Synthesized } from '../../infra/synthesize.ts';
import { bundleCommands } from './bundled-commands.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The stack that is deployed. */
    synthesized: Synthesized;
    /** Where `useLocalStack` leaves what was asked of the data source roles. */
    roleUseDirectory: string;
    /** Whether only tests of some names were asked for (`-t`). */
    areTestsChosenByName: boolean;
  }
}

/**
 * Synthesizes the stack once for all test files, if `npm start` has not: CDK takes longer for it than most of
 * them run.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const roleUseDirectory = mkdtempSync(join(tmpdir(), 'role-use-'));
  project.provide('synthesized', await synthesizeOnce());
  const removeCommands = await bundleCommands(project);
  project.provide('roleUseDirectory', roleUseDirectory);
  project.provide('areTestsChosenByName', project.config.testNamePattern !== undefined);
  return () => {
    removeCommands();
    rmSync(roleUseDirectory, { recursive: true, force: true });
  };
}
