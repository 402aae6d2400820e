import { isObject } from '../is-object.ts';
import { parseJson } from '../parse-json.ts';

/** One error of AppSync's realtime protocol. */
export interface RealtimeErrorDetail {
  readonly errorType?: string;
  readonly message?: string;
  readonly errorCode?: number;
}

/** A message from the server that the client handles. */
export type RealtimeMessage =
  | { readonly type: 'connection_ack'; readonly connectionTimeoutMs: number }
  | { readonly type: 'connection_error'; readonly errors: readonly RealtimeErrorDetail[] }
  | {
      readonly type: 'error';
      readonly id: string | undefined;
      readonly errors: readonly RealtimeErrorDetail[];
    }
  | { readonly type: 'data'; readonly id: string; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly type: 'start_ack' | 'complete'; readonly id: string }
  | { readonly type: 'ka' };

const DEFAULT_CONNECTION_TIMEOUT_MS = 300_000;

/**
 * Reads a server's message; undefined for an unknown one, which is ignored.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function readRealtimeMessage(text: unknown): RealtimeMessage | undefined {
  const message = objectOf(parseJson(String(text)));
  const payload = objectOf(message['payload']);
  const id = typeof message['id'] === 'string' ? message['id'] : undefined;
  switch (message['type']) {
    case 'connection_ack': {
      const timeout = payload['connectionTimeoutMs'];
      const connectionTimeoutMs = typeof timeout === 'number' ? timeout : DEFAULT_CONNECTION_TIMEOUT_MS;
      return { type: 'connection_ack', connectionTimeoutMs };
    }
    case 'connection_error':
      return { type: 'connection_error', errors: errorsOf(payload) };
    case 'error':
      return { type: 'error', id, errors: errorsOf(payload) };
    case 'data':
      return id === undefined ? undefined : { type: 'data', id, payload };
    case 'start_ack':
      return id === undefined ? undefined : { type: 'start_ack', id };
    case 'complete':
      return id === undefined ? undefined : { type: 'complete', id };
    case 'ka':
      return { type: 'ka' };
    default:
      return undefined;
  }
}

/** A list, or one error by itself, as for a subscription beyond the limit (amplify-cli 3547). */
function errorsOf({ errors }: Readonly<Record<string, unknown>>): readonly RealtimeErrorDetail[] {
  // Shown unchanged; only the three members are read.
  if (Array.isArray(errors)) {
    return errors as RealtimeErrorDetail[];
  }
  return isObject(errors) ? [errors] : [];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
