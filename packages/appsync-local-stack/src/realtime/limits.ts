/** The limits of one connection. */
export interface RealtimeLimits {
  /** Subscriptions of one connection, including those that are being started. */
  readonly subscriptionsPerConnection: number;
  /** The largest payload of a `data` message; a larger one is not delivered. */
  readonly payloadBytes: number;
  /** The largest message of a client; a larger one closes its connection with code 1009. */
  readonly messageBytes: number;
  /** The age at which a connection is closed. */
  readonly connectionMs: number;
  /** A client with more unread bytes than this is disconnected. */
  readonly bufferedBytes: number;
  /** A client that has been silent for this long is disconnected. */
  readonly silenceMs: number;
}

/**
 * AppSync's quotas: 200 subscriptions a connection, payloads of 240 KB, connections of 24 hours. The other
 * three were chosen for the local stack; AppSync documents none.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
export const DEFAULT_LIMITS: RealtimeLimits = {
  subscriptionsPerConnection: 200,
  payloadBytes: 240 * 1024,
  messageBytes: 1_048_576,
  connectionMs: 24 * 60 * 60 * 1000,
  bufferedBytes: 1_048_576,
  silenceMs: 150_000,
};

/** How long a client waits for a message before it reconnects, as `connection_ack` says. */
export const CONNECTION_TIMEOUT_MS = 300_000;

/**
 * How often `ka` is sent.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export const KEEP_ALIVE_MS = 60_000;
