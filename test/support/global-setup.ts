import type { TestProject } from 'vitest/node';
import { synthesize } from '../../infra/synthesize.ts';
import type { Synthesized } from '../../infra/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The stack that is deployed. */
    synthesized: Synthesized;
  }
}

/** Synthesizes the stack once for all test files: CDK takes longer for it than most of them run. */
export default function setup(project: TestProject): void {
  project.provide('synthesized', synthesize());
}
