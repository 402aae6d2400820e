import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, Kind, OperationTypeNode, parse, validate } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readOperations } from '../../scripts/read-operations.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added } from '../support/operations.ts';

const schema = buildSchema(
  `${readFileSync('schema.graphql', 'utf8')}
  scalar AWSDate
  scalar AWSDateTime
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION`,
);
const operations = readOperations();

function definitionOf(text: string): OperationDefinitionNode {
  const definition = parse(text).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return definition as OperationDefinitionNode; // by its kind
}

function rootFieldOf(text: string): string {
  const { operation, selectionSet } = definitionOf(text);
  const [field] = selectionSet.selections;
  return `${operation}.${field?.kind === Kind.FIELD ? field.name.value : ''}`;
}

describe('operations/', () => {
  it('has one for every field of Query, Mutation and Subscription', () => {
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name.toLowerCase()}.${field}`),
    );

    expect(operations.map(({ text }) => rootFieldOf(text)).sort()).toEqual(fields.sort());
  });

  it.each(operations)('$name is valid', ({ text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it.each(operations)('$name has the name of its file', ({ name, text }) => {
    expect(definitionOf(text).name?.value).toBe(name);
  });

  it('selects every field of an expense, so that subscribers hear of all of them', () => {
    const expense = schema.getType('Expense');
    const fields = isObjectType(expense) ? Object.keys(expense.getFields()) : [];
    const [fragment] = parse(readFileSync('operations/ExpenseFields.graphql', 'utf8')).definitions;
    const selected =
      fragment?.kind === Kind.FRAGMENT_DEFINITION
        ? fragment.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : ''))
        : [];

    expect(selected.sort()).toEqual(fields.sort());
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const text = operations.find(
        (operation) => rootFieldOf(operation.text) === `mutation.${field.name}`,
      )?.text;
      expect(text).toContain('...ExpenseFields');
    }
  });
});

describe('operations/variables.json', () => {
  const test = useLocalStack();
  const sendable = operations.filter(
    ({ text }) => definitionOf(text).operation !== OperationTypeNode.SUBSCRIPTION,
  );

  it.each(sendable)('lets $name run as it is, but for the id', async ({ text, variables }) => {
    const user = await test.newUser();
    const { id } = await added(user);
    const filled = JSON.stringify(variables).replaceAll('the id that addExpense answered', id);

    const { status, errors } = await user.graphql(text, JSON.parse(filled) as Record<string, unknown>);

    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });
});
