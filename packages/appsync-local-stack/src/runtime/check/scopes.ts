import type { AnyNode, Function as FunctionNode, Identifier, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';

/** The declaration of a name. Blocks are not distinguished: a name belongs to the function around it. */
export interface Declaration {
  /** The function, or the module, that the name belongs to. */
  readonly scope: AnyNode;
  /** `const`, or a function declaration: the name keeps its first value. */
  readonly isConstant: boolean;
  readonly isImport: boolean;
  /** The first value: the initializer, or the function. Absent where the code does not show it. */
  readonly value: AnyNode | undefined;
}

/** Finds the declaration of a name that is used. */
export type FindDeclaration = (name: Identifier) => Declaration | undefined;

/** Reads the declarations of a module. */
export function readScopes(program: Program): FindDeclaration {
  const scopes = new Map<AnyNode, Map<string, Declaration>>();
  const declare = (scope: AnyNode, name: string, more: Partial<Declaration> = {}) => {
    const names = scopes.get(scope) ?? new Map<string, Declaration>();
    const first = { scope, isConstant: false, isImport: false, value: undefined, ...more };
    // Declared twice, in two blocks: it is unknown which one is meant.
    const declaration = names.has(name) ? { ...first, isConstant: false, value: undefined } : first;
    scopes.set(scope, names.set(name, declaration));
  };

  fullAncestor(program, (node, _state, ancestors) => {
    const scope = ancestors.slice(0, -1).findLast(isFunction) ?? program;
    switch (node.type) {
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          const isConstant = node.kind === 'const';
          if (id.type === 'Identifier') {
            declare(scope, id.name, { isConstant, value: init ?? undefined });
          } else {
            for (const name of patternNames(id)) {
              declare(scope, name, { isConstant });
            }
          }
        }
        break;
      case 'FunctionDeclaration':
        // A default export may have none.
        for (const name of patternNames(node.id)) {
          declare(scope, name, { isConstant: true, value: node });
        }
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        declare(scope, node.local.name, { isConstant: true, isImport: true });
        break;
      default:
        break;
    }
    if (isFunction(node)) {
      for (const name of node.params.flatMap(patternNames)) {
        declare(node, name);
      }
    }
  });

  return ({ name, start }) => {
    let found: Declaration | undefined;
    for (const [scope, names] of scopes) {
      const declaration = names.get(name);
      const isAround = scope.start <= start && start < scope.end;
      if (declaration !== undefined && isAround && (found === undefined || isWithin(scope, found.scope))) {
        found = declaration;
      }
    }
    return found;
  };
}

/** The functions that a module names at its top level, as declarations or as constants. */
export function moduleFunctions(program: Program): Map<string, AnyNode> {
  const functions = new Map<string, AnyNode>();
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration') {
      functions.set(declaration.id.name, declaration);
    } else if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (id.type === 'Identifier' && init !== undefined && init !== null && isFunction(init)) {
          functions.set(id.name, init);
        }
      }
    }
  }
  return functions;
}

export function isFunction(node: AnyNode): node is AnyNode & FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** Whether a node is inside another. */
export function isWithin(inner: AnyNode, outer: AnyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The name by which a member is read; undefined when it is known only at run time. */
export function memberName(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression') {
    return undefined;
  }
  const { property, computed } = node;
  if (property.type === 'Identifier' && !computed) {
    return property.name;
  }
  if (property.type === 'Literal') {
    return String(property.value);
  }
  const [text] = property.type === 'TemplateLiteral' ? property.quasis : [];
  return property.type === 'TemplateLiteral' && property.expressions.length === 0
    ? (text?.value.cooked ?? undefined)
    : undefined;
}

/** A node without the wrapper that `?.` puts around a chain. */
export function unwrapped(node: AnyNode): AnyNode {
  return node.type === 'ChainExpression' ? unwrapped(node.expression) : node;
}

function patternNames(pattern: AnyNode | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    default:
      return [];
  }
}
