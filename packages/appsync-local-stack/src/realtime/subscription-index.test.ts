import { describe, expect, it } from 'vitest';
import { createOperationPreparer } from '../graphql/document/operation.ts';
import { buildSchema } from '../graphql/schema/build-schema.ts';
import { argumentFilter } from './payload-filter.ts';
import type { PayloadFilter } from './payload-filter.ts';
import { SubscriptionIndex } from './subscription-index.ts';
import type { Subscription } from './subscription-index.ts';

/** Has no condition: every payload passes. */
const EVERY_PAYLOAD: PayloadFilter = [[]];

const QUERY = 'subscription { onNote }';

function subscription(filter: PayloadFilter, fieldName = 'onNote'): Subscription {
  const schema = buildSchema('type Query { a: ID } type Subscription { onNote: String }');
  const prepared = createOperationPreparer(schema, { introspection: true })({
    query: QUERY,
    operationName: null,
    variables: {},
  });
  if (!prepared.isReady) {
    throw new Error('The document is refused.');
  }
  const nothing = (): void => undefined;
  const { operation } = prepared;
  return { fieldName, operation, selectionKey: QUERY, filter, deliver: nothing, invalidate: nothing };
}

const equals = (fieldName: string, value: string | number): PayloadFilter =>
  argumentFilter({ [fieldName]: value });

describe('SubscriptionIndex', () => {
  it('finds by field and filter: by eq, by other operators, by none', () => {
    const index = new SubscriptionIndex();
    const [ann, ben, noOwner, all, other] = [
      subscription(equals('owner', 'ann')),
      subscription(equals('owner', 'ben')),
      subscription(argumentFilter({ owner: null })),
      subscription(EVERY_PAYLOAD),
      subscription(EVERY_PAYLOAD, 'onOther'),
    ];
    for (const one of [ann, ben, noOwner, all, other]) {
      index.add(one);
    }

    expect(new Set(index.matching('onNote', { owner: 'ann' }))).toEqual(new Set([ann, all]));
    expect(new Set(index.matching('onNote', {}))).toEqual(new Set([noOwner, all]));
    expect(index.matching('onOther', {})).toEqual([other]);
    expect(index.matching('onNobody', {})).toEqual([]);
  });

  it('finds by a nested path, and looks at nobody who waits for another value of it', () => {
    const index = new SubscriptionIndex();
    const looked: string[] = [];
    const filterOf = (user: string): PayloadFilter => [
      [
        { path: ['owner', 'isSetByServer'], operator: 'eq', value: true },
        {
          path: ['owner', 'userId'],
          operator: 'eq',
          get value() {
            looked.push(user);
            return user;
          },
        },
      ],
    ];
    const [ann, ben] = [subscription(filterOf('ann')), subscription(filterOf('ben'))];
    for (const one of [ann, ben]) {
      index.add(one);
    }
    looked.length = 0;

    expect(index.matching('onNote', { owner: { userId: 'ann', isSetByServer: true } })).toEqual([ann]);
    expect(index.matching('onNote', { owner: { userId: 'ann', isSetByServer: 'true' } })).toEqual([]);
    expect(index.matching('onNote', { owner: [{ userId: 'ann', isSetByServer: true }] })).toEqual([]);
    expect(index.matching('onNote', { 'owner.userId': 'ann', 'owner.isSetByServer': true })).toEqual([]);
    expect(looked).not.toContain('ben');
    index.delete(ann);
    expect(index.matching('onNote', { owner: { userId: 'ann', isSetByServer: true } })).toEqual([]);
  });

  it('tells texts from numbers', () => {
    const index = new SubscriptionIndex();
    index.add(subscription(equals('size', '1')));

    expect(index.matching('onNote', { size: 1 })).toEqual([]);
  });

  it('finds a subscription once, by whichever alternative', () => {
    const index = new SubscriptionIndex();
    const either = subscription([
      ...equals('owner', 'ann'),
      ...equals('editor', 'ann'),
      ...equals('owner', 'ben'),
    ]);
    index.add(either);

    expect(index.matching('onNote', { owner: 'ann', editor: 'ann' })).toEqual([either]);
    expect(index.matching('onNote', { owner: 'ben' })).toEqual([either]);
    expect(index.matching('onNote', { editor: 'ben' })).toEqual([]);
  });

  it('forgets what is deleted, and that only', () => {
    const index = new SubscriptionIndex();
    const [ann, otherAnn, all] = [
      subscription(equals('owner', 'ann')),
      subscription(equals('owner', 'ann')),
      subscription(EVERY_PAYLOAD),
    ];
    for (const one of [ann, otherAnn, all]) {
      index.add(one);
    }

    index.delete(ann);
    index.delete(all);

    expect(index.matching('onNote', { owner: 'ann' })).toEqual([otherAnn]);
    expect(index.size).toBe(1);
  });
});
