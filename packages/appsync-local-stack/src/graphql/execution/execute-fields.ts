import { getArgumentValues, GraphQLError, SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';

import type { Json } from '../../runtime/model.ts';
import type { ResolverModel } from '../../template/model.ts';
import { bareRecord } from '../bare-record.ts';
import { completeValue, nullInNonNull, propertyOf } from './complete-value.ts';
import type { Completed, CompletedField, Completion } from './complete-value.ts';
import type { ErrorEntry, ResponsePath } from '../errors.ts';
import type { Operation } from '../document/operation.ts';
import { allThere, whenThere } from './maybe-promise.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { collectFields, selectionSetsOf } from '../document/selection.ts';

/** One selected field of one object, about to get its value. */
export interface FieldSite extends CompletedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly source: Json;
  readonly path: ResponsePath;
  /** 1 for root fields; list indexes do not count. */
  readonly depth: number;
}

/** How fields get their values: what differs between executing an operation and fitting a payload to a selection. */
export interface FieldSource {
  readonly resolverOf: (typeName: string, fieldName: string) => ResolverModel | undefined;
  /** A reason not to give the field a value; it has been reported when this gives true. */
  readonly isRefused: (site: FieldSite, resolver: ResolverModel | undefined) => boolean;
  readonly resolve: (
    site: FieldSite,
    resolver: ResolverModel,
    args: { readonly [name: string]: Json },
  ) => Promise<Json>;
}

/** Completes objects field by field: by resolver where one is attached, else by the parent's property. */
export class FieldExecution {
  readonly errors: ErrorEntry[] = [];
  readonly #operation: Operation;
  readonly #fieldSource: FieldSource;
  readonly #completion: Completion;
  readonly #collected = new WeakMap<readonly FieldNode[], Map<GraphQLObjectType, Map<string, FieldNode[]>>>();

  constructor(operation: Operation, fieldSource: FieldSource) {
    this.#operation = operation;
    this.#fieldSource = fieldSource;
    this.#completion = {
      schema: operation.schema,
      reportError: (entry) => {
        this.errors.push(entry);
      },
      reportNull: (entry) => {
        const path = JSON.stringify(entry.path);
        if (!this.errors.some((error) => JSON.stringify(error.path) === path)) this.errors.push(entry);
      },
      completeObject: (type, field, source, path) =>
        this.completeFields(type, source, this.#fieldsOf(type, field.nodes), path),
    };
  }

  /** The values of selected fields of one object, got side by side, or the null that rises out of it. */
  completeFields(
    type: GraphQLObjectType,
    source: Json,
    fields: ReadonlyMap<string, readonly FieldNode[]>,
    path: ResponsePath,
  ): MaybePromise<Completed> {
    const keys = [...fields.keys()];
    const completed = allThere(
      [...fields].map(([key, nodes]) => this.#completeField(type, source, nodes, [...path, key])),
    );
    return whenThere(completed, (values) => {
      const result = bareRecord<Json>();
      for (const [index, value] of values.entries()) {
        if (value === nullInNonNull) return nullInNonNull;
        result[keys[index] ?? ''] = value;
      }
      return result;
    });
  }

  /** The fields selected below a field; the same for every item of a list, so that they are collected once. */
  #fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    const byType = this.#collected.get(nodes) ?? new Map<GraphQLObjectType, Map<string, FieldNode[]>>();
    const fields = byType.get(type) ?? collectFields(this.#operation, type, selectionSetsOf(nodes));
    this.#collected.set(nodes, byType.set(type, fields));
    return fields;
  }

  #completeField(
    parentType: GraphQLObjectType,
    source: Json,
    nodes: readonly FieldNode[],
    path: ResponsePath,
  ): MaybePromise<Completed> {
    const [node] = nodes;
    if (node === undefined || node.name.value === '__typename') return parentType.name;
    const field = this.#definitionOf(parentType, node.name.value);
    if (field === undefined) return null;
    const depth = path.filter((step) => typeof step === 'string').length;
    const site: FieldSite = { parentType, nodes, field, source, path, depth };
    return whenThere(this.#valueOf(site), (value) =>
      completeValue(this.#completion, field.type, site, value, path),
    );
  }

  #valueOf(site: FieldSite): MaybePromise<Json> {
    const { parentType, field, source } = site;
    // Only GraphQL's own types have names that begin so (specification, 3.4); graphql-js's test looks through a list of them.
    const isIntrospection =
      parentType.name.startsWith('__') || field === SchemaMetaFieldDef || field === TypeMetaFieldDef;
    const resolver = isIntrospection ? undefined : this.#fieldSource.resolverOf(parentType.name, field.name);
    if (!isIntrospection && this.#fieldSource.isRefused(site, resolver)) return null;
    if (!isIntrospection && resolver === undefined) return propertyOf(source, field.name);
    const args = this.#argumentsOf(site);
    if (args === undefined) return null;
    if (resolver !== undefined) return this.#fieldSource.resolve(site, resolver, args);
    // graphql-js's introspection fields look at the schema and nothing else; they give its own objects, which only
    // other introspection fields ever see, and at the leaves JSON.
    const info = { schema: this.#operation.schema } as GraphQLResolveInfo;
    const value: unknown = field.resolve?.(source, args, undefined, info);
    return (value ?? null) as Json;
  }

  #definitionOf(parentType: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (parentType === this.#operation.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return parentType.getFields()[name];
  }

  #argumentsOf(site: FieldSite): { readonly [name: string]: Json } | undefined {
    const [node] = site.nodes;
    if (node === undefined) return undefined;
    try {
      // Input scalars parse to JSON, all of them; so do the lists and objects made of them.
      return getArgumentValues(site.field, node, this.#operation.variables) as { [name: string]: Json };
    } catch (error) {
      // What validation cannot see: a nullable variable with a default, sent as null, in a non-null place.
      if (!(error instanceof GraphQLError)) throw error;
      const argument = site.field.args.find(({ name }) => error.message.startsWith(`Argument "${name}"`));
      const message =
        argument === undefined
          ? error.message
          : `Argument '${argument.name}' has coerced Null value for NonNull type '${String(argument.type)}'`;
      this.errors.push({ path: site.path, locations: null, message });
      return undefined;
    }
  }
}
