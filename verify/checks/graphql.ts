import type { Check } from '../check.ts';
import { addEntry, ENTRY } from './entries.ts';

const VALIDATION = 'packages/appsync-local-stack/src/graphql';

/** How values and errors go through a request. */
export const graphqlChecks: readonly Check[] = [
  {
    name: 'The default value of a variable is filled in',
    rows: ['Default values of variables, arguments and input fields are filled in'],
    assumed: 1,
    advice: `Clients must send every variable: say so in docs/clients.md, and correct ${VALIDATION}.`,
    async see(target) {
      await addEntry(target);
      await addEntry(target);
      const { data } = await target.graphql(
        'query ($category: String!, $limit: Int = 1) { expenses(category: $category, limit: $limit) { items { id } } }',
        { category: target.category },
      );
      return (data?.['expenses'] as { items: unknown[] } | null | undefined)?.items.length; // selected
    },
  },
  {
    name: 'A Float beyond the range of a double is refused before anything runs',
    rows: ['A `Float` beyond the range of a double'],
    assumed: { data: null, hasErrors: true, errorType: undefined },
    advice: 'Look whether addExpense refuses it; if it stores it, add the rule to resolvers/shared/money.ts.',
    async see({ graphql, category }) {
      const { data, errors } = await graphql(
        `mutation { addExpense(input: { date: "2024-01-09", amount: 1e400, category: "${category}" }) { id } }`,
      );
      return { data, hasErrors: errors.length > 0, errorType: errors[0]?.errorType ?? undefined };
    },
  },
  {
    name: 'A variable without a value leaves its input field as it is',
    rows: ['Variable without a value'],
    assumed: 'kept',
    advice:
      'Clients must pass the input of updateExpense as one variable, as docs/clients.md says. Nothing else is needed.',
    async see(target) {
      const { id } = await addEntry(target, { notes: 'kept' });
      const { data } = await target.graphql(
        `mutation ($id: ID!, $notes: String) { updateExpense(input: { id: $id, notes: $notes, location: "here" }) { ${ENTRY} } }`,
        { id },
      );
      return (data?.['updateExpense'] as { notes: unknown } | null | undefined)?.notes; // selected
    },
  },
  {
    name: 'An error of one root field leaves the others their values',
    assumed: { summary: null, hasCurrencies: true, errorTypes: ['ValidationError'] },
    advice: 'The screens that ask for several things at once must ask for each alone: see docs/clients.md.',
    async see({ graphql }) {
      const { data, errors } = await graphql(
        '{ summary(year: 0) { currencies { currency } } currencies { code } }',
      );
      return {
        summary: data?.['summary'],
        hasCurrencies: Array.isArray(data?.['currencies']),
        errorTypes: errors.map(({ errorType }) => errorType),
      };
    },
  },
];
