import { isAllowed } from '../../local/dynamodb/iam.ts';
import type { ActionOnResource } from '../../local/dynamodb/iam.ts';
import type { PolicyStatement } from '../../local/template/model.ts';

/** How a role differs from one that allows just what is used; each entry is `<action> on <ARN>`, in alphabetical order. */
export interface RoleDifferences {
  readonly allowedButNotUsed: string[];
  readonly usedButNotAllowed: string[];
}

/**
 * Holds a role against what was asked of it. An allowed action or ARN counts as used only when it was asked for literally:
 * a wildcard allows more than any use of it.
 *
 * @param statements all that the role's policies say
 * @param used what was asked for, refused or not, in any order, as often as it was
 */
export function roleDifferences(
  statements: readonly PolicyStatement[],
  used: readonly ActionOnResource[],
): RoleDifferences {
  const allowed = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
    );
  const usedNames = new Set(used.map(nameOf));
  const missing = used.filter(({ action, resource }) => !isAllowed(statements, action, resource));
  return {
    allowedButNotUsed: sorted(allowed.map(nameOf).filter((name) => !usedNames.has(name))),
    usedButNotAllowed: sorted(missing.map(nameOf)),
  };
}

function nameOf({ action, resource }: ActionOnResource): string {
  return `${action} on ${resource}`;
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
