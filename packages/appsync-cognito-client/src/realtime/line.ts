import type { Clock } from '../clock.ts';
import { readRealtimeMessage } from './realtime-message.ts';
import type { RealtimeErrorDetail, RealtimeMessage } from './realtime-message.ts';
import { isServerFault, isUnauthorized, RealtimeRefused } from './realtime-refused.ts';
import { base64Url } from './socket.ts';
import type { RealtimeSocket } from './socket.ts';
import type { Subscriber } from './subscriber.ts';

/** How long a client waits for a connection, and for the start of a subscription, as Amplify does. */
const ANSWER_TIMEOUT_MS = 15_000;

/** Why a line ended. */
export interface LineEnd {
  readonly errors: readonly RealtimeErrorDetail[];
  /** Whether the server has refused the connection; otherwise it was lost. */
  readonly isRefusal: boolean;
}

export interface LineProps {
  readonly socket: (protocols: string[]) => RealtimeSocket;
  /** The GraphQL endpoint's host, with its port. */
  readonly host: string;
  readonly token: string;
  readonly clock: Clock;
  /** Told whenever a subscription was acknowledged. */
  readonly onStarted: () => void;
  /** Told once when the line is of no use any more. */
  readonly onEnd: (end: LineEnd) => void;
  /** Told when the server has ended one subscription. */
  readonly onSubscriberEnd: (subscriber: Subscriber) => void;
}

/** One start of a subscription: a subscription that changes to another token has two for a moment. */
interface Start {
  readonly id: string;
  readonly subscriber: Subscriber;
  readonly cancelTimeout: () => void;
  isAcknowledged: boolean;
}

/** One WebSocket, from its opening to its end. */
export class Line {
  readonly #props: LineProps;
  readonly #socket: RealtimeSocket;
  readonly #starts = new Map<string, Start>();
  readonly #waiting = new Set<Subscriber>();
  #token: string;
  #isAcknowledged = false;
  #keepAliveMs = ANSWER_TIMEOUT_MS;
  #cancelTimeout: () => void = () => undefined;
  #startCount = 0;
  #hasEnded = false;

