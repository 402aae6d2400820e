import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

/** The printed selection sets, for as long as their documents are cached. */
const printed = new WeakMap<SelectionSetNode, string>();

/** What decides which fields a selection set selects. */
export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: { readonly [name: string]: unknown };
}

/** The nodes of one response key, which are merged into one field: at least one. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/** Selected fields by their response keys, in the order of the response. */
export type SelectedFields = ReadonlyMap<string, FieldNodes>;

/**
 * The fields that selection sets select on a type, by response key, with fragments expanded and
 * `@skip`/`@include` applied. On an interface or union, only fields that are selected on it directly count.
 */
export function collectFields(
  context: SelectionContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): SelectedFields {
  const collected: Collected = { fields: new Map(), fragments: new Set() };
  for (const selectionSet of selectionSets) {
    collect(context, type, selectionSet, collected);
  }
  return collected.fields;
}

/** The key of a field in the response: its alias if it has one. */
export function responseKey(node: FieldNode): string {
  return (node.alias ?? node.name).value;
}

/** The selection sets of nodes that are merged into one field. */
export function selectionSetsOf(nodes: FieldNodes): SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet === undefined ? [] : [node.selectionSet]));
}

/** A type's field of a name; undefined when it has none; unions have no fields. */
export function fieldOf(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/**
 * `ctx.info.selectionSetGraphQL`: the field's selection as text, fragments unmerged; empty for a leaf.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function selectionSetGraphQL(nodes: FieldNodes): string {
  const [first, ...others] = selectionSetsOf(nodes);
  if (first === undefined) {
    return '';
  }
  return others.length === 0
    ? printOnce(first)
    : print({ ...first, selections: [first, ...others].flatMap((set) => set.selections) });
}

/** The fields so far, and the names of the expanded fragments. */
interface Collected {
  readonly fields: Map<string, [FieldNode, ...FieldNode[]]>;
  readonly fragments: Set<string>;
}

function collect(
  context: SelectionContext,
  type: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  collected: Collected,
): void {
  for (const selection of selectionSet.selections) {
    if (!isIncluded(context, selection)) {
      continue;
    }
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const nodes = collected.fields.get(key);
      if (nodes === undefined) {
        collected.fields.set(key, [selection]);
      } else {
        nodes.push(selection);
      }
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? unexpanded(context, selection.name.value, collected)
        : selection;
    if (fragment !== undefined && applies(context, fragment.typeCondition?.name.value, type)) {
      collect(context, type, fragment.selectionSet, collected);
    }
  }
}

/** The fragment of a name; undefined the second time, when its fields are collected already. */
function unexpanded(
  { fragments }: SelectionContext,
  name: string,
  collected: Collected,
): FragmentDefinitionNode | undefined {
  if (collected.fragments.has(name)) {
    return undefined;
  }
  collected.fragments.add(name);
  return fragments.get(name);
}

function isIncluded({ variables }: SelectionContext, node: SelectionNode): boolean {
  // Looking for the two directives costs more than everything else here, and few nodes have any.
  if (node.directives === undefined || node.directives.length === 0) {
    return true;
  }
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  if (skip?.['if'] === true) {
    return false;
  }
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return include?.['if'] !== false;
}

function applies(
  { schema }: SelectionContext,
  conditionName: string | undefined,
  type: GraphQLCompositeType,
): boolean {
  if (conditionName === undefined || conditionName === type.name) {
    return true;
  }
  const condition = schema.getType(conditionName);
  return isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type);
}

/** Prints a selection set. The text is cached, because a document is executed many times. */
function printOnce(selectionSet: SelectionSetNode): string {
  const text = printed.get(selectionSet) ?? print(selectionSet);
  printed.set(selectionSet, text);
  return text;
}
