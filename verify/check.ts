import { isDeepStrictEqual } from 'node:util';
import type { Target } from './target.ts';

/** One thing that could only be assumed before a deployment. */
export interface Check {
  /** The assumption, in a sentence. */
  readonly name: string;
  /**
   * How the rows of docs/appsync-behaviour.md begin that it looks at, or the text of a section; none for what
   * was reported of the service.
   */
  readonly rows?: readonly string[];
  /** What is seen if the assumption holds. */
  readonly assumed: unknown;
  /** What to do when something else is seen. */
  readonly advice: string;
  /** Looks at the stack. Leaves nothing behind. */
  readonly see: (target: Target) => Promise<unknown>;
}

/** What came of a check. */
export type Finding = { readonly check: Check } & (
  | { readonly verdict: 'as assumed' }
  | { readonly verdict: 'different'; readonly seen: unknown }
  | { readonly verdict: 'not seen'; readonly reason: string }
);

/** Carries out a check. What it throws is a reason for which nothing was seen. */
export async function carryOut(check: Check, target: Target): Promise<Finding> {
  try {
    const seen = await check.see(target);
    return isDeepStrictEqual(seen, check.assumed)
      ? { check, verdict: 'as assumed' }
      : { check, verdict: 'different', seen };
  } catch (error) {
    return { check, verdict: 'not seen', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A finding as lines for people. */
export function findingText(finding: Finding): string {
  const { check, verdict } = finding;
  const lines = [`${verdict.padEnd('as assumed'.length)}  ${check.name}`];
  if (finding.verdict === 'different') {
    lines.push(`  assumed: ${JSON.stringify(check.assumed)}`, `  seen:    ${JSON.stringify(finding.seen)}`);
  }
  if (finding.verdict === 'not seen') {
    lines.push(`  because: ${finding.reason}`);
  }
  if (verdict !== 'as assumed') {
    lines.push(`  to do:   ${check.advice}`);
  }
  return lines.join('\n');
}

/** How many findings there are of each kind. */
export function summaryText(findings: readonly Finding[]): string {
  const count = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return `${count('as assumed')} as assumed, ${count('different')} different, ${count('not seen')} not seen`;
}
