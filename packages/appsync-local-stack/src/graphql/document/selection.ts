import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  print,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';

/** What is needed to tell which fields a selection set selects. */
export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: { readonly [name: string]: unknown };
}

/** The key of a field in the response: its alias if it has one. */
export function responseKey(node: FieldNode): string {
  return (node.alias ?? node.name).value;
}

function isIncluded(context: SelectionContext, node: Parameters<typeof getDirectiveValues>[1]): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, context.variables);
  if (skip?.['if'] === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, node, context.variables);
  return include?.['if'] !== false;
}

function applies(
  context: SelectionContext,
  conditionName: string | undefined,
  type: GraphQLCompositeType,
): boolean {
  if (conditionName === undefined || conditionName === type.name) return true;
  const condition = context.schema.getType(conditionName);
  return isAbstractType(condition) && isObjectType(type) && context.schema.isSubType(condition, type);
}

/**
 * The fields that selection sets select on a type, by response key, fragments expanded and `@skip`/`@include` heeded;
 * nodes of one response key are to be merged. On an interface or union only what is selected on it directly counts.
 */
export function collectFields(
  context: SelectionContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(context, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection);
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(context, selection.typeCondition?.name.value, type)) collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = context.fragments.get(selection.name.value);
        if (fragment !== undefined && applies(context, fragment.typeCondition.name.value, type)) {
          collect(fragment.selectionSet);
        }
      }
    }
  };
  selectionSets.forEach(collect);
  return fields;
}

/** The selection sets of nodes that are merged into one field. */
export function selectionSetsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet === undefined ? [] : [node.selectionSet]));
}

/**
 * `ctx.info.selectionSetGraphQL`: the field's selection as text, fragments unmerged; empty for a leaf.
 *
 * Source: AppSync devguide, resolver-context-reference-js.
 */
export function selectionSetGraphQL(nodes: readonly FieldNode[]): string {
  const [first, ...others] = selectionSetsOf(nodes);
  if (first === undefined) return '';
  return print({ ...first, selections: [first, ...others].flatMap((set) => set.selections) });
}
