import { DirectiveLocation, Kind, OperationTypeNode } from 'graphql';
import type { ASTNode, DirectiveNode, OperationDefinitionNode } from 'graphql';
import { report } from './report.ts';
import type { Rule } from './report.ts';

/**
 * `LoneAnonymousOperationViolation`, `DuplicateOperationName`, `SubscriptionMultipleRootFields`, and
 * `NonExecutableDefinition` for type definitions.
 */
export const operationRule: Rule = (context, paths) => {
  const names = new Set<string>();
  let count = 0;
  let hasAnonymous = false;
  const checkName = (node: OperationDefinitionNode): void => {
    const name = node.name?.value;
    if (name === undefined) {
      hasAnonymous = true;
      if (count > 0) {
        const description = 'Anonymous operation with other operations.';
        report(context, paths, 'LoneAnonymousOperationViolation', description, [node]);
      }
    } else if (hasAnonymous) {
      const description = `Operation ${name} is following anonymous operation.`;
      report(context, paths, 'LoneAnonymousOperationViolation', description, [node]);
    }
    if (name !== undefined && names.has(name)) {
      const description = `There can be only one operation named '${name}'`;
      report(context, paths, 'DuplicateOperationName', description, [node]);
    }
    if (name !== undefined) {
      names.add(name);
    }
    count += 1;
  };
  return {
    OperationDefinition(node) {
      checkName(node);
      if (node.operation === OperationTypeNode.SUBSCRIPTION && node.selectionSet.selections.length > 1) {
        const name = node.name?.value ?? 'null';
        const description = `Subscription operation ${name} must have exactly one root field.`;
        report(context, paths, 'SubscriptionMultipleRootFields', description, [node]);
      }
    },
    Document(document) {
      for (const definition of document.definitions) {
        if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) {
          continue;
        }
        const description = 'The document contains a definition that is not executable';
        report(context, paths, 'NonExecutableDefinition', description, [definition]);
      }
    },
  };
};

/** `UnknownDirective`, `MisplacedDirective`, `DuplicateDirectiveName`. */
export const directiveRule: Rule = (context, paths) => ({
  enter(node) {
    if (!('directives' in node)) {
      return;
    }
    const location = locationOf(node);
    if (location === undefined) {
      return;
    }
    const seen = new Set<string>();
    const nodes: readonly DirectiveNode[] = node.directives ?? [];
    for (const directive of nodes) {
      const name = directive.name.value;
      const definition = context.getSchema().getDirective(name);
      if (definition === undefined || definition === null) {
        report(context, paths, 'UnknownDirective', `Unknown directive ${name}`, [directive]);
      } else if (!definition.locations.includes(location)) {
        report(context, paths, 'MisplacedDirective', `Directive ${name} not allowed here`, [directive]);
      }
      if (seen.has(name)) {
        const place = node.kind.replace(/Node$/, '');
        const description = `Directives must be uniquely named within a location. The directive '${name}' used on a '${place}' is not unique.`;
        report(context, paths, 'DuplicateDirectiveName', description, [directive]);
      }
      seen.add(name);
    }
  },
});

function locationOf(node: ASTNode): DirectiveLocation | undefined {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      if (node.operation === OperationTypeNode.QUERY) {
        return DirectiveLocation.QUERY;
      }
      return node.operation === OperationTypeNode.MUTATION
        ? DirectiveLocation.MUTATION
        : DirectiveLocation.SUBSCRIPTION;
    case Kind.FIELD:
      return DirectiveLocation.FIELD;
    case Kind.FRAGMENT_SPREAD:
      return DirectiveLocation.FRAGMENT_SPREAD;
    case Kind.FRAGMENT_DEFINITION:
      return DirectiveLocation.FRAGMENT_DEFINITION;
    case Kind.INLINE_FRAGMENT:
      return DirectiveLocation.INLINE_FRAGMENT;
    case Kind.VARIABLE_DEFINITION:
      return DirectiveLocation.VARIABLE_DEFINITION;
    default:
      return undefined;
  }
}
