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
  | { readonly type: 'error'; readonly errors: readonly RealtimeErrorDetail[] }
  | { readonly type: 'data'; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly type: 'start_ack' | 'complete' | 'ka' };

const DEFAULT_CONNECTION_TIMEOUT_MS = 300_000;

/**
 * Reads a server's message; undefined for an unknown one, which is ignored.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function readRealtimeMessage(text: unknown): RealtimeMessage | undefined {
  const message = parseObject(text);
  const payload = asObject(message['payload']);
  const type = message['type'];
  switch (type) {
    case 'connection_ack': {
      const timeout = payload['connectionTimeoutMs'];
      const connectionTimeoutMs = typeof timeout === 'number' ? timeout : DEFAULT_CONNECTION_TIMEOUT_MS;
      return { type, connectionTimeoutMs };
    }
    case 'connection_error':
    case 'error':
      return { type, errors: errorsOf(payload) };
    case 'data':
      return { type, payload };
    case 'start_ack':
    case 'complete':
    case 'ka':
      return { type };
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
  return typeof errors === 'object' && errors !== null ? [errors] : [];
}

function parseObject(text: unknown): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(String(text)));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  // The types of the members are unknown until checked.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
