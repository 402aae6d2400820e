import type { LeftOutRule } from '../import-row.ts';

/** Why an entry is left out. */
export interface Leaving {
  state: 'left-out';
  rule: LeftOutRule;
  reason: string;
}

/** Leaves an entry out by a rule. */
export function leave(rule: LeftOutRule, reason: string): Leaving {
  return { state: 'left-out', rule, reason };
}
