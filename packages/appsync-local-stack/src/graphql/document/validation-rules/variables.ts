import { isInputType, isNonNullType, isTypeSubTypeOf, Kind, GraphQLNonNull, typeFromAST } from 'graphql';
import type { GraphQLSchema, GraphQLType, ValidationContext, VariableDefinitionNode } from 'graphql';
import { report } from './report.ts';
import type { Rule } from './report.ts';

type VariableUsage = ReturnType<ValidationContext['getRecursiveVariableUsages']>[number];

/**
 * `NonInputTypeOnVariable`, `DuplicateVariableName`, `UndefinedVariable`, `UnusedVariable` and
 * `VariableTypeMismatch`, fragments included.
 */
export const variableRule: Rule = (context, paths) => ({
  OperationDefinition: {
    leave(operation) {
      const schema = context.getSchema();
      const definitions = new Map<string, VariableDefinitionNode>();
      for (const definition of operation.variableDefinitions ?? []) {
        const name = definition.variable.name.value;
        const type = typeFromAST(schema, definition.type);
        if (type !== undefined && !isInputType(type)) {
          report(context, paths, 'NonInputTypeOnVariable', 'Wrong type for a variable', [definition]);
        }
        if (definitions.has(name)) {
          const description = `There can be only one variable named '${name}'`;
          report(context, paths, 'DuplicateVariableName', description, [definition]);
        }
        definitions.set(name, definition);
      }

      const used = new Set<string>();
      for (const usage of context.getRecursiveVariableUsages(operation)) {
        const name = usage.node.name.value;
        used.add(name);
        const definition = definitions.get(name);
        if (definition === undefined) {
          report(context, paths, 'UndefinedVariable', `Undefined variable ${name}`, [usage.node]);
          continue;
        }
        const declared = typeFromAST(schema, definition.type);
        if (declared === undefined) {
          continue;
        }
        const type = effectiveType(definition, declared);
        if (!isAllowed(schema, type, usage)) {
          const description = `Variable type '${String(type)}' doesn't match expected type '${String(usage.type)}'`;
          report(context, paths, 'VariableTypeMismatch', description, [usage.node]);
        }
      }
      for (const [name, definition] of definitions) {
        if (!used.has(name)) {
          report(context, paths, 'UnusedVariable', `Unused variable ${name}`, [definition]);
        }
      }
    },
  },
});

/** The type a variable has for its usages: a default value other than null makes it non-null. */
function effectiveType(definition: VariableDefinitionNode, type: GraphQLType): GraphQLType {
  const { defaultValue } = definition;
  const hasDefault = defaultValue !== undefined && defaultValue.kind !== Kind.NULL;
  return hasDefault && !isNonNullType(type) ? new GraphQLNonNull(type) : type;
}

function isAllowed(schema: GraphQLSchema, type: GraphQLType, usage: VariableUsage): boolean {
  const expected = usage.type;
  if (expected === undefined || expected === null) {
    return true;
  }
  // A position with a default value accepts a nullable variable.
  if (isNonNullType(expected) && !isNonNullType(type) && usage.defaultValue !== undefined) {
    return isTypeSubTypeOf(schema, type, expected.ofType);
  }
  return isTypeSubTypeOf(schema, type, expected);
}
