import type { PolicyStatement } from '../template/model.ts';

/** One thing that a role must be allowed to do, e.g. `dynamodb:Query` on an index's ARN. */
export interface ActionOnResource {
  /** E.g. `dynamodb:Query`. */
  readonly action: string;
  /** An ARN. */
  readonly resource: string;
  /**
   * The operation that the action is a part of, e.g. `TransactWriteItems` for a `dynamodb:PutItem`.
   *
   * @default the action is outside of any operation
   */
  readonly enclosingOperation?: string;
}

/**
 * Says whether IAM statements allow an action on a resource.
 *
 * As in IAM: an action needs a statement that allows it, and a statement that denies it has precedence; `*`
 * stands for any characters, `?` for one; actions are compared without regard to case, resources with it
 * (docs.aws.amazon.com, IAM/latest/UserGuide/reference_policies_evaluation-logic). A condition on the
 * enclosing operation is false for an action outside of an operation.
 */
export function isAllowed(statements: readonly PolicyStatement[], asked: ActionOnResource): boolean {
  const matching = statements.filter((statement) => applies(statement, asked));
  return (
    matching.some((statement) => statement.effect === 'Allow') &&
    !matching.some((statement) => statement.effect === 'Deny')
  );
}

/**
 * AWS's message for a refusal, from `User: arn:aws:sts::…` on.
 *
 * @param principal e.g. `arn:aws:sts::111122223333:assumed-role/ApiRole/APPSYNC_ASSUME_ROLE`
 */
export function refusalText(
  statements: readonly PolicyStatement[],
  asked: ActionOnResource,
  principal: string,
): string {
  const { action, resource } = asked;
  const isDenied = statements.some((each) => each.effect === 'Deny' && applies(each, asked));
  const reason = isDenied
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

function applies(
  statement: PolicyStatement,
  { action, resource, enclosingOperation }: ActionOnResource,
): boolean {
  const { actions, resources } = patternsOf(statement);
  return (
    (statement.enclosingOperations === undefined ||
      (enclosingOperation !== undefined && statement.enclosingOperations.includes(enclosingOperation))) &&
    actions.some((pattern) => pattern.test(action)) &&
    resources.some((pattern) => pattern.test(resource))
  );
}

/** A statement's wildcards as regular expressions. */
interface StatementPatterns {
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
}

/** Every call to a table is checked, and making a regular expression takes longer than using it. */
const knownPatterns = new WeakMap<PolicyStatement, StatementPatterns>();

function patternsOf(statement: PolicyStatement): StatementPatterns {
  const known = knownPatterns.get(statement);
  if (known !== undefined) {
    return known;
  }
  const patterns = {
    actions: statement.actions.map((pattern) => toRegExp(pattern, 'is')),
    resources: statement.resources.map((pattern) => toRegExp(pattern, 's')),
  };
  knownPatterns.set(statement, patterns);
  return patterns;
}

function toRegExp(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags);
}
