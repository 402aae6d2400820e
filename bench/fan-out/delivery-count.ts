/** An expense that a user has added. */
export interface Write {
  /** The `sub` of the user. */
  readonly user: string;
  readonly id: string;
  /** When the mutation's answer arrived, in milliseconds of `performance.now()`. */
  readonly answeredAt: number;
}

/** An event that a subscriber has got. */
export interface Delivery {
  /** The expense's. */
  readonly id: string;
  /** When it arrived, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** The events of one subscriber. */
export interface Received {
  /** The `sub` of the user whose events these must be. */
  readonly user: string;
  readonly deliveries: readonly Delivery[];
}

/** Expected and received events. */
export interface DeliveryCount {
  /** Each write of a user once for each of the user's subscribers. */
  readonly expected: number;
  readonly received: number;
  /** Never arrived. */
  readonly lost: number;
  /** Arrived more than once. */
  readonly doubled: number;
  /** Arrived at a subscriber of another user. */
  readonly foreign: number;
  /** From a mutation's answer to its delivery in milliseconds, negative when the event came first. */
  readonly delaysMs: readonly number[];
}

/** Compares written expenses with received events, subscriber by subscriber. */
export function countDeliveries(subscribers: readonly Received[], writes: readonly Write[]): DeliveryCount {
  const writesOfUser = new Map<string, Map<string, Write>>();
  for (const write of writes) {
    const own = writesOfUser.get(write.user) ?? new Map<string, Write>();
    writesOfUser.set(write.user, own.set(write.id, write));
  }
  const delaysMs: number[] = [];
  let [expected, received, lost, doubled, foreign] = [0, 0, 0, 0, 0];
  for (const { user, deliveries } of subscribers) {
    const own = writesOfUser.get(user) ?? new Map<string, Write>();
    const missing = new Map(own);
    for (const { id, at } of deliveries) {
      const write = missing.get(id);
      if (write !== undefined) {
        delaysMs.push(at - write.answeredAt);
        missing.delete(id);
      } else if (own.has(id)) {
        doubled += 1;
      } else {
        foreign += 1;
      }
    }
    expected += own.size;
    received += deliveries.length;
    lost += missing.size;
  }
  return { expected, received, lost, doubled, foreign, delaysMs };
}

/** Whether every subscriber got exactly its events, each once. */
export function isExact({ lost, doubled, foreign }: DeliveryCount): boolean {
  return lost === 0 && doubled === 0 && foreign === 0;
}