  constructor(props: LineProps) {
    this.#props = props;
    this.#token = props.token;
    this.#socket = props.socket(['graphql-ws', `header-${base64Url(this.#authorization())}`]);
    this.#socket.addEventListener('open', () => this.#send({ type: 'connection_init' }));
    this.#socket.addEventListener('message', ({ data }) => {
      const message = readRealtimeMessage(data);
      if (message !== undefined && !this.#hasEnded) {
        this.#act(message);
        this.#expectMessage();
      }
    });
    // Followed by `close`, which is acted on.
    this.#socket.addEventListener('error', () => undefined);
    this.#socket.addEventListener('close', () => this.#end([], false));
    this.#expectMessage();
  }

  /** Starts a subscription, as soon as the connection is acknowledged. */
  start(subscriber: Subscriber): void {
    if (!this.#isAcknowledged) {
      this.#waiting.add(subscriber);
      return;
    }
    const id = String((this.#startCount += 1));
    const cancelTimeout = this.#props.clock.after(ANSWER_TIMEOUT_MS, () => this.#end([], false));
    this.#starts.set(id, { id, subscriber, cancelTimeout, isAcknowledged: false });
    const { query, variables = {} } = subscriber.request;
    this.#send({
      id,
      type: 'start',
      payload: {
        data: JSON.stringify({ query, variables }),
        extensions: { authorization: this.#authorization() },
      },
    });
  }

  stop(subscriber: Subscriber): void {
    this.#waiting.delete(subscriber);
    this.#startsOf(subscriber).forEach((start) => this.#stopStart(start));
  }

  /**
   * Starts each subscription once more when the token is another one; the old start ends when the new one is
   * acknowledged.
   */
  useToken(token: string): void {
    if (token === this.#token || !this.#isAcknowledged) {
      return;
    }
    this.#token = token;
    new Set([...this.#starts.values()].map(({ subscriber }) => subscriber)).forEach((subscriber) =>
      this.start(subscriber),
    );
  }

  /** Closes the socket; nothing is told any more. */
  close(): void {
    this.#hasEnded = true;
    this.#cancelTimeout();
    this.#starts.forEach(({ cancelTimeout }) => cancelTimeout());
    this.#socket.close();
  }

  #authorization(): Readonly<Record<string, string>> {
    return { host: this.#props.host, Authorization: this.#token };
  }

  #startsOf(subscriber: Subscriber): Start[] {
    return [...this.#starts.values()].filter((start) => start.subscriber === subscriber);
  }

  #stopStart(start: Start): void {
    this.#forget(start);
    this.#send({ id: start.id, type: 'stop' });
  }

  #forget({ id, cancelTimeout }: Start): void {
    cancelTimeout();
    this.#starts.delete(id);
  }

  #act(message: RealtimeMessage): void {
    switch (message.type) {
      case 'connection_ack':
        this.#isAcknowledged = true;
        this.#keepAliveMs = message.connectionTimeoutMs;
        this.#waiting.forEach((subscriber) => this.start(subscriber));
        this.#waiting.clear();
        break;
      case 'start_ack':
        this.#acknowledge(message.id);
        break;
      case 'data':
        this.#starts.get(message.id)?.subscriber.take(message.payload);
        break;
      case 'complete':
        this.#complete(message.id);
        break;
      case 'connection_error':
        this.#end(message.errors, true);
        break;
      case 'error':
        this.#refuse(message.id, message.errors);
        break;
      case 'ka':
        break;
    }
  }

  #acknowledge(id: string): void {
    const start = this.#starts.get(id);
    if (start === undefined || start.isAcknowledged) {
      return;
    }
    start.cancelTimeout();
    start.isAcknowledged = true;
    this.#props.onStarted();
    const earlier = this.#startsOf(start.subscriber).filter((other) => Number(other.id) < Number(id));
    if (!earlier.some(({ isAcknowledged }) => isAcknowledged)) {
      start.subscriber.show('subscribed');
    }
    earlier.forEach((other) => this.#stopStart(other));
  }

  #complete(id: string): void {
    const start = this.#starts.get(id);
    if (start !== undefined) {
      this.#drop(start.subscriber);
      start.subscriber.complete();
    }
  }

  /** An error without an id is about what has not started yet. */
  #refuse(id: string | undefined, errors: readonly RealtimeErrorDetail[]): void {
    const concerned = [...this.#starts.values()].filter((start) =>
      id === undefined ? !start.isAcknowledged : start.id === id,
    );
    for (const start of concerned) {
      const hadStarted = this.#startsOf(start.subscriber).some(({ isAcknowledged }) => isAcknowledged);
      // A token that has expired on the way is replaced; what is refused from the start stays refused.
      if (errors.some(isServerFault) || (hadStarted && errors.some(isUnauthorized))) {
        this.#end([], false);
        return;
      }
      this.#drop(start.subscriber);
      start.subscriber.refuse(new RealtimeRefused(errors));
    }
  }

  #drop(subscriber: Subscriber): void {
    this.#startsOf(subscriber).forEach((start) => this.#forget(start));
    this.#props.onSubscriberEnd(subscriber);
  }

  /** Silence for longer than the server said ends the line, and so does an opening without an answer. */
  #expectMessage(): void {
    this.#cancelTimeout();
    if (!this.#hasEnded) {
      this.#cancelTimeout = this.#props.clock.after(this.#keepAliveMs, () => this.#end([], false));
    }
  }

  #end(errors: readonly RealtimeErrorDetail[], isRefusal: boolean): void {
    if (!this.#hasEnded) {
      this.close();
      this.#props.onEnd({ errors, isRefusal });
    }
  }

  /** A socket that is not open yet, or any more, refuses to send: its end is told by `close`. */
  #send(message: unknown): void {
    try {
      this.#socket.send(JSON.stringify(message));
    } catch {
      return;
    }
  }
}
