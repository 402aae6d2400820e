import { readFileSync } from 'node:fs';
import { eventually } from 'appsync-local-stack/testing';
import {
  buildSchema,
  getNamedType,
  GraphQLList,
  GraphQLString,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  valueFromAST,
} from 'graphql';
import type { GraphQLOutputType, OperationDefinitionNode } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readOperations } from '../../operations/read-operations.ts';
import { budgeted } from '../support/budgets.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added } from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';

const schema = buildSchema(
  ['schema.graphql', 'contract/appsync.graphql'].map((file) => readFileSync(file, 'utf8')).join('\n'),
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

/** True for an expense, and for what has a list of them. */
function holdsExpenses(answer: GraphQLOutputType): boolean {
  const type = getNamedType(answer);
  return type.name === 'Expense' || (isObjectType(type) && 'items' in type.getFields());
}

/** The mutations that subscriptions name. */
function publishedMutations(): string[] {
  return Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap(
    ({ astNode }) =>
      valueFromAST(
        astNode?.directives?.[0]?.arguments?.[0]?.value,
        new GraphQLList(GraphQLString),
      ) as string[], // the one argument of the one directive
  );
}

/** What subscribers see of a mutation's answer: its owner lets them hear of it and says nothing new. */
function withoutOwner(answer: unknown): unknown {
  const entries = Object.entries(answer as Record<string, unknown>); // an expense
  return Object.fromEntries(entries.filter(([name]) => name !== 'owner'));
}

/** What they see of the renaming of a category, which only its caller goes on with. */
function withoutToken(answer: unknown): unknown {
  const entries = Object.entries(answer as Record<string, unknown>); // a step
  return Object.fromEntries(entries.filter(([name]) => name !== 'owner' && name !== 'nextToken'));
}

/** What they see of a batch. */
function idsAndVersions(answer: unknown): unknown {
  const { userId, items } = answer as { userId: string; items: { id: string; version: number }[] };
  return { userId, items: items.map(({ id, version }) => ({ id, version })) };
}

describe('operations/', () => {
  it('has one for every field of Query, Mutation and Subscription', () => {
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name.toLowerCase()}.${field}`),
    );

    const served = new Set(operations.map(({ text }) => rootFieldOf(text)));
    expect([...served].sort()).toEqual(fields.sort());
  });

  it.each(operations)('$name is valid', ({ text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it.each(operations)('$name has the name of its file', ({ name, text }) => {
    expect(definitionOf(text).name?.value).toBe(name);
  });

  it('has one for summaries of a year or month, and one for those between two dates', () => {
    const ofSummary = operations.filter(({ text }) => rootFieldOf(text) === 'query.summary');

    expect(ofSummary.map(({ name }) => name)).toEqual(['GetSummary', 'GetSummaryOfPeriod']);
  });

  it('selects every field of an expense in mutations, so that subscribers may hear of all of them', () => {
    const expense = schema.getType('Expense');
    const fields = isObjectType(expense) ? Object.keys(expense.getFields()) : [];
    const [fragment] = parse(readFileSync('operations/ExpenseFields.graphql', 'utf8')).definitions;
    const selected =
      fragment?.kind === Kind.FRAGMENT_DEFINITION
        ? fragment.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : ''))
        : [];

    expect(selected.concat('owner').sort()).toEqual(fields.sort());
    expect(publishedMutations()).toContain('restoreExpense');
    const mutations = schema.getMutationType()?.getFields() ?? {};
    for (const name of publishedMutations()) {
      const text = operations.find((operation) => rootFieldOf(operation.text) === `mutation.${name}`)?.text;
      const answer = mutations[name]?.type;
      if (answer !== undefined && holdsExpenses(answer)) {
        expect(text, name).toContain('...ExpenseFields');
      }
      expect(text, name).toMatch(/owner \{\s+userId\s+isSetByServer\s+\}/);
    }
  });
});

function variablesOf(name: string, today?: string): Readonly<Record<string, unknown>> {
  return readOperations(today).find((operation) => operation.name === name)?.variables ?? {};
}

describe('operations/variables.json', () => {
  const test = useLocalStack();

  it('has the dates of the day on which it is read', () => {
    expect(variablesOf('AddExpense', '2026-11-27')).toMatchObject({ input: { date: '2026-11-27' } });
    expect(variablesOf('ListExpenses', '2026-11-27')).toMatchObject({ year: 2026, month: 11 });
    expect(variablesOf('ListBudgets', '2026-11-27')).toEqual({ today: '2026-11-27' });
    expect(variablesOf('ImportExpenses', '2027-01-01')).toMatchObject({
      input: { expenses: [{ date: '2026-12-31' }, { date: '2027-01-01' }] },
    });
    expect(JSON.stringify(operations.map(({ variables }) => variables))).not.toContain('"$');
  });

  it.each([
    ['2026-11-24', '2026-10-25', '2026-11-24'],
    ['2026-11-25', '2026-11-25', '2026-12-24'],
    ['2027-01-01', '2026-12-25', '2027-01-24'],
    ['2026-12-31', '2026-12-25', '2027-01-24'],
  ])('has on %s the own month from the 25th, %s to %s', (today, from, to) => {
    expect(variablesOf('GetSummaryOfPeriod', today)).toEqual({ from, to });
  });

  it('lets lists, summaries and budgets of a day show what the examples have added', async () => {
    const user = await test.newUser();
    const run = async (name: string) => {
      const text = operations.find((operation) => operation.name === name)?.text ?? '';
      const { data, errors } = await user.graphql(text, variablesOf(name, '2026-11-27'));
      expect(errors).toBeUndefined();
      return data;
    };

    await run('AddExpense');
    await run('SetBudget');

    const usd = { currency: 'USD', spent: 2.25, expenseCount: 1 };
    expect(await run('ListExpenses')).toMatchObject({ expenses: { items: [{ amount: 2.25 }] } });
    expect(await run('GetSummary')).toMatchObject({ summary: { currencies: [usd] } });
    expect(await run('GetSummaryOfPeriod')).toMatchObject({ summary: { currencies: [usd] } });
    expect(await run('ListBudgets')).toMatchObject({ budgets: { budgets: [{ spent: 2.25, left: 247.75 }] } });
  });

  it('lets every mutation be heard of by the subscriptions, as it answered but for the owner', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    const heard = new Map<string, unknown[]>();
    for (const { text } of operations.filter(({ text }) => rootFieldOf(text).startsWith('subscription.'))) {
      const subscriber = await subscribe(test.stack.origin, user, text);
      onTestFinished(subscriber.close);
      heard.set(rootFieldOf(text).replace('subscription.', ''), subscriber.events);
    }

    const answered: Record<string, unknown> = {};
    for (const field of [
      'addExpense',
      'updateExpense',
      'deleteExpense',
      'restoreExpense',
      'importExpenses',
      'updateExpenses',
      'deleteExpenses',
      'restoreExpenses',
      'renameCategory',
    ]) {
      const operation = operations.find(({ text }) => rootFieldOf(text) === `mutation.${field}`);
      const filled = JSON.stringify(operation?.variables).replaceAll('the id that addExpense answered', id);
      const { data } = await user.graphql(
        operation?.text ?? '',
        JSON.parse(filled) as Record<string, unknown>,
      );
      answered[field] = data?.[field];
    }

    const { addExpense, updateExpense, deleteExpense, restoreExpense, importExpenses } = answered;
    await eventually(() =>
      expect(Object.fromEntries(heard)).toEqual({
        onExpenseAdded: [addExpense, restoreExpense].map(withoutOwner),
        onExpenseUpdated: [withoutOwner(updateExpense)],
        onExpenseDeleted: [withoutOwner(deleteExpense)],
        onExpensesImported: [idsAndVersions(importExpenses)],
        onExpensesUpdated: [idsAndVersions(answered['updateExpenses'])],
        onExpensesDeleted: [idsAndVersions(answered['deleteExpenses'])],
        onExpensesRestored: [idsAndVersions(answered['restoreExpenses'])],
        onCategoryRenamed: [withoutToken(answered['renameCategory'])],
      }),
    );
  });

  const sendable = operations.filter(
    ({ text }) => definitionOf(text).operation !== OperationTypeNode.SUBSCRIPTION,
  );

  it.each(sendable)('lets $name run as it is, but for the id and the words', async ({ text, variables }) => {
    const user = await test.newUser();
    const { id } = await added(user);
    await budgeted(user, { category: 'Food', amount: 250 });
    const filled = JSON.stringify(variables)
      .replaceAll('the id that addExpense answered', id)
      .replaceAll('the words that the documentation of eraseMyData asks for', 'ERASE ALL MY DATA');

    const { status, errors } = await user.graphql(text, JSON.parse(filled) as Record<string, unknown>);

    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });
});
