import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, addExpense, deleteExpense, importExpenses, updateExpense } from '../support/operations.ts';
import { subscribe as subscribeAt } from '../support/subscriber.ts';
import type { Subscriber } from '../support/subscriber.ts';

describe('subscriptions', () => {
  const test = useLocalStack();

  async function subscribe(
    user: Pick<TestUser, 'accessToken'>,
    query: string,
    variables = {},
  ): Promise<Subscriber> {
    const subscriber = await subscribeAt(test.stack.origin, user, query, variables);
    onTestFinished(subscriber.close);
    return subscriber;
  }

  const onAdded =
    'subscription($category: String) { onExpenseAdded(category: $category) { id userId amount category version } }';

  it('tell an app what another device of its user adds, changes and deletes', async () => {
    const user = await test.newUser();
    const fields = '{ id amount version }';
    const [additions, changes, deletions] = await Promise.all([
      subscribe(user, `subscription { onExpenseAdded ${fields} }`),
      subscribe(user, `subscription { onExpenseUpdated ${fields} }`),
      subscribe(user, `subscription { onExpenseDeleted ${fields} }`),
    ]);

    const { id } = await added(user);
    await user.graphql(updateExpense, { input: { id, amount: 3 } });
    await user.graphql(deleteExpense, { id });

    expect(await additions.received(1)).toEqual([{ id, amount: 2.25, version: 1 }]);
    expect(await changes.received(1)).toEqual([{ id, amount: 3, version: 2 }]);
    expect(await deletions.received(1)).toEqual([{ id, amount: 3, version: 3 }]);
  });

  it('tell an app what another device of its user imports', async () => {
    const user = await test.newUser();
    const batches = await subscribe(user, 'subscription { onExpensesImported { userId items { amount } } }');
    const expenses = [1, 2].map((amount) => ({ date: '2024-01-09', amount, category: 'Food' }));

    await user.graphql(importExpenses, { input: { expenses } });

    expect(await batches.received(1)).toEqual([{ userId: user.sub, items: [{ amount: 1 }, { amount: 2 }] }]);
  });

  it("tell nobody of somebody else's expenses", async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const [own, foreign] = await Promise.all([subscribe(owner, onAdded), subscribe(stranger, onAdded)]);

    await added(owner);
    const mine = await added(stranger);

    await own.received(1);
    expect(await foreign.received(1)).toMatchObject([{ id: mine.id }]);
  });

  it('have no argument that names another user', async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);

    const refused = subscribe(stranger, `subscription { onExpenseAdded(userId: "${owner.sub}") { id } }`);

    await expect(refused).rejects.toThrow(/UnknownArgument/);
  });

  it('are narrowed by category', async () => {
    const user = await test.newUser();
    const food = await subscribe(user, onAdded, { category: 'Food' });

    await added(user, { category: 'Transport' });
    const { id } = await added(user, { category: 'Food' });

    expect(await food.received(1)).toMatchObject([{ id, category: 'Food' }]);
  });

  it('are refused for a category that no expense can have', async () => {
    const user = await test.newUser();

    await expect(subscribe(user, onAdded, { category: 'a#b' })).rejects.toThrow(/ValidationError/);
  });

  it('are refused without a token', async () => {
    await expect(subscribe({ accessToken: 'nonsense' }, onAdded)).rejects.toThrow(/UnauthorizedException/);
  });

  it.each([
    'id',
    'id userId',
    'id owner { userId }',
    'id owner { isSetByServer }',
    'id of: owner { userId isSetByServer }',
  ])('are not told of a mutation that failed, or that did not select the owner: %s', async (selection) => {
    const user = await test.newUser();
    const subscriber = await subscribe(user, onAdded);

    await user.graphql(addExpense, { input: { date: '2024-01-09', amount: 0, category: 'Food' } });
    await user.graphql(
      `mutation { addExpense(input: { date: "2024-01-09", amount: 1, category: "Food" }) { ${selection} } }`,
    );
    const { id } = await added(user, { amount: 2 });

    expect(await subscriber.received(1)).toMatchObject([{ id, amount: 2 }]);
  });

  it('go by what is selected as category, which may be another field: among the own events only', async () => {
    const user = await test.newUser();
    const food = await subscribe(user, 'subscription { onExpenseAdded(category: "Food") { id } }');

    const { data } = await user.graphql(
      `mutation { addExpense(input: { date: "2024-01-09", amount: 1, category: "Bus", notes: "Food" }) {
        id category: notes owner { userId isSetByServer }
      } }`,
    );

    expect(await food.received(1)).toEqual([{ id: (data?.['addExpense'] as unknown as { id: string }).id }]);
  });

  describe('whose token has expired', () => {
    /** Somebody who signed in two hours ago and has subscribed since then: their token was good for one. */
    async function subscribedTwoHoursAgo(query: string) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * 60 * 60 * 1000 });
      try {
        const user = await test.newUser();
        return { user, subscriber: await subscribe(user, query) };
      } finally {
        vi.useRealTimers();
      }
    }

    it("end with the next change of their user's, before they tell of it", async () => {
      const { user, subscriber } = await subscribedTwoHoursAgo(onAdded);
      const again = await test.signInAgain(user);
      const renewed = await subscribe(again, onAdded);

      const { id } = await added(again);
      await subscriber.closed;

      expect(subscriber.events).toEqual([]);
      expect(await renewed.received(1)).toMatchObject([{ id }]);
    });

    it('cannot be started again with it', async () => {
      const { user } = await subscribedTwoHoursAgo(onAdded);

      await expect(subscribe(user, onAdded)).rejects.toThrow('Token has expired.');
    });

    it('go on while somebody else changes something, and end with the own change of that kind', async () => {
      const { user, subscriber } = await subscribedTwoHoursAgo('subscription { onExpenseDeleted { id } }');
      const other = await subscribedTwoHoursAgo(onAdded);
      let isClosed = false;
      void subscriber.closed.then(() => (isClosed = true));
      const again = await test.signInAgain(user);

      const { id } = await added(again);
      await added(await test.signInAgain(other.user));
      await other.subscriber.closed;
      expect(isClosed).toBe(false);

      await again.graphql(deleteExpense, { id });
      await subscriber.closed;
      expect(subscriber.events).toEqual([]);
    });
  });
});
