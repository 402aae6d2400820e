import type { AnyNode, CallExpression, Function as FunctionNode, Program } from 'acorn';
import { full } from 'acorn-walk';
import { ARRAY_METHODS, ARRAY_METHODS_WITH_CALLBACK, STRING_METHODS } from '../built-in-methods.ts';
import { isFunction, isWithin, memberName, unwrapped } from './scopes.ts';
import type { FindDeclaration } from './scopes.ts';

/** Methods of `util` that have an effect or end the handler; the others only give a value. */
const UTIL_EFFECTS: readonly string[] = ['error', 'unauthorized', 'appendError'];
/** Objects whose methods all have an effect. */
const EFFECT_OBJECTS: readonly string[] = ['runtime', 'extensions', 'console'];
/**
 * The methods that only `util`, `runtime`, `extensions` and `console` have, whatever name a module imports
 * them by.
 */
const EFFECTS_BY_NAME: readonly string[] = [
  ...UTIL_EFFECTS,
  'earlyReturn',
  'setSubscriptionFilter',
  'setSubscriptionInvalidationFilter',
  'invalidateSubscriptions',
  'evictFromApiCache',
];
/** Array methods that change the list. */
const MUTATORS: readonly string[] = ['fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'];
/** Methods that give a new list, or the changed one; the change is checked where it happens. */
const LIST_MAKERS: readonly string[] = [
  ...['concat', 'entries', 'filter', 'flat', 'flatMap', 'keys', 'map', 'slice', 'split', 'values'],
  ...['fill', 'reverse', 'sort', 'splice'],
];
const METHODS: readonly string[] = [...STRING_METHODS, ...ARRAY_METHODS, ...ARRAY_METHODS_WITH_CALLBACK];
/** Objects whose functions only give a value, except `Object.assign`. */
const ANSWERING_OBJECTS: readonly string[] = ['util', 'Object', 'String', 'Number', 'Math', 'Array', 'JSON'];

const TEXT =
  'the right side of ?? must have no side effect, because AppSync has been reported to evaluate it in any case: use if or ? :';

/**
 * Finds right sides of `??` with an effect: they end the handler, write to the log or change something
 * outside, directly or by the functions that they call. AppSync has been reported to evaluate the right side
 * in any case. A call that cannot be followed counts as one with an effect.
 *
 * Sources: https://github.com/aws-amplify/amplify-category-api/issues/3170,
 * https://github.com/aws/aws-appsync-community/issues/403
 */
export function effectsBehindNullish(
  program: Program,
  declarationOf: FindDeclaration,
): { node: AnyNode; text: string }[] {
  const known = new Map<AnyNode, boolean>();

  /** @param own code whose names are not visible outside: changing them has no effect */
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
    if (root.type === 'Identifier' && (declaration === undefined || declaration.isImport)) {
      if (EFFECT_OBJECTS.includes(root.name) || UTIL_EFFECTS.includes(name)) {
        return true;
      }
      if (name === 'assign') {
        return !call.arguments[0] || !isNew(call.arguments[0], own);
      }
      // An import may have another name here, or be a member of its module.
      return declaration !== undefined
        ? EFFECTS_BY_NAME.includes(name)
        : !ANSWERING_OBJECTS.includes(root.name);
    }
    if (!METHODS.includes(name) || (MUTATORS.includes(name) && !isNew(object, own))) {
      return true;
    }
    return (
      ARRAY_METHODS_WITH_CALLBACK.includes(name) &&
      call.arguments.slice(0, 1).some((callback) => functionHasEffect(callback, own))
    );
  }

  /** Whether a call of an expression's value has an effect. */
  function functionHasEffect(callee: AnyNode, own: AnyNode): boolean {
    if (isFunction(callee)) {
      return bodyHasEffect(callee, own);
    }
    const declaration = callee.type === 'Identifier' ? declarationOf(callee) : undefined;
    if (declaration?.isImport === true) {
      return false;
    } // A function of @aws-appsync/utils/dynamodb: it makes a request.
    const value = declaration?.isConstant === true ? declaration.value : undefined;
    if (value === undefined || !isFunction(value)) {
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

  /** Whether an assignment to a target is visible outside of `own`. */
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

  /** Whether an expression gives an object that was made within `own`, so that it is not shared. */
  function isNew(node: AnyNode, own: AnyNode): boolean {
    if (node.type !== 'Identifier') {
      return makesObject(node);
    }
    const declaration = declarationOf(node);
    if (declaration?.isConstant !== true || !isWithin(declaration.scope, own)) {
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
