import 'fake-indexeddb/auto';
import { createExpenseClient } from 'expense-tracker-client';
import type { Clock, RealtimeSocketClass } from 'expense-tracker-client';
import { createUserData } from '../data/create-user-data.ts';
import type { OpenUserData } from '../data/create-user-data.ts';
import type { Platform } from '../data/platform.ts';
import { indexedStore } from '../data/store/indexed-store.ts';
import { createGate } from '../data/sync/gate.ts';

/** What happens to one request: it passes, it is lost, its answer is lost, or something else answers. */
export type Fault =
  'pass' | 'loseRequest' | 'loseAnswer' | { readonly status: number; readonly body?: string };

export interface DeviceProps {
  /** The content of `amplify_outputs.json`. */
  readonly outputs: unknown;
  readonly username: string;
  readonly password: string;
  /** Of its databases: each device has its own. */
  readonly name: string;
  /** @default sockets are refused, as by some company networks: changes are read when they are asked for */
  readonly webSocket?: RealtimeSocketClass;
  /** @default the browser does not tell */
  readonly roomBytes?: number;
  /** @default runs 200 times as fast, so that no test waits for a pause */
  readonly clock?: Clock;
}

/** A device of a user, as far as it has no screen. */
export interface Device {
  /** Of its database. */
  readonly name: string;
  readonly data: OpenUserData;
  /** Asked for each request to the API, with its body. */
  decide: (body: string) => Fault;
  /** How many requests have gone to the API. */
  readonly requests: string[];
  isOnline: boolean;
  /** How much the browser still keeps; undefined when it does not tell. */
  roomBytes: number | undefined;
  /** The page comes to the front, or the network is back. */
  wake(): void;
  /** Ends as a closed tab does, and opens again with what was kept. */
  restart(): void;
  close(): void;
}

const SPEED = 200;

/** A clock on which waits take a moment. */
function fastClock(): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * SPEED,
    after(delayMs, run) {
      const timer = setTimeout(run, Math.min(delayMs / SPEED, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}

/** Signs a user in on a new device. */
export async function openDevice(props: DeviceProps): Promise<Device> {
  const { outputs, username, password, name, clock = fastClock() } = props;
  const wakes = new Set<() => void>();
  const gate = createGate({ clock, fetch: (input, init) => send(device, input, init) });
  const client = createExpenseClient({
    outputs,
    fetch: gate.fetch,
    webSocket: props.webSocket ?? RefusedSocket,
    // Its clock is this machine's, which answers may take long by.
    backoff: { firstMs: 5, largestMs: 100 },
    timeLimitMs: 600_000,
    attemptTimeoutMs: 600_000,
  });
  const platform: Platform = {
    isOnline: () => device.isOnline,
    onWake: (listener) => {
      wakes.add(listener);
      return () => wakes.delete(listener);
    },
    persist: () => undefined,
    roomBytes: () => Promise.resolve(device.roomBytes),
  };
  const open = (): OpenUserData =>
    createUserData({
      name,
      client,
      gate,
      clock,
      platform,
      openStore: (events) => indexedStore(name, events),
    });
  let data: OpenUserData | undefined;
  const device: Device = {
    name,
    get data() {
      return (data ??= open());
    },
    decide: () => 'pass',
    requests: [],
    isOnline: true,
    roomBytes: props.roomBytes,
    wake: () => wakes.forEach((listener) => listener()),
    restart() {
      data?.close();
      data = open();
    },
    close: () => data?.close(),
  };
  const { error } = await client.userPool.signIn({ username, password, flow: 'password' });
  if (error !== undefined) {
    throw error;
  }
  data = open();
  return device;
}

async function send(device: Device, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  if (new Headers(init?.headers).has('x-amz-target')) {
    return fetch(input, init);
  }
  if (!device.isOnline) {
    throw new TypeError('No network');
  }
  const body = typeof init?.body === 'string' ? init.body : '';
  device.requests.push(body);
  const fault = device.decide(body);
  if (fault === 'loseRequest') {
    throw new TypeError('The connection was lost');
  }
  if (typeof fault === 'object') {
    return new Response(fault.body ?? '{}', { status: fault.status });
  }
  const answer = await fetch(input, init);
  if (fault === 'loseAnswer') {
    await answer.text();
    throw new TypeError('The connection was lost');
  }
  return answer;
}

/** A socket that nothing lets through. */
class RefusedSocket {
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    if (type === 'close') {
      queueMicrotask(() => listener({ data: undefined }));
    }
  }

  send(): void {
    throw new TypeError('The socket is closed');
  }

  close(): void {
    // It is closed.
  }
}
