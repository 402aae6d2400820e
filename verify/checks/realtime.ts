import { randomUUID } from 'node:crypto';
import type { Check } from '../check.ts';
import type { Message, Socket } from '../socket.ts';
import type { Target } from '../target.ts';
import { addEntry } from './entries.ts';

const added = JSON.stringify({
  query: 'subscription { onExpenseAdded { id amount notes owner { userId } } }',
  variables: {},
});
const OWNER = 'owner { userId isSetByServer }';
const LIMIT = 200;
const PROTOCOL = 'Correct packages/appsync-local-stack/src/realtime and the row.';

/** Subscriptions: their protocol, their filters, and what events hold. */
export const realtimeChecks: readonly Check[] = [
  {
    name: 'A user receives what they have added themselves',
    rows: ['Nested paths in filters'],
    assumed: { amount: 2.25, notes: 'heard' },
    advice:
      'The filter on the owner does not work: look at resolvers/Subscription.* and the log. Apps still catch up by changes.',
    see: (target) =>
      subscribed(target, async (socket) => {
        const { id } = await addEntry(target, { notes: 'heard' });
        const { amount, notes } = payloadOf(await socket.event((message) => payloadOf(message)['id'] === id));
        return { amount, notes };
      }),
  },
  {
    name: 'An event without its owner, forged or not, reaches nobody',
    rows: ['A field that is null or was not selected passes no comparison'],
    assumed: { unowned: 0, forged: 0 },
    advice:
      'Others may hear of what is not theirs: close sign-up, and do not go live. Look at the filters in resolvers/Subscription.*.',
    see: (target) =>
      subscribed(target, async (socket) => {
        const input = `date: "2024-01-09", amount: 1, category: "${target.category}"`;
        const unowned = await idOf(target, `mutation { addExpense(input: { ${input} }) { id } }`);
        const forged = await idOf(
          target,
          `mutation { addExpense(input: { ${input} }) { id userId: category } }`,
        );
        // Events are in the order of the mutations: when a later one has come, the earlier ones will not.
        const last = await addEntry(target);
        await socket.event((message) => payloadOf(message)['id'] === last.id);
        const count = (id: string) =>
          socket.events.filter((message) => payloadOf(message)['id'] === id).length;
        return { unowned: count(unowned), forged: count(forged) };
      }),
  },
  {
    name: 'What the mutation selects under an alias is null in the event',
    assumed: null,
    advice:
      'Subscribers get values under the names of the mutation: never select under an alias, as docs/clients.md says.',
    see: (target) =>
      subscribed(target, async (socket) => {
        const input = `date: "2024-01-09", amount: 1, notes: "aliased", category: "${target.category}"`;
        const id = await idOf(
          target,
          `mutation { addExpense(input: { ${input} }) { id amount text: notes ${OWNER} } }`,
        );
        return payloadOf(await socket.event((message) => payloadOf(message)['id'] === id))['notes'];
      }),
  },
  {
    name: 'A start that holds no GraphQL is refused',
    rows: ['`BadRequestException`'],
    assumed: ['error', 'BadRequestException'],
    advice: PROTOCOL,
    see: (target) => refusal(target, 'not GraphQL'),
  },
  {
    name: 'A query in a start is refused',
    rows: ['`UnsupportedOperation`'],
    assumed: ['error', 'UnsupportedOperation'],
    advice: PROTOCOL,
    see: (target) => refusal(target, JSON.stringify({ query: '{ currencies { code } }', variables: {} })),
  },
  {
    name: `A connection takes ${LIMIT} subscriptions, and refuses one more with one error`,
    assumed: { taken: LIMIT, refusal: ['error', 'MaxSubscriptionsReachedError'], isList: false },
    advice:
      'Clients here take both forms; an app has eight subscriptions. Correct the limit of the local stack.',
    async see(target) {
      const socket = await target.open();
      try {
        const answers: Message[] = [];
        for (let index = 0; index <= LIMIT && answers.at(-1)?.type !== 'error'; index += 1) {
          answers.push(await socket.start(added, randomUUID()));
        }
        const last = answers.at(-1);
        return {
          taken: answers.filter(({ type }) => type === 'start_ack').length,
          refusal: outline(last),
          isList: Array.isArray(last?.payload?.errors),
        };
      } finally {
        socket.close();
      }
    },
  },
];

/** Runs with a connection on which the added expenses are subscribed to. */
async function subscribed<Seen>(target: Target, see: (socket: Socket) => Promise<Seen>): Promise<Seen> {
  const socket = await target.open();
  try {
    const answer = await socket.start(added);
    if (answer.type === 'error') {
      throw new Error(`the subscription is refused: ${JSON.stringify(answer.payload)}`);
    }
    return await see(socket);
  } finally {
    socket.close();
  }
}

async function refusal(target: Target, data: string): Promise<unknown> {
  const socket = await target.open();
  try {
    return outline(await socket.start(data));
  } finally {
    socket.close();
  }
}

function outline(message: Message | undefined): unknown[] {
  const errors = message?.payload?.errors;
  const first = (Array.isArray(errors) ? errors[0] : errors) as { errorType?: string } | undefined; // the protocol's shape
  return [message?.type, first?.errorType];
}

function payloadOf(message: Message): Readonly<Record<string, unknown>> {
  // The event of the one field that is subscribed to.
  return (message.payload?.data?.['onExpenseAdded'] ?? {}) as Record<string, unknown>;
}

async function idOf({ graphql }: Target, mutation: string): Promise<string> {
  const { data, errors } = await graphql(mutation);
  const expense = data?.['addExpense'] as { id: string } | null | undefined; // selected
  if (expense === null || expense === undefined) {
    throw new Error(`an expense cannot be added: ${errors.map(({ message }) => message).join('; ')}`);
  }
  return expense.id;
}
