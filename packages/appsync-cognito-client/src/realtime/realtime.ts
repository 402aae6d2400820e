import type { AccessTokenSource } from '../access-token.ts';
import { backoffMs } from '../backoff.ts';
import type { BackoffProps } from '../backoff.ts';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { Line } from './line.ts';
import type { LineEnd } from './line.ts';
import type { RealtimeErrorDetail } from './realtime-message.ts';
import { isServerFault, isUnauthorized, NOT_SIGNED_IN, RealtimeRefused } from './realtime-refused.ts';
import { globalSocketClass } from './socket.ts';
import type { RealtimeSocketClass } from './socket.ts';
import { Subscriber } from './subscriber.ts';
import type { RealtimeRequest, SubscriptionHandlers } from './subscriber.ts';

export interface RealtimeProps {
  /** E.g. `wss://EXAMPLE.appsync-realtime-api.eu-west-1.amazonaws.com/graphql`. */
  readonly realtimeUrl: string;
  /** The GraphQL endpoint: its host is what a connection is authorized for. */
  readonly graphqlUrl: string;
  readonly accessToken: AccessTokenSource;
  /** @default the platform's `WebSocket` */
  readonly webSocket?: RealtimeSocketClass;
  /**
   * The waits before a lost connection is replaced. @default at most 500 ms before the first, doubled each
   * time, at most 10 s
   */
  readonly backoff?: BackoffProps;
  /** @default this machine's */
  readonly clock?: Clock;
}

/** A running subscription. */
export interface RealtimeSubscription {
  unsubscribe(): void;
}

/** All subscriptions of an app, on one connection. */
export interface Realtime {
  /** @throws {ConfigurationError} when the platform has no `WebSocket` and none was given */
  subscribe(request: RealtimeRequest, handlers: SubscriptionHandlers): RealtimeSubscription;
  /**
   * Connects at once instead of after a wait: to be called when the network is back, or the app in front
   * again.
   */
  wake(): void;
  /** Ends all subscriptions, each with an error: to be called when somebody else signs in. */
  end(): void;
}

const DEFAULT_BACKOFF: BackoffProps = { firstMs: 500, largestMs: 10_000 };
/**
 * How often a look is taken whether the session has renewed its token. It does so a minute before the old one
 * expires.
 */
const TOKEN_CHECK_MS = 20_000;

/**
 * Subscribes over AppSync's realtime protocol. The connection is opened for the first subscription and closed
 * after the last one. A connection that is lost, or silent for longer than the server said, is replaced after
 * a random wait, and the subscriptions start again with a token of that time. Before a token expires, each
 * subscription is started once more with the next one, without a gap. Events of the time without a connection
 * are lost, as they are at AppSync, and an event may come twice.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function createRealtime(props: RealtimeProps): Realtime {
  const connection = new Connection(props);
  return {
    subscribe(request, handlers) {
      const subscriber = new Subscriber(request, handlers);
      connection.add(subscriber);
      return { unsubscribe: () => connection.remove(subscriber) };
    },
    wake: () => connection.wake(),
    end: () => connection.end(),
  };
}

/** Keeps one line open for as long as there are subscribers. */
class Connection {
  readonly #props: RealtimeProps;
  readonly #clock: Clock;
  #socketClass: RealtimeSocketClass | undefined;
  readonly #subscribers = new Set<Subscriber>();
  #line: Line | undefined;
  #isAsking = false;
  #cancelTimer: () => void = () => undefined;
  #failures = 0;

  constructor(props: RealtimeProps) {
    this.#props = props;
    this.#clock = props.clock ?? systemClock;
    this.#socketClass = props.webSocket;
  }

  add(subscriber: Subscriber): void {
    this.#socketClass ??= globalSocketClass();
    const isFirst = this.#subscribers.size === 0;
    this.#subscribers.add(subscriber);
    subscriber.show('connecting');
    if (this.#line !== undefined) {
      this.#line.start(subscriber);
    } else if (isFirst) {
      void this.#connect();
    }
  }

