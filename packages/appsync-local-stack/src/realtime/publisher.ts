import { setImmediate } from 'node:timers/promises';
import type { GraphqlResponse } from '../graphql/errors.ts';
import type { MutationResult } from '../graphql/execution/execution.ts';
import { propertyOf } from '../graphql/execution/property.ts';
import { completeSubscriptionPayload } from '../graphql/execution/subscription-payload.ts';
import type { Json } from '../runtime/model.ts';
import { stackOf } from '../user-error.ts';
import type { Subscription, SubscriptionIndex } from './subscription-index.ts';

/** How many messages are sent before other work gets its turn. */
const SENDS_PER_TURN = 250;

/**
 * Sends the results of mutations to their subscribers: each event once, in the order of the mutations.
 */
export class Publisher {
  readonly #index: SubscriptionIndex;
  readonly #subscribedMutations: ReadonlyMap<string, readonly string[]>;
  readonly #maxPayloadBytes: number;
  readonly #log: (line: string) => void;
  #delivered: Promise<void> = Promise.resolve();
  #sent = 0;

  constructor(props: {
    readonly index: SubscriptionIndex;
    /** By mutation: the subscription fields that receive it. */
    readonly subscribedMutations: ReadonlyMap<string, readonly string[]>;
    readonly maxPayloadBytes: number;
    readonly log: (line: string) => void;
  }) {
    this.#index = props.index;
    this.#subscribedMutations = props.subscribedMutations;
    this.#maxPayloadBytes = props.maxPayloadBytes;
    this.#log = props.log;
  }

  /** The subscribers are determined at once; the messages follow. Invalidated subscriptions end first. */
  publish(event: MutationResult): void {
    event.invalidations.forEach((invalidation) => {
      this.#invalidate(invalidation);
    });
    for (const fieldName of this.#subscribedMutations.get(event.fieldName) ?? []) {
      const subscriptions = this.#index.matching(fieldName, event.result);
      if (subscriptions.length === 0) {
        continue;
      }
      // One event after the other, so that events reach a subscriber in order.
      this.#delivered = this.#delivered.then(() => this.#deliver(subscriptions, event.result));
    }
  }

  /**
   * Ends the subscriptions that an invalidation is for.
   *
   * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-invalidation.html
   */
  #invalidate(invalidation: Json): void {
    const fieldName = propertyOf(invalidation, 'subscriptionField');
    if (typeof fieldName !== 'string') {
      this.#log('Realtime: invalidateSubscriptions without a subscriptionField invalidates nothing.');
      return;
    }
    for (const subscription of this.#index.invalidatedBy(fieldName, propertyOf(invalidation, 'payload'))) {
      subscription.invalidate();
    }
  }

  async #deliver(subscriptions: readonly Subscription[], payload: Json): Promise<void> {
    for (const group of groupBySelection(subscriptions)) {
      try {
        await this.#deliverToGroup(group, payload);
      } catch (error) {
        this.#log(`Realtime: an event could not be delivered: ${stackOf(error)}`);
      }
    }
  }

  async #deliverToGroup(group: readonly Subscription[], payload: Json): Promise<void> {
    const [first] = group;
    if (first === undefined) {
      return;
    }
    const json = payloadJson(await completeSubscriptionPayload(first.operation, payload));
    const bytes = Buffer.byteLength(json);
    if (bytes > this.#maxPayloadBytes) {
      // AppSync does not report it either.
      this.#log(
        `Realtime: an event of ${first.fieldName} has ${bytes} bytes, more than ${this.#maxPayloadBytes}, and was not delivered.`,
      );
      return;
    }
    for (const subscription of group) {
      subscription.deliver(json);
      this.#sent += 1;
      if (this.#sent % SENDS_PER_TURN === 0) {
        await setImmediate();
      }
    }
  }
}

/** An event for subscribers with the same selection. */
function groupBySelection(subscriptions: readonly Subscription[]): readonly (readonly Subscription[])[] {
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const group = groups.get(subscription.selectionKey);
    if (group === undefined) {
      groups.set(subscription.selectionKey, [subscription]);
    } else {
      group.push(subscription);
    }
  }
  return [...groups.values()];
}

/**
 * The payload of a `data` message: errors have no `locations`, unlike over HTTP.
 *
 * Source: https://github.com/aws-amplify/amplify-category-api/issues/1338
 */
function payloadJson({ data, errors }: GraphqlResponse): string {
  const told = errors?.map(({ message, path }) => ({ message, path }));
  return JSON.stringify(told === undefined ? { data } : { data, errors: told });
}
