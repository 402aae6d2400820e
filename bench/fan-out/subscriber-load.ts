import { setTimeout } from 'node:timers/promises';
import { AddExpenseDocument } from '../../operations/generated/documents.ts';
import { COFFEE } from '../stack/coffee.ts';
import { sendOperation } from '../stack/send-operation.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { countDeliveries } from './delivery-count.ts';
import type { DeliveryCount, Write } from './delivery-count.ts';
import { Subscriber } from './subscriber.ts';

/** A stack and its signed-in users. */
export interface Load {
  /** Plain HTTP, e.g. `http://localhost:4000`. */
  readonly origin: string;
  readonly users: readonly SignedInUser[];
}

/** The result of a round of writes. */
export interface Round {
  readonly count: DeliveryCount;
  readonly writes: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
}

/** Few enough that none waits long for its acknowledgement. */
const OPENED_AT_ONCE = 50;
/** How long no event may come, after all have arrived, to conclude that none is repeated. */
const CALM_MS = 300;
/** How long no event may come to conclude that missing ones are lost. */
const LOST_MS = 5_000;

/** Opens `count` subscribers, spread evenly over the users, some at a time. */
export async function openSubscribers({ origin, users }: Load, count: number): Promise<Subscriber[]> {
  const subscribers: Subscriber[] = [];
  let next = 0;
  const openRest = async (): Promise<void> => {
    while (next < count) {
      const user = users[next % users.length];
      next += 1;
      if (user !== undefined) {
        subscribers.push(await Subscriber.open(origin, user));
      }
    }
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, openRest));
  return subscribers;
}

/**
 * Lets all users add expenses at once, each one after the other, and counts the events of the subscribers.
 */
export async function runRound(
  { origin, users }: Load,
  subscribers: readonly Subscriber[],
  writesPerUser: number,
): Promise<Round> {
  const begun = performance.now();
  const writes = (await Promise.all(users.map((user) => addExpenses(origin, user, writesPerUser)))).flat();
  const seconds = (performance.now() - begun) / 1000;
  await settled(subscribers, writesPerUser);
  const received = subscribers.map((subscriber) => ({
    user: subscriber.user,
    deliveries: subscriber.take(),
  }));
  return { count: countDeliveries(received, writes), writes: writes.length, seconds };
}

/** Lets one subscriber of each user lose its connection and subscribe again. */
export async function loseAndReopen(
  { origin, users }: Load,
  subscribers: readonly Subscriber[],
): Promise<{
  readonly reopened: readonly Subscriber[];
  readonly untouched: readonly Subscriber[];
}> {
  const lost = new Set<Subscriber>();
  const reopening = users.map(async (user) => {
    const subscriber = subscribers.find((candidate) => candidate.user === user.sub);
    if (subscriber === undefined) {
      return [];
    }
    lost.add(subscriber);
    await subscriber.lose();
    return [await Subscriber.open(origin, user)];
  });
  const reopened = (await Promise.all(reopening)).flat();
  return { reopened, untouched: subscribers.filter((subscriber) => !lost.has(subscriber)) };
}

async function addExpenses(origin: string, user: SignedInUser, count: number): Promise<Write[]> {
  const writes: Write[] = [];
  for (let index = 0; index < count; index += 1) {
    const { addExpense } = await sendOperation(origin, user, AddExpenseDocument, { input: COFFEE });
    writes.push({ user: user.sub, id: addExpense.id, answeredAt: performance.now() });
  }
  return writes;
}

/**
 * Resolves when all subscribers have at least this many events, or none has got one for a while, and then no
 * more have come.
 */
async function settled(subscribers: readonly Subscriber[], each: number): Promise<void> {
  const received = () => subscribers.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
  const isComplete = () => subscribers.every(({ deliveries }) => deliveries.length >= each);
  for (let last = received(), since = performance.now(); ;) {
    await setTimeout(20);
    const now = performance.now();
    const count = received();
    if (count !== last) {
      [last, since] = [count, now];
    } else if (now - since > (isComplete() ? CALM_MS : LOST_MS)) {
      return;
    }
  }
}