  remove(subscriber: Subscriber): void {
    if (!this.#subscribers.delete(subscriber)) {
      return;
    }
    subscriber.end();
    this.#line?.stop(subscriber);
    this.#closeIfIdle();
  }

  wake(): void {
    if (this.#line === undefined && !this.#isAsking && this.#subscribers.size > 0) {
      void this.#connect();
    }
  }

  end(): void {
    this.#refuse([NOT_SIGNED_IN]);
  }

  async #connect(): Promise<void> {
    this.#cancelTimer();
    if (this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    const token = await this.#props.accessToken().catch(() => 'unavailable' as const);
    this.#isAsking = false;
    if (this.#subscribers.size === 0 || this.#line !== undefined) {
      return;
    }
    if (token === undefined) {
      this.#refuse([NOT_SIGNED_IN]);
    } else if (token === 'unavailable') {
      this.#reconnect();
    } else {
      this.#open(token);
    }
  }

  #open(token: string): void {
    const { realtimeUrl: url, graphqlUrl } = this.#props;
    const Socket = this.#socketClass ?? globalSocketClass();
    const line: Line = new Line({
      socket: (protocols) => new Socket(url, protocols),
      host: new URL(graphqlUrl).host,
      token,
      clock: this.#clock,
      onStarted: () => (this.#failures = 0),
      onEnd: (end) => {
        // One that was replaced or closed from here has nothing more to say.
        if (this.#line === line) {
          this.#end(end, token);
        }
      },
      onSubscriberEnd: (subscriber) => {
        this.#subscribers.delete(subscriber);
        this.#closeIfIdle();
      },
    });
    this.#line = line;
    this.#subscribers.forEach((subscriber) => line.start(subscriber));
    this.#watchToken(line);
  }

  /** Starts the subscriptions again when there is another token. */
  #watchToken(line: Line): void {
    this.#cancelTimer = this.#clock.after(TOKEN_CHECK_MS, () => {
      void this.#props
        .accessToken()
        .catch(() => 'unavailable' as const)
        .then((token) => {
          if (this.#line === line) {
            this.#useToken(line, token);
          }
        });
    });
  }

  #useToken(line: Line, token: string | undefined): void {
    if (token === undefined) {
      this.#refuse([NOT_SIGNED_IN]);
      return;
    }
    if (token !== 'unavailable') {
      line.useToken(token);
    }
    this.#watchToken(line);
  }

  #end({ errors, isRefusal }: LineEnd, token: string): void {
    if (isRefusal && !errors.some(isServerFault)) {
      void this.#endRefused(errors, token);
    } else {
      this.#reconnect();
    }
  }

  /** A token that the server refuses is replaced if the session has another one. */
  async #endRefused(errors: readonly RealtimeErrorDetail[], token: string): Promise<void> {
    this.#drop();
    const other = errors.some(isUnauthorized)
      ? await this.#props.accessToken(token).catch(() => 'unavailable' as const)
      : token;
    // Woken meanwhile.
    if (this.#line !== undefined || this.#isAsking) {
      return;
    }
    if (other === token || other === undefined) {
      this.#refuse(errors);
    } else {
      this.#reconnect();
    }
  }

  #reconnect(): void {
    this.#drop();
    this.#subscribers.forEach((subscriber) => subscriber.show('reconnecting'));
    this.#failures += 1;
    const pauseMs = backoffMs(this.#props.backoff ?? DEFAULT_BACKOFF, this.#failures);
    this.#cancelTimer = this.#clock.after(pauseMs, () => void this.#connect());
  }

  #refuse(errors: readonly RealtimeErrorDetail[]): void {
    this.#drop();
    const refused = [...this.#subscribers];
    this.#subscribers.clear();
    refused.forEach((subscriber) => subscriber.refuse(new RealtimeRefused(errors)));
  }

  #closeIfIdle(): void {
    if (this.#subscribers.size === 0) {
      this.#drop();
    }
  }

  #drop(): void {
    this.#cancelTimer();
    const line = this.#line;
    this.#line = undefined;
    line?.close();
  }
}
