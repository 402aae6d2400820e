import { isAllowed } from 'appsync-local-stack/dynamodb';
import type { ActionOnResource } from 'appsync-local-stack/dynamodb';
import type { PolicyStatement } from 'appsync-local-stack/template';

/**
 * How a role differs from one that allows just what is used, in alphabetical order. Each entry is `<action>
 * on <ARN>`, with ` within <operation>` for a part of a transaction.
 */
export interface RoleDifferences {
  readonly allowedButNotUsed: string[];
  readonly usedButNotAllowed: string[];
}

/**
 * Holds a role against what was asked of it. An allowed action or ARN counts as used only when it was asked
 * for literally: a wildcard allows more than any use of it, and so does a statement without a condition when
 * the action was used within transactions only.
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
    .flatMap(({ actions, resources, enclosingOperations }) =>
      actions.flatMap((action) =>
        resources.flatMap((resource) =>
          (enclosingOperations ?? [undefined]).map((enclosingOperation) => ({
            action,
            resource,
            ...(enclosingOperation === undefined ? {} : { enclosingOperation }),
          })),
        ),
      ),
    );
  const usedNames = new Set(used.map(nameOf));
  const missing = used.filter((each) => !isAllowed(statements, each));
  return {
    allowedButNotUsed: sorted(allowed.map(nameOf).filter((name) => !usedNames.has(name))),
    usedButNotAllowed: sorted(missing.map(nameOf)),
  };
}

function nameOf({ action, resource, enclosingOperation }: ActionOnResource): string {
  return `${action} on ${resource}${enclosingOperation === undefined ? '' : ` within ${enclosingOperation}`}`;
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
