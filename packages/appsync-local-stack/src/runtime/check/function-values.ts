import type { AnyNode, Program } from 'acorn';
import { full, fullAncestor } from 'acorn-walk';
import { isFunction } from './scopes.ts';
import type { FindDeclaration } from './scopes.ts';

/**
 * Where APPSYNC_JS takes a function as an argument: the list of @aws-appsync/eslint-plugin's
 * `no-function-passing`.
 */
const METHODS_THAT_TAKE_FUNCTIONS: ReadonlySet<string> = new Set([
  'map',
  'find',
  'filter',
  'findIndex',
  'findLast',
  'findLastIndex',
  'forEach',
  'reduce',
  'reduceRight',
  'every',
  'some',
  'flatMap',
]);

const notTaken = `a function can be passed to these array methods only: ${[...METHODS_THAT_TAKE_FUNCTIONS].join(', ')}`;

/**
 * Finds the uses of functions as values that APPSYNC_JS does not have: passed to anything but the array
 * methods that take one, returned, given a second name, or recursive, also through other functions.
 *
 * From the rules no-function-passing, no-function-return, no-function-reassign and no-recursion of
 * @aws-appsync/eslint-plugin. Functions are followed by all names that the code gives them.
 */
export function unsupportedFunctionUses(
  program: Program,
  declarationOf: FindDeclaration,
): { node: AnyNode; text: string }[] {
  const functions = namedFunctions(program);
  const findings: { node: AnyNode; text: string }[] = [];
  const callees = new Map<AnyNode, Set<AnyNode>>();

  fullAncestor(program, (node, _state, ancestors) => {
    const named = (value: AnyNode | null | undefined): AnyNode | undefined => {
      const found = value?.type === 'Identifier' ? declarationOf(value)?.value : undefined;
      return found !== undefined && isFunction(found) ? found : undefined;
    };
    const isFunctionValue = (value: AnyNode | null | undefined): boolean =>
      value !== undefined && value !== null && (isFunction(value) || named(value) !== undefined);

    switch (node.type) {
      case 'CallExpression': {
        const { callee } = node;
        const caller = ancestors.findLast((ancestor) => functions.has(ancestor));
        // A passed function is called as well.
        for (const target of [callee, ...node.arguments].map(named)) {
          if (target !== undefined && caller !== undefined) {
            callees.set(caller, (callees.get(caller) ?? new Set()).add(target));
          }
        }
        const method =
          callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
        if (!METHODS_THAT_TAKE_FUNCTIONS.has(method)) {
          for (const argument of node.arguments.filter(isFunctionValue)) {
            findings.push({ node: argument, text: notTaken });
          }
        }
        break;
      }
      case 'ReturnStatement':
        if (isFunctionValue(node.argument)) {
          findings.push({ node, text: 'a function cannot return a function' });
        }
        break;
      case 'ArrowFunctionExpression':
        if (isFunctionValue(node.body)) {
          findings.push({ node, text: 'a function cannot return a function' });
        }
        break;
      case 'VariableDeclarator':
        if (named(node.init) !== undefined) {
          findings.push({ node, text: 'a function cannot be given another name' });
        }
        break;
      case 'AssignmentExpression':
        if (named(node.right) !== undefined) {
          findings.push({ node, text: 'a function cannot be given another name' });
        }
        break;
      default:
        break;
    }
  });

  for (const [node, name] of functions) {
    if (reaches(callees, node, node)) {
      findings.push({ node, text: `recursion is not supported: ${name} calls itself` });
    }
  }
  return findings;
}

/** Every function that the code gives a name, as a declaration or as a variable's first value. */
function namedFunctions(program: Program): Map<AnyNode, string> {
  const names = new Map<AnyNode, string>();
  full(program, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id !== null) {
      names.set(node, node.id.name);
    }
    if (
      node.type !== 'VariableDeclarator' ||
      node.id.type !== 'Identifier' ||
      node.init === undefined ||
      node.init === null
    ) {
      return;
    }
    if (isFunction(node.init)) {
      names.set(node.init, node.id.name);
    }
  });
  return names;
}

function reaches(
  callees: ReadonlyMap<AnyNode, ReadonlySet<AnyNode>>,
  from: AnyNode,
  target: AnyNode,
): boolean {
  const seen = new Set<AnyNode>();
  const open = [from];
  for (const node of open) {
    for (const callee of callees.get(node) ?? []) {
      if (callee === target) {
        return true;
      }
      if (!seen.has(callee)) {
        open.push(callee);
      }
      seen.add(callee);
    }
  }
  return false;
}
