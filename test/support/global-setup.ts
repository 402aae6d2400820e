import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../infra/synthesize.ts';
import type { Synthesized } from '../../infra/synthesize.ts';

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

/** Synthesizes the stack once for all test files: CDK takes longer for it than most of them run. */
export default function setup(project: TestProject): () => void {
  const roleUseDirectory = mkdtempSync(join(tmpdir(), 'role-use-'));
  project.provide('synthesized', synthesize());
  project.provide('roleUseDirectory', roleUseDirectory);
  project.provide('areTestsChosenByName', project.config.testNamePattern !== undefined);
  return () => rmSync(roleUseDirectory, { recursive: true });
}
