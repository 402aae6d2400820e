import type { WebSocket } from 'ws';
import { stackOf } from '../user-error.ts';
import type { RealtimeLimits } from './limits.ts';
import {
  acknowledgement,
  connectionAck,
  connectionError,
  dataMessage,
  duplicatedOperation,
  errorMessage,
  KEEP_ALIVE,
  maxSubscriptionsReached,
  readClientMessage,
  UNSUPPORTED,
} from './messages.ts';
import type { ClientMessage, MessageError } from './messages.ts';
import { StartRefused } from './start-refused.ts';
import type { AcceptedSubscription } from './subscribe.ts';
import type { Subscription, SubscriptionIndex } from './subscription-index.ts';

/** Codes of RFC 6455, section 7.4.1. */
const NORMAL = 1000;
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

/**
 * How long a refusal waits for `connection_init`, because a client may not listen yet when the socket has
 * just opened.
 */
const REFUSAL_DELAY_MS = 500;

/** How long a closing handshake may take. */
const CLOSE_TIMEOUT_MS = 1000;

/** Starts the subscription of a message; rejects with `StartRefused` when it is refused. */
export type StartSubscription = (
  message: ClientMessage & { readonly type: 'start' },
) => Promise<AcceptedSubscription>;

export interface ConnectionProps {
  readonly socket: WebSocket;
  /** Why the connection is not authorized, or undefined when it is. */
  readonly refusal: Promise<MessageError | undefined>;
  readonly start: StartSubscription;
  readonly index: SubscriptionIndex;
  readonly limits: RealtimeLimits;
  readonly log: (line: string) => void;
}

/** A subscription of the connection: empty while it is being started. */
interface Slot {
  subscription?: Subscription;
}

/** One client's WebSocket: the protocol's state, and the subscriptions that it carries. */
export class Connection {
  readonly #props: ConnectionProps;
  readonly #slots = new Map<string, Slot>();
  readonly #timers: NodeJS.Timeout[];
  #isAcknowledged = false;
  #lastHeard = performance.now();

  constructor(props: ConnectionProps) {
    this.#props = props;
    const { socket, limits } = props;
    this.#timers = [
      setTimeout(() => void this.#answerRefusal(), REFUSAL_DELAY_MS),
      setTimeout(() => {
        this.close(NORMAL, 'Connection duration limit reached');
      }, limits.connectionMs),
    ];
    socket.on('message', (data, isBinary) => {
      this.#lastHeard = performance.now();
      // By default, `ws` gives a message as one buffer.
      void this.#receive(!isBinary && Buffer.isBuffer(data) ? data.toString('utf8') : '');
    });
    socket.on('pong', () => {
      this.#lastHeard = performance.now();
    });
    // A malformed or too large frame; `ws` closes the connection with the matching code.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#end();
    });
  }

  /** Sends `ka` and a ping; closes the connection of a client that was silent for too long. */
  keepAlive(): void {
    const { socket, limits, log } = this.#props;
    if (performance.now() - this.#lastHeard > limits.silenceMs) {
      log(`Realtime: closed a connection that was silent for ${limits.silenceMs} ms.`);
      socket.terminate();
      return;
    }
    if (this.#isAcknowledged) {
      this.#send(KEEP_ALIVE);
    }
    if (socket.readyState === socket.OPEN) {
      socket.ping();
    }
  }

  /** Ends all subscriptions at once, and the socket after the closing handshake or a timeout. */
  close(code = GOING_AWAY, reason = ''): void {
    const { socket } = this.#props;
    this.#end();
    socket.close(code, reason);
    const timer = setTimeout(() => {
      socket.terminate();
    }, CLOSE_TIMEOUT_MS);
    socket.once('close', () => {
      clearTimeout(timer);
    });
  }

  #end(): void {
    this.#timers.forEach(clearTimeout);
    for (const { subscription } of this.#slots.values()) {
      if (subscription !== undefined) {
        this.#props.index.delete(subscription);
      }
    }
    this.#slots.clear();
  }

  #send(message: string): void {
    const { socket, limits, log } = this.#props;
    if (socket.readyState !== socket.OPEN) {
      return;
    }
    if (socket.bufferedAmount > limits.bufferedBytes) {
      log(`Realtime: closed a connection with ${socket.bufferedAmount} unread bytes.`);
      this.#end();
      socket.terminate();
      return;
    }
    socket.send(message);
  }

  async #receive(text: string): Promise<void> {
    const message = readClientMessage(text);
    if (message.type === 'connection_init') {
      await this.#initialize();
    } else if (!this.#isAcknowledged) {
      // Messages before `connection_ack` are ignored (devguide, real-time-websocket-client).
      return;
    } else if (message.type === 'start') {
      await this.#start(message);
    } else if (message.type === 'stop') {
      this.#stop(message.id);
    } else {
      this.#send(errorMessage(message.id, [UNSUPPORTED]));
    }
  }

  async #initialize(): Promise<void> {
    if (await this.#answerRefusal()) {
      return;
    }
    if (this.#props.socket.readyState !== this.#props.socket.OPEN) {
      return;
    }
    this.#isAcknowledged = true;
    this.#send(connectionAck);
  }

  async #answerRefusal(): Promise<boolean> {
    const error = await this.#props.refusal;
    if (error === undefined) {
      return false;
    }
    this.#send(connectionError(error));
    this.close(POLICY_VIOLATION, 'Connection refused');
    return true;
  }

  async #start(message: ClientMessage & { readonly type: 'start' }): Promise<void> {
    const { id } = message;
    const { index, limits, start } = this.#props;
    if (this.#slots.has(id)) {
      this.#send(errorMessage(id, [duplicatedOperation(id)]));
      return;
    }
    if (this.#slots.size >= limits.subscriptionsPerConnection) {
      this.#send(errorMessage(id, maxSubscriptionsReached(limits.subscriptionsPerConnection)));
      return;
    }
    const slot: Slot = {};
    this.#slots.set(id, slot);
    try {
      const accepted = await start(message);
      // Stopped, or the connection ended, while it was being started.
      if (this.#slots.get(id) !== slot) {
        return;
      }
      slot.subscription = this.#subscription(id, accepted);
      index.add(slot.subscription);
      this.#send(acknowledgement('start_ack', id));
    } catch (error) {
      if (this.#slots.get(id) !== slot) {
        return;
      }
      this.#slots.delete(id);
      this.#send(errorMessage(id, this.#errorsOf(error)));
    }
  }

  #subscription(id: string, accepted: AcceptedSubscription): Subscription {
    const subscription: Subscription = {
      ...accepted,
      deliver: (payloadJson) => {
        if (this.#slots.get(id)?.subscription === subscription) {
          this.#send(dataMessage(id, payloadJson));
        }
      },
      invalidate: () => {
        this.#send(acknowledgement('complete', id));
        this.close(NORMAL, 'Subscription invalidated');
      },
    };
    return subscription;
  }

  #errorsOf(error: unknown): StartRefused['errors'] {
    if (error instanceof StartRefused) {
      return error.errors;
    }
    this.#props.log(`Starting a subscription failed: ${stackOf(error)}`);
    const message = 'An internal failure occurred while starting the subscription.';
    return new StartRefused([{ errorType: 'InternalFailure', message }]).errors;
  }

  /** Answers every `stop`, also for an id that is not in use. */
  #stop(id: string): void {
    const { subscription } = this.#slots.get(id) ?? {};
    if (subscription !== undefined) {
      this.#props.index.delete(subscription);
    }
    this.#slots.delete(id);
    this.#send(acknowledgement('complete', id));
  }
}
