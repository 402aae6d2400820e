import type { Operation } from '../graphql/operation.ts';
import type { Json } from '../runtime/model.ts';
import { passes, valueAt } from './payload-filter.ts';
import type { PayloadFilter, Scalar } from './payload-filter.ts';

/** A subscription that was accepted. */
export interface Subscription {
  /** The field of the type Subscription. */
  readonly fieldName: string;
  readonly operation: Operation;
  /** Equal for subscriptions that are sent the same for the same event: document, operation name and variables. */
  readonly selectionKey: string;
  readonly filter: PayloadFilter;
  /** Set by `extensions.setSubscriptionInvalidationFilter`. */
  readonly invalidationFilter?: PayloadFilter;
  /** Sends an event, as the JSON text of its payload. */
  readonly deliver: (payloadJson: string) => void;
  /** Ends the subscription and its connection. */
  readonly invalidate: () => void;
}

interface IndexKey {
  readonly path: string;
  readonly value: Scalar;
}

/** A value that the payload must have for each alternative of a filter; none when an alternative has no `eq`. */
function keysOf(filter: PayloadFilter): readonly IndexKey[] | undefined {
  const keys: IndexKey[] = [];
  for (const conditions of filter) {
    const key = conditions.find(({ operator }) => operator === 'eq');
    if (key?.operator !== 'eq' || typeof key.value === 'object') return undefined;
    keys.push({ path: key.path.join('.'), value: key.value });
  }
  return keys;
}

/** The subscriptions of one field. Those with an `eq` are found by its value, the others are looked at every time. */
class FieldSubscriptions {
  readonly all = new Set<Subscription>();
  readonly #others = new Set<Subscription>();
  readonly #byValue = new Map<string, Map<Scalar, Set<Subscription>>>();

  add(subscription: Subscription): void {
    this.all.add(subscription);
    const keys = keysOf(subscription.filter);
    if (keys === undefined) this.#others.add(subscription);
    for (const { path, value } of keys ?? []) {
      const values = this.#byValue.get(path) ?? new Map<Scalar, Set<Subscription>>();
      const subscriptions = values.get(value) ?? new Set();
      this.#byValue.set(path, values.set(value, subscriptions.add(subscription)));
    }
  }

  delete(subscription: Subscription): void {
    this.all.delete(subscription);
    this.#others.delete(subscription);
    for (const { path, value } of keysOf(subscription.filter) ?? []) {
      const values = this.#byValue.get(path);
      const subscriptions = values?.get(value);
      subscriptions?.delete(subscription);
      if (subscriptions?.size === 0) values?.delete(value);
      if (values?.size === 0) this.#byValue.delete(path);
    }
  }

  matching(payload: Json): Subscription[] {
    const candidates = new Set(this.#others);
    for (const [path, values] of this.#byValue) {
      const value = valueAt(payload, path.split('.'));
      if (value === null || typeof value === 'object') continue;
      values.get(value)?.forEach((subscription) => candidates.add(subscription));
    }
    return [...candidates].filter(({ filter }) => passes(filter, payload));
  }
}

/** All subscriptions, to be found by what is published. */
export class SubscriptionIndex {
  readonly #fields = new Map<string, FieldSubscriptions>();

  get size(): number {
    return [...this.#fields.values()].reduce((sum, { all }) => sum + all.size, 0);
  }

  add(subscription: Subscription): void {
    const field = this.#fields.get(subscription.fieldName) ?? new FieldSubscriptions();
    this.#fields.set(subscription.fieldName, field);
    field.add(subscription);
  }

  delete(subscription: Subscription): void {
    this.#fields.get(subscription.fieldName)?.delete(subscription);
  }

  /** Whose filter the payload passes. */
  matching(fieldName: string, payload: Json): Subscription[] {
    return this.#fields.get(fieldName)?.matching(payload) ?? [];
  }

  /** Whose invalidation filter the payload of an invalidation passes. */
  invalidatedBy(fieldName: string, payload: Json): Subscription[] {
    const subscriptions = this.#fields.get(fieldName)?.all ?? [];
    return [...subscriptions].filter(
      ({ invalidationFilter }) => invalidationFilter !== undefined && passes(invalidationFilter, payload),
    );
  }
}
