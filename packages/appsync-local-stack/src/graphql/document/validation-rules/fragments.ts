import { doTypesOverlap, isCompositeType, Kind, typeFromAST } from 'graphql';
import type { ASTVisitor, FragmentDefinitionNode, NamedTypeNode, ValidationContext } from 'graphql';
import { report } from './report.ts';
import type { Rule } from './report.ts';

/**
 * `InlineFragmentTypeConditionInvalid`, `FragmentTypeConditionInvalid` and, for a type that the schema lacks,
 * `UnknownType`.
 */
export const typeNameRule: Rule = (context, paths) => {
  const isCondition = (node: NamedTypeNode): boolean => {
    const type = context.getSchema().getType(node.name.value);
    return type === undefined || isCompositeType(type);
  };
  return {
    NamedType(node) {
      if (context.getSchema().getType(node.name.value) === undefined) {
        report(context, paths, 'UnknownType', `Unknown type ${node.name.value}`, [node]);
      }
    },
    InlineFragment(node) {
      if (node.typeCondition === undefined || isCondition(node.typeCondition)) {
        return;
      }
      const description = 'Inline fragment type condition is invalid, must be on Object/Interface/Union';
      report(context, paths, 'InlineFragmentTypeConditionInvalid', description, [node]);
    },
    FragmentDefinition(node) {
      if (isCondition(node.typeCondition)) {
        return;
      }
      const description = 'Fragment type condition is invalid, must be on Object/Interface/Union';
      report(context, paths, 'FragmentTypeConditionInvalid', description, [node]);
    },
  };
};

/**
 * `UndefinedFragment` and `InvalidFragmentType`, which graphql-java finds by its rules `KnownFragmentNames`
 * and `PossibleFragmentSpreads`.
 */
export const fragmentSpreadRule: Rule = (context, paths) => {
  const overlaps = (condition: NamedTypeNode | undefined): boolean => {
    const parent = context.getParentType();
    const type = condition === undefined ? undefined : typeFromAST(context.getSchema(), condition);
    if (!isCompositeType(type) || !isCompositeType(parent)) {
      return true;
    }
    return doTypesOverlap(context.getSchema(), type, parent);
  };
  return {
    FragmentSpread(node) {
      const name = node.name.value;
      const fragment = context.getFragment(name);
      if (fragment === undefined || fragment === null) {
        report(context, paths, 'UndefinedFragment', `Undefined fragment ${name}`, [node]);
      } else if (!overlaps(fragment.typeCondition)) {
        const types = `type ${String(context.getParentType())} can never be of type ${fragment.typeCondition.name.value}`;
        const description = `Fragment ${name} cannot be spread here as objects of ${types}`;
        report(context, paths, 'InvalidFragmentType', description, [node]);
      }
    },
    SelectionSet: {
      enter(node) {
        // Here and not at the inline fragment, because inside it the parent type is already the fragment's.
        for (const selection of node.selections) {
          if (selection.kind !== Kind.INLINE_FRAGMENT || selection.typeCondition === undefined) {
            continue;
          }
          if (overlaps(selection.typeCondition)) {
            continue;
          }
          const types = `type ${String(context.getParentType())} can never be of type ${selection.typeCondition.name.value}`;
          const description = `Fragment cannot be spread here as objects of ${types}`;
          report(context, paths, 'InvalidFragmentType', description, [selection]);
        }
      },
    },
  };
};

/** `FragmentCycle`, `UnusedFragment`, `DuplicateFragmentName`. */
export const fragmentDefinitionRule: Rule = (context, paths): ASTVisitor => ({
  Document: {
    leave(document) {
      const fragments = fragmentsOf(context);
      const cyclic = cycleMembers(fragments, context);
      const used = new Set(
        document.definitions.flatMap((definition) =>
          definition.kind === Kind.OPERATION_DEFINITION
            ? context.getRecursivelyReferencedFragments(definition).map((fragment) => fragment.name.value)
            : [],
        ),
      );
      const seen = new Set<string>();
      for (const fragment of fragments) {
        const name = fragment.name.value;
        if (cyclic.has(name)) {
          report(context, paths, 'FragmentCycle', 'Fragment cycles not allowed', [fragment]);
        }
        if (!used.has(name)) {
          report(context, paths, 'UnusedFragment', `Unused fragment ${name}`, [fragment]);
        }
        if (seen.has(name)) {
          const description = `There can be only one fragment named '${name}'`;
          report(context, paths, 'DuplicateFragmentName', description, [fragment]);
        }
        seen.add(name);
      }
    },
  },
});

function fragmentsOf(context: ValidationContext): FragmentDefinitionNode[] {
  return context
    .getDocument()
    .definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
}

function cycleMembers(fragments: readonly FragmentDefinitionNode[], context: ValidationContext): Set<string> {
  const spreads = new Map(
    fragments.map((fragment) => [
      fragment.name.value,
      context.getFragmentSpreads(fragment.selectionSet).map((spread) => spread.name.value),
    ]),
  );
  const members = new Set<string>();
  for (const start of spreads.keys()) {
    const reached = new Set<string>();
    const pending = [...(spreads.get(start) ?? [])];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (reached.has(name)) {
        continue;
      }
      reached.add(name);
      pending.push(...(spreads.get(name) ?? []));
    }
    if (reached.has(start)) {
      members.add(start);
    }
  }
  return members;
}
