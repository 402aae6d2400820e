import type { AnyNode, CallExpression, Function as FunctionNode, Program } from 'acorn';
import { full } from 'acorn-walk';

import { ARRAY_METHODS, ARRAY_METHODS_WITH_CALLBACK, STRING_METHODS } from '../built-in-methods.ts';
import { isFunction, isWithin, memberName, unwrapped } from './scopes.ts';
import type { FindDeclaration } from './scopes.ts';

/** Methods of `util` that leave something behind or end the handler; those of other names only answer. */
const UTIL_EFFECTS: readonly string[] = ['error', 'unauthorized', 'appendError'];
/** Objects all of whose methods have an effect. */
const EFFECT_OBJECTS: readonly string[] = ['runtime', 'extensions', 'console'];
/** What only `util`, `runtime`, `extensions` and `console` have, whatever a module calls them. */
const EFFECTS_BY_NAME: readonly string[] = [
  ...UTIL_EFFECTS,
  'earlyReturn',
  'setSubscriptionFilter',
  'setSubscriptionInvalidationFilter',
  'invalidateSubscriptions',
  'evictFromApiCache',
];
/** Array methods that change the list itself. */
const MUTATORS: readonly string[] = ['fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'];
/** Methods that give a new list, or the changed one itself: whether that may be changed is asked of its change. */
const LIST_MAKERS: readonly string[] = [
  ...['concat', 'entries', 'filter', 'flat', 'flatMap', 'keys', 'map', 'slice', 'split', 'values'],
  ...['fill', 'reverse', 'sort', 'splice'],
];
const METHODS: readonly string[] = [...STRING_METHODS, ...ARRAY_METHODS, ...ARRAY_METHODS_WITH_CALLBACK];
/** Objects whose functions only answer, but for `Object.assign`. */
const ANSWERING_OBJECTS: readonly string[] = ['util', 'Object', 'String', 'Number', 'Math', 'Array', 'JSON'];

const TEXT =
  'the right side of ?? must have no side effect, because AppSync has been reported to evaluate it in any case: use if or ? :';

/**
 * Finds what stands to the right of `??` and does more than give a value: it ends the handler, writes to the log or changes
 * what can be seen elsewhere, itself or by way of the functions that it calls. AppSync has been reported to evaluate the
 * right side whatever the left one is. A call that cannot be followed counts as one with an effect.
 *
 * Source: github.com/aws-amplify/amplify-category-api issue 3170, github.com/aws/aws-appsync-community issue 403
 */
export function effectsBehindNullish(
  program: Program,
  declarationOf: FindDeclaration,
): { node: AnyNode; text: string }[] {
  const known = new Map<AnyNode, boolean>();

  /** @param own code whose names nobody else can see: changing them is no effect */
  function hasEffect(node: AnyNode, own: AnyNode): boolean {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return false; // It is not called yet.
      case 'AssignmentExpression':
        if (changes(node.left, own)) {
          return true;
        }
        break;
      case 'UpdateExpression':
        if (changes(node.argument, own)) {
          return true;
        }
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete' && changes(unwrapped(node.argument), own)) {
          return true;
        }
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (node.left.type !== 'VariableDeclaration' && changes(node.left, own)) {
          return true;
        }
        break;
      case 'CallExpression':
        if (callHasEffect(node, own)) {
          return true;
        }
        break;
      default:
        break;
    }
    return children(node).some((child) => hasEffect(child, own));
  }

  function callHasEffect(call: CallExpression, own: AnyNode): boolean {
    const callee = unwrapped(call.callee);
    if (callee.type !== 'MemberExpression') {
      return functionHasEffect(callee, own);
    }
    const name = memberName(callee);
    if (name === undefined) {
      return true;
    }
    const object = unwrapped(callee.object);
    const root = rootOf(object);
    const declaration = root.type === 'Identifier' ? declarationOf(root) : undefined;
    if (root.type === 'Identifier' && (!declaration || declaration.isImport)) {
      if (EFFECT_OBJECTS.includes(root.name) || UTIL_EFFECTS.includes(name)) {
        return true;
      }
      if (name === 'assign') {
        return !call.arguments[0] || !isNew(call.arguments[0], own);
      }
      // What is imported may have another name here, or come with its whole module.
      return declaration ? EFFECTS_BY_NAME.includes(name) : !ANSWERING_OBJECTS.includes(root.name);
    }
    if (!METHODS.includes(name) || (MUTATORS.includes(name) && !isNew(object, own))) {
      return true;
    }
    return (
      ARRAY_METHODS_WITH_CALLBACK.includes(name) &&
      call.arguments.slice(0, 1).some((callback) => functionHasEffect(callback, own))
    );
  }

  /** Whether a call of what an expression gives has an effect. */
  function functionHasEffect(callee: AnyNode, own: AnyNode): boolean {
    if (isFunction(callee)) {
      return bodyHasEffect(callee, own);
    }
    const declaration = callee.type === 'Identifier' ? declarationOf(callee) : undefined;
    if (declaration?.isImport) {
      return false;
    } // A function of @aws-appsync/utils/dynamodb: it makes a request.
    const value = declaration?.isConstant ? declaration.value : undefined;
    if (!value || !isFunction(value)) {
      return true;
    }
    const before = known.get(value);
    if (before !== undefined) {
      return before;
    }
    known.set(value, false); // A preliminary value: a function that calls itself is refused elsewhere.
    const found = bodyHasEffect(value, value);
    known.set(value, found);
    return found;
  }

  function bodyHasEffect({ params, body }: FunctionNode, own: AnyNode): boolean {
    return [...params, body].some((part) => hasEffect(part, own));
  }

  /** Whether assigning to a target can be seen outside of `own`. */
  function changes(target: AnyNode, own: AnyNode): boolean {
    switch (target.type) {
      case 'Identifier': {
        const declaration = declarationOf(target);
        return !declaration || !isWithin(declaration.scope, own);
      }
      case 'MemberExpression':
        return !isNew(unwrapped(target.object), own);
      default:
        return true;
    }
  }

  /** Whether an expression gives an object that was made within `own`, so that nobody else has it. */
  function isNew(node: AnyNode, own: AnyNode): boolean {
    if (node.type !== 'Identifier') {
      return makesObject(node);
    }
    const declaration = declarationOf(node);
    if (!declaration?.isConstant || !isWithin(declaration.scope, own)) {
      return false;
    }
    return declaration.value !== undefined && makesObject(declaration.value);
  }

  const findings: { node: AnyNode; text: string }[] = [];
  full(program, (node) => {
    if (node.type !== 'LogicalExpression' || node.operator !== '??') {
      return;
    }
    if (hasEffect(node.right, node.right)) {
      findings.push({ node: node.right, text: TEXT });
    }
  });
  return findings;
}

function makesObject(node: AnyNode): boolean {
  if (node.type === 'CallExpression') {
    return LIST_MAKERS.includes(memberName(unwrapped(node.callee)) ?? '');
  }
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression';
}

function rootOf(node: AnyNode): AnyNode {
  return node.type === 'MemberExpression' ? rootOf(unwrapped(node.object)) : node;
}

function children(node: AnyNode): AnyNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
