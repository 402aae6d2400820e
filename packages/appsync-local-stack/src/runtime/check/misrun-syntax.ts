import type { AnyNode, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import { effectsBehindNullish } from './effects.ts';
import { memberName, unwrapped } from './scopes.ts';
import type { Declaration, FindDeclaration } from './scopes.ts';

const LOGICAL_ASSIGNMENTS: readonly string[] = ['??=', '||=', '&&='];

/**
 * Finds the constructs that AppSync saves, or refuses without a reason, and that it has been reported to run
 * differently from JavaScript. All are refused, so that code is correct whether or not AppSync has fixed
 * them.
 */
export function misrunSyntax(
  program: Program,
  declarationOf: FindDeclaration,
): { node: AnyNode; text: string }[] {
  const findings = effectsBehindNullish(program, declarationOf);
  fullAncestor(program, (node, _state, ancestors) => {
    const text = misrun(node, ancestors.at(-2), declarationOf);
    if (text !== undefined) {
      findings.push({ node, text });
    }
  });
  return findings;
}

function misrun(
  node: AnyNode,
  parent: AnyNode | undefined,
  declarationOf: FindDeclaration,
): string | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return misrunAssignment(node.operator, parent);
    case 'AssignmentPattern':
      return misrunDefault(node.left, parent);
    case 'CallExpression':
      return misrunEarlyReturn(node.callee, node.arguments[0], declarationOf);
    case 'MemberExpression':
      return memberName(node) === 'earlyReturn' && !isUsedAsMember(node, parent) ? NOT_AN_ALIAS : undefined;
    case 'ObjectPattern':
      return node.properties.some(takesEarlyReturn) ? NOT_AN_ALIAS : undefined;
    default:
      return undefined;
  }
}

/**
 * `return x += y` gives an empty string; `??=` and similar operators are not supported.
 *
 * Sources: https://github.com/aws-amplify/amplify-category-api/issues/3192,
 * https://github.com/aws/aws-appsync-community/issues/353
 */
function misrunAssignment(operator: string, parent: AnyNode | undefined): string | undefined {
  if (LOGICAL_ASSIGNMENTS.includes(operator)) {
    return `the operator ${operator} is not supported: use if or ? : with =`;
  }
  // A C-style `for` is refused elsewhere.
  const isStatement = parent?.type === 'ExpressionStatement' || parent?.type === 'ForStatement';
  if (operator === '=' || isStatement) {
    return undefined;
  }
  return `the value of an assignment with ${operator} must not be used, because AppSync has been reported to give an empty string: assign in a separate statement`;
}

/**
 * A default in a destructuring, beside a spread of the same object, ends with "Function metadata has exceeded
 * the maximum allowed size" when the code is saved. The exact condition is not known, so no destructuring may
 * have one.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/301
 */
function misrunDefault(target: AnyNode, parent: AnyNode | undefined): string | undefined {
  const isParameter =
    parent?.type === 'FunctionDeclaration' ||
    parent?.type === 'FunctionExpression' ||
    parent?.type === 'ArrowFunctionExpression';
  if (isParameter && target.type === 'Identifier') {
    return undefined;
  }
  return 'a destructuring must not have a default, because AppSync has been reported to refuse such code: use ?? afterwards';
}

const NOT_AN_ALIAS = 'runtime.earlyReturn can only be called: AppSync gives a function no other name';

/**
 * An early return without a value ends the field with an error. A value that is known only when the code runs
 * is checked then.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/280
 */
function misrunEarlyReturn(
  callee: AnyNode,
  value: AnyNode | undefined,
  declarationOf: FindDeclaration,
): string | undefined {
  if (memberName(unwrapped(callee)) !== 'earlyReturn') {
    return undefined;
  }
  if (value !== undefined && !mayBeNothing(value, declarationOf)) {
    return undefined;
  }
  return 'runtime.earlyReturn needs a value, because AppSync has been reported to fail without one: give it an object, such as {}';
}

/**
 * Whether the code shows that a value can be null or undefined.
 *
 * @param within names whose values are being checked
 */
function mayBeNothing(
  node: AnyNode,
  declarationOf: FindDeclaration,
  within: readonly Declaration[] = [],
): boolean {
  const mayBe = (part: AnyNode) => mayBeNothing(part, declarationOf, within);
  switch (node.type) {
    case 'Literal':
      return node.raw === 'null';
    case 'Identifier': {
      const declaration = declarationOf(node);
      if (declaration === undefined) {
        return node.name === 'undefined';
      }
      if (!declaration.isConstant || declaration.value === undefined || within.includes(declaration)) {
        return false;
      }
      return mayBeNothing(declaration.value, declarationOf, [...within, declaration]);
    }
    case 'UnaryExpression':
      return node.operator === 'void';
    case 'AssignmentExpression':
      return node.operator === '=' && mayBe(node.right);
    case 'ConditionalExpression':
      return mayBe(node.consequent) || mayBe(node.alternate);
    case 'LogicalExpression':
      return mayBe(node.right) || (node.operator === '&&' && mayBe(node.left));
    case 'SequenceExpression':
      return node.expressions.slice(-1).some(mayBe);
    default:
      return false;
  }
}

/** A call or a read of a member: neither gives it another name. */
function isUsedAsMember(node: AnyNode, parent: AnyNode | undefined): boolean {
  return (
    (parent?.type === 'CallExpression' && parent.callee === node) ||
    (parent?.type === 'MemberExpression' && parent.object === node)
  );
}

function takesEarlyReturn(property: AnyNode): boolean {
  if (property.type !== 'Property') {
    return false;
  }
  const { key } = property;
  return key.type === 'Identifier'
    ? key.name === 'earlyReturn'
    : key.type === 'Literal' && key.value === 'earlyReturn';
}
