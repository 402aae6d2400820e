import type { AnyNode, Program } from 'acorn';
import { full } from 'acorn-walk';
import { isFunction, memberName, moduleFunctions, unwrapped } from './scopes.ts';
import type { FindDeclaration } from './scopes.ts';

/**
 * Finds where a handler reassigns its context or a property of it. Members further inside may be changed:
 * `ctx.args.id = 1`, `delete ctx.stash.id`.
 *
 * Source: https://www.npmjs.com/package/@aws-appsync/eslint-plugin
 *
 * @param handlers the names of the handlers' functions
 */
export function contextChanges(
  program: Program,
  handlers: readonly string[],
  declarationOf: FindDeclaration,
): { node: AnyNode; text: string }[] {
  const functions = moduleFunctions(program);
  const contexts = handlers.flatMap((name) => {
    const handler = functions.get(name);
    const [context] = handler !== undefined && isFunction(handler) ? handler.params : [];
    return handler !== undefined && context?.type === 'Identifier'
      ? [{ scope: handler, name: context.name }]
      : [];
  });
  const isContext = (node: AnyNode): boolean =>
    node.type === 'Identifier' &&
    contexts.some(({ scope, name }) => name === node.name && declarationOf(node)?.scope === scope);

  const findings: { node: AnyNode; text: string }[] = [];
  full(program, (node) => {
    for (const target of changedBy(node).map(unwrapped)) {
      if (isContext(target)) {
        findings.push({ node: target, text: 'the context cannot be reassigned' });
      } else if (target.type === 'MemberExpression' && isContext(unwrapped(target.object))) {
        const name = memberName(target) ?? 'a property';
        const text = `${name} of the context cannot be reassigned or deleted: change its members instead`;
        findings.push({ node: target, text });
      }
    }
  });
  return findings;
}

/** The target of an assignment or deletion. */
function changedBy(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return targets(node.left);
    case 'UnaryExpression':
      return node.operator === 'delete' ? [node.argument] : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? [] : targets(node.left);
    default:
      return [];
  }
}

function targets(pattern: AnyNode | null): AnyNode[] {
  if (pattern === null) {
    return [];
  }
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        targets(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(targets);
    case 'AssignmentPattern':
      return targets(pattern.left);
    case 'RestElement':
      return targets(pattern.argument);
    default:
      return [pattern];
  }
}
