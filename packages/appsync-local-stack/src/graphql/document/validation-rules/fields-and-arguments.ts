import { getNamedType, getNullableType, isLeafType, isRequiredArgument } from 'graphql';
import type { ArgumentNode, GraphQLArgument } from 'graphql';
import { literalText } from '../../java-text.ts';
import { describeFault, faultOfLiteral } from './literal-value.ts';
import { report } from './report.ts';
import type { Rule } from './report.ts';

/**
 * `FieldUndefined`, `SubSelectionRequired` and `SubSelectionNotAllowed`, which graphql-java finds by its
 * rules `FieldsOnCorrectType` and `ScalarLeafs`.
 */
export const fieldRule: Rule = (context, paths) => ({
  Field(node) {
    const parent = context.getParentType();
    const field = context.getFieldDef();
    if (parent === undefined || parent === null) {
      return;
    }
    if (field === undefined || field === null) {
      const description = `Field '${node.name.value}' in type '${parent.name}' is undefined`;
      report(context, paths, 'FieldUndefined', description, [node]);
      return;
    }
    const type = String(field.type);
    const hasSelection = node.selectionSet !== undefined;
    if (isLeafType(getNamedType(field.type))) {
      if (!hasSelection) {
        return;
      }
      const description = `Sub selection not allowed on leaf type ${type} of field ${node.name.value}`;
      report(context, paths, 'SubSelectionNotAllowed', description, [node]);
    } else if (!hasSelection) {
      const description = `Sub selection required for type ${type} of field ${node.name.value}`;
      report(context, paths, 'SubSelectionRequired', description, [node]);
    }
  },
});

/**
 * `UnknownArgument`, `DuplicateArgumentNames`, `MissingFieldArgument`, `MissingDirectiveArgument`,
 * `WrongType` and `BadValueForDefaultArg`.
 */
export const argumentRule: Rule = (context, paths) => ({
  Field(node) {
    for (const argument of missing(context.getFieldDef()?.args ?? [], node.arguments)) {
      report(context, paths, 'MissingFieldArgument', `Missing field argument ${argument.name}`, [node]);
    }
    for (const argument of duplicates(node.arguments)) {
      const description = `There can be only one argument named '${argument.name.value}'`;
      report(context, paths, 'DuplicateArgumentNames', description, [argument]);
    }
  },
  Directive(node) {
    for (const argument of missing(context.getDirective()?.args ?? [], node.arguments)) {
      report(context, paths, 'MissingDirectiveArgument', `Missing directive argument ${argument.name}`, [
        node,
      ]);
    }
    for (const argument of duplicates(node.arguments)) {
      const description = `There can be only one argument named '${argument.name.value}'`;
      report(context, paths, 'DuplicateArgumentNames', description, [argument]);
    }
  },
  Argument(node) {
    const name = node.name.value;
    const directive = context.getDirective();
    const expected = context.getArgument();
    if (expected === undefined || expected === null) {
      if (directive !== undefined && directive !== null) {
        report(context, paths, 'UnknownArgument', `Unknown directive argument ${name}`, [node]);
      } else if (context.getFieldDef() !== undefined && context.getFieldDef() !== null) {
        report(context, paths, 'UnknownArgument', `Unknown field argument ${name}`, [node]);
      }
      return;
    }
    const fault = faultOfLiteral(node.value, expected.type);
    if (fault !== undefined) {
      report(context, paths, 'WrongType', describeFault(name, fault), [node]);
    }
  },
  VariableDefinition(node) {
    const type = context.getInputType();
    if (type === undefined || type === null || node.defaultValue === undefined) {
      return;
    }
    if (faultOfLiteral(node.defaultValue, type) === undefined) {
      return;
    }
    const literal = literalText(node.defaultValue);
    const typeName = String(getNullableType(type));
    report(context, paths, 'BadValueForDefaultArg', `Bad default value ${literal} for type ${typeName}`, [
      node,
    ]);
  },
});

function missing(
  expected: readonly GraphQLArgument[],
  given: readonly ArgumentNode[] | undefined,
): GraphQLArgument[] {
  const names = new Set(given?.map((argument) => argument.name.value));
  return expected.filter((argument) => isRequiredArgument(argument) && !names.has(argument.name));
}

function duplicates(given: readonly ArgumentNode[] | undefined): ArgumentNode[] {
  const seen = new Set<string>();
  return (given ?? []).filter((argument) => {
    const isDuplicate = seen.has(argument.name.value);
    seen.add(argument.name.value);
    return isDuplicate;
  });
}
