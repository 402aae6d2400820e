import { readRealtimeMessage } from './realtime-message.ts';
import type { RealtimeErrorDetail, RealtimeMessage } from './realtime-message.ts';

/** The part of a WebSocket that the client needs: a browser's, or that of the package `ws`. */
export interface RealtimeSocket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The state of a subscription. */
export type SubscriptionStatus = 'connecting' | 'subscribed' | 'reconnecting';

export interface SubscribeProps {
  /** E.g. `ws://localhost:4000/graphql/realtime`. */
  readonly url: string;
  /** The GraphQL endpoint's host, with its port. */
  readonly host: string;
  /** Gives a valid access token, at each connection; undefined when no user is signed in. */
  readonly accessToken: () => Promise<string | undefined>;
  readonly request: { readonly query: string; readonly variables?: unknown };
  readonly openSocket: (url: string, protocols: string[]) => RealtimeSocket;
  readonly onStatus: (status: SubscriptionStatus) => void;
  /** Called with each event, `{ data, errors? }`. */
  readonly onEvent: (payload: Readonly<Record<string, unknown>>) => void;
  /** Called once when the server has refused the subscription, or ended it with errors. */
  readonly onError: (error: RealtimeRefused) => void;
  /** Called once when the server has ended the subscription. */
  readonly onComplete: () => void;
  /** Wait before the first attempt to reconnect; doubled with each further one, to at most 10 s. @default 500 */
  readonly firstRetryMs?: number;
}

/** The server's refusal of a connection or a subscription, with its message. */
class RealtimeRefused extends Error {
  override readonly name = 'RealtimeRefused';
  readonly errors: readonly RealtimeErrorDetail[];

  constructor(errors: readonly RealtimeErrorDetail[]) {
    super(errors.map(({ errorType, message }) => [errorType, message].filter(Boolean).join(': ')).join('; '));
    this.errors = errors;
  }
}

/** A running subscription. */
export interface RealtimeSubscription {
  unsubscribe(): void;
}

const LARGEST_RETRY_MS = 10_000;
/** How long a client waits for a connection, and for the start of a subscription, as Amplify does. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Each connection has one subscription, so any id is unique. */
const SUBSCRIPTION_ID = 'console';
const NOT_SIGNED_IN: RealtimeErrorDetail = {
  errorType: 'UnauthorizedException',
  message: 'No user is signed in.',
};

/**
 * Subscribes over AppSync's realtime protocol, on a separate connection, and keeps it up: a connection that
 * is lost, or silent for longer than the server allows, is replaced after a growing wait, and the
 * subscription starts again with a current token. Events in between are lost, as on AppSync.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function subscribe(props: SubscribeProps): RealtimeSubscription {
  const firstRetryMs = props.firstRetryMs ?? 500;
  let socket: RealtimeSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let hasEnded = false;

  function end(): void {
    hasEnded = true;
    clearTimeout(timer);
    socket?.close();
    socket = undefined;
  }

  function refuse(errors: readonly RealtimeErrorDetail[]): void {
    end();
    props.onError(new RealtimeRefused(errors));
  }

  function reconnect(): void {
    if (hasEnded) {
      return;
    }
    clearTimeout(timer);
    socket?.close();
    socket = undefined;
    props.onStatus('reconnecting');
    timer = setTimeout(() => void connect(), Math.min(firstRetryMs * 2 ** failures, LARGEST_RETRY_MS));
    failures += 1;
  }

  async function connect(): Promise<void> {
    const accessToken = await props.accessToken().catch(() => 'unavailable' as const);
    if (hasEnded) {
      return;
    }
    if (accessToken === undefined) {
      refuse([NOT_SIGNED_IN]);
    } else if (accessToken === 'unavailable') {
      reconnect();
    } else {
      open(accessToken);
    }
  }

  function open(accessToken: string): void {
    const authorization = { host: props.host, Authorization: accessToken };
    const opened = props.openSocket(props.url, ['graphql-ws', `header-${base64Url(authorization)}`]);
    let keepAliveMs = ANSWER_TIMEOUT_MS;
    let hasStarted = false;
    socket = opened;

    function expectMessage(): void {
      clearTimeout(timer);
      timer = setTimeout(reconnect, hasStarted ? keepAliveMs : ANSWER_TIMEOUT_MS);
    }

    function send(message: unknown): void {
      opened.send(JSON.stringify(message));
    }

    function act(message: RealtimeMessage): void {
      switch (message.type) {
        case 'connection_ack':
          keepAliveMs = message.connectionTimeoutMs;
          send(startMessage(props.request, authorization));
          break;
        case 'start_ack':
          hasStarted = true;
          failures = 0;
          props.onStatus('subscribed');
          break;
        case 'data':
          props.onEvent(message.payload);
          break;
        case 'complete':
          end();
          props.onComplete();
          break;
        case 'connection_error':
          if (message.errors.some(isServerFault)) {
            reconnect();
          } else {
            refuse(message.errors);
          }
          break;
        case 'error':
          // An expired token is replaced; a refusal from the start is final.
          if (hasStarted && message.errors.some(isUnauthorized)) {
            reconnect();
          } else {
            refuse(message.errors);
          }
          break;
        case 'ka':
          break;
      }
    }

    opened.addEventListener('open', () => {
      if (socket === opened) {
        send({ type: 'connection_init' });
      }
    });
    opened.addEventListener('message', ({ data }) => {
      const message = readRealtimeMessage(data);
      if (socket !== opened || !message) {
        return;
      }
      act(message);
      if (socket === opened) {
        expectMessage();
      }
    });
    // Followed by `close`, which is handled.
    opened.addEventListener('error', () => undefined);
    opened.addEventListener('close', () => {
      if (socket === opened) {
        reconnect();
      }
    });
    expectMessage();
  }

  props.onStatus('connecting');
  void connect();
  return {
    unsubscribe() {
      if (hasEnded) {
        return;
      }
      trySend(socket, { id: SUBSCRIPTION_ID, type: 'stop' });
      end();
    },
  };
}

function startMessage(request: SubscribeProps['request'], authorization: Record<string, string>) {
  return {
    id: SUBSCRIPTION_ID,
    type: 'start',
    payload: {
      data: JSON.stringify({ query: request.query, variables: request.variables ?? {} }),
      extensions: { authorization },
    },
  };
}

function isUnauthorized({ errorType = '', message = '' }: RealtimeErrorDetail): boolean {
  return /^(Unauthorized|NotAuthorized)/.test(errorType) || message.includes('expired');
}

/** Errors after which the client tries again; it reports all others, as Amplify does. */
function isServerFault({ errorCode = 0 }: RealtimeErrorDetail): boolean {
  return errorCode >= 500;
}

/** A socket that is not open cannot send: then there is nothing to stop. */
function trySend(socket: RealtimeSocket | undefined, message: unknown): void {
  try {
    socket?.send(JSON.stringify(message));
  } catch {
    return;
  }
}

/** Base64url without padding, as in a WebSocket subprotocol. */
function base64Url(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
