import type { Operation } from '../graphql/document/operation.ts';
import type { Json } from '../runtime/model.ts';
import { passes, valueAt } from './payload-filter.ts';
import type { PayloadFilter, Scalar } from './payload-filter.ts';

/** A subscription that was accepted. */
export interface Subscription {
  /** The field of the type Subscription. */
  readonly fieldName: string;
  readonly operation: Operation;
  /** Document, operation name and variables: subscriptions with the same ones get the same messages. */
  readonly selectionKey: string;
  readonly filter: PayloadFilter;
  /** Set by `extensions.setSubscriptionInvalidationFilter`. */
  readonly invalidationFilter?: PayloadFilter;
  /** Sends an event, as the JSON text of its payload. */
  readonly deliver: (payloadJson: string) => void;
  /** Ends the subscription and its connection. */
  readonly invalidate: () => void;
}

/** All subscriptions, indexed by what they filter. */
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

  /** The subscriptions whose filter the payload passes. */
  matching(fieldName: string, payload: Json): Subscription[] {
    return this.#fields.get(fieldName)?.matching(payload) ?? [];
  }

  /** The subscriptions whose invalidation filter the payload of an invalidation passes. */
  invalidatedBy(fieldName: string, payload: Json): Subscription[] {
    const subscriptions = this.#fields.get(fieldName)?.all ?? [];
    return [...subscriptions].filter(
      ({ invalidationFilter }) => invalidationFilter !== undefined && passes(invalidationFilter, payload),
    );
  }
}

interface IndexKey {
  readonly path: readonly string[];
  readonly value: Scalar;
}

/** The subscriptions that need a value at one path. */
interface PathSubscriptions {
  readonly path: readonly string[];
  readonly byValue: Map<Scalar, Set<Subscription>>;
}

/** The subscriptions of one field. Those with an `eq` are found by its value; the others are always tried. */
class FieldSubscriptions {
  readonly all = new Set<Subscription>();
  readonly #others = new Set<Subscription>();
  readonly #byPath = new Map<string, PathSubscriptions>();

  add(subscription: Subscription): void {
    this.all.add(subscription);
    const keys = keysOf(subscription.filter);
    if (keys === undefined) {
      this.#others.add(subscription);
    }
    for (const { path, value } of keys ?? []) {
      const waiting: PathSubscriptions = this.#byPath.get(nameOf(path)) ?? { path, byValue: new Map() };
      const subscriptions = waiting.byValue.get(value) ?? new Set<Subscription>();
      waiting.byValue.set(value, subscriptions.add(subscription));
      this.#byPath.set(nameOf(path), waiting);
    }
  }

  delete(subscription: Subscription): void {
    this.all.delete(subscription);
    this.#others.delete(subscription);
    for (const { path, value } of keysOf(subscription.filter) ?? []) {
      const byValue = this.#byPath.get(nameOf(path))?.byValue;
      const subscriptions = byValue?.get(value);
      subscriptions?.delete(subscription);
      if (subscriptions?.size === 0) {
        byValue?.delete(value);
      }
      if (byValue?.size === 0) {
        this.#byPath.delete(nameOf(path));
      }
    }
  }

  matching(payload: Json): Subscription[] {
    const candidates = new Set(this.#others);
    for (const { path, byValue } of this.#byPath.values()) {
      const value = valueAt(payload, path);
      if (value === null || typeof value === 'object') {
        continue;
      }
      byValue.get(value)?.forEach((subscription) => candidates.add(subscription));
    }
    return [...candidates].filter(({ filter }) => passes(filter, payload));
  }
}

/**
 * A value that the payload must have for each alternative of a filter; none when an alternative has no `eq`.
 */
function keysOf(filter: PayloadFilter): readonly IndexKey[] | undefined {
  const keys: IndexKey[] = [];
  for (const conditions of filter) {
    const [key] = equalities(conditions);
    if (key === undefined) {
      return undefined;
    }
    keys.push(key);
  }
  return keys;
}

/** The values of `eq` in a list of conditions, the most selective ones first. */
function equalities(conditions: PayloadFilter[number]): readonly IndexKey[] {
  const keys = conditions.flatMap(({ path, ...condition }) =>
    condition.operator === 'eq' && typeof condition.value !== 'object'
      ? [{ path, value: condition.value }]
      : [],
  );
  return keys.sort((a, b) => Number(typeof a.value === 'boolean') - Number(typeof b.value === 'boolean'));
}

function nameOf(path: readonly string[]): string {
  return path.join('.');
}
