import type { ErrorType } from '../error-type.ts';
import { isObject } from '../is-object.ts';
import { CONNECTION_TIMEOUT_MS } from './limits.ts';

/** An error of the local stack, as an entry of the `errors` of an `error` or `connection_error` message. */
export interface MessageError {
  readonly errorType?: ErrorType;
  readonly message: string;
  readonly errorCode?: number;
}

/** An error of a subscription's resolver, as such an entry; `errorType` is what it gave `util.error`. */
export interface RaisedMessageError {
  readonly errorType?: string;
  readonly message: string;
}

/** The strings among the properties of an authorization object, by lower-case name. */
export type AuthorizationHeaders = ReadonlyMap<string, string>;

/** What a client sends. */
export type ClientMessage =
  | { readonly type: 'connection_init' }
  | {
      readonly type: 'start';
      readonly id: string;
      /** The GraphQL request as JSON text. */
      readonly data: string;
      readonly authorization: AuthorizationHeaders;
    }
  | { readonly type: 'stop'; readonly id: string }
  /** Anything else: not JSON, an unknown type, a missing member. */
  | { readonly type: 'unsupported'; readonly id: string | undefined };

/** The string properties of an authorization object; none when it is not an object. */
export function authorizationHeaders(value: unknown): AuthorizationHeaders {
  const headers = new Map<string, string>();
  for (const [name, content] of Object.entries(isObject(value) ? value : {})) {
    if (typeof content === 'string') {
      headers.set(name.toLowerCase(), content);
    }
  }
  return headers;
}

/**
 * Reads a client's message; never throws.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function readClientMessage(text: string): ClientMessage {
  const parsed = parseJson(text);
  const message = isObject(parsed) ? parsed : {};
  const id = typeof message['id'] === 'string' ? message['id'] : undefined;
  if (message['type'] === 'connection_init') {
    return { type: 'connection_init' };
  }
  if (message['type'] === 'stop' && id !== undefined) {
    return { type: 'stop', id };
  }
  const payload = isObject(message['payload']) ? message['payload'] : {};
  if (message['type'] !== 'start' || id === undefined || id === '' || typeof payload['data'] !== 'string') {
    return { type: 'unsupported', id };
  }
  const extensions = isObject(payload['extensions']) ? payload['extensions'] : {};
  const authorization = authorizationHeaders(extensions['authorization']);
  return { type: 'start', id, data: payload['data'], authorization };
}

/** The answer to `connection_init`. */
export const connectionAck = JSON.stringify({
  type: 'connection_ack',
  payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS },
});

/** Sent regularly, so that both ends know that the other is there. */
export const KEEP_ALIVE = '{"type":"ka"}';

/** The answer to a connection that is not authorized. */
export function connectionError(error: MessageError): string {
  return JSON.stringify({ type: 'connection_error', payload: { errors: [error] } });
}

/** `start_ack` or `complete` of one subscription. */
export function acknowledgement(type: 'start_ack' | 'complete', id: string): string {
  return JSON.stringify({ id, type });
}

/**
 * Why a message, or the start of a subscription, is refused.
 *
 * @param errors a list, or one error by itself: the service has both forms (see `maxSubscriptionsReached`)
 */
export function errorMessage(
  id: string | undefined,
  errors: MessageError | readonly (MessageError | RaisedMessageError)[],
): string {
  return JSON.stringify({ ...(id === undefined ? {} : { id }), type: 'error', payload: { errors } });
}

/** An event; `payloadJson` is made once for all subscribers with the same selection. */
export function dataMessage(id: string, payloadJson: string): string {
  return `{"id":${JSON.stringify(id)},"type":"data","payload":${payloadJson}}`;
}

/**
 * AppSync's error for a message that it does not support.
 *
 * Source: https://github.com/aws-amplify/amplify-cli/issues/4118
 */
export const UNSUPPORTED: MessageError = {
  errorType: 'UnsupportedOperation',
  message: 'unknown not supported through the realtime channel',
};

/**
 * A second `start` with an id that is in use.
 *
 * Source: https://github.com/aws-amplify/amplify-js/issues/12818
 */
export function duplicatedOperation(id: string): MessageError {
  return { errorType: 'DuplicatedOperationError', message: `Duplicated operation with id ${id}` };
}

/**
 * One subscription too many on a connection. In every recorded answer `errors` is this object and not a list.
 * The recorded limits are 50 and 100; the documented quota is 200.
 *
 * Sources: https://github.com/aws-amplify/amplify-cli/issues/3547,
 * https://github.com/aws-amplify/aws-appsync-realtime-client-ios/issues/67
 */
export function maxSubscriptionsReached(limit: number): MessageError {
  return {
    errorType: 'MaxSubscriptionsReachedError',
    message: `Max number of ${limit} subscriptions reached`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
