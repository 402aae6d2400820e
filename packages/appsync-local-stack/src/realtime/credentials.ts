import type { IncomingMessage } from 'node:http';
import { authorizationHeaders } from './messages.ts';
import type { AuthorizationHeaders, MessageError } from './messages.ts';

export const SUBPROTOCOL = 'graphql-ws';

const HEADER_PROTOCOL = 'header-';
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The refusals of a connection that lacks something. The messages are AppSync's.
 *
 * Sources: https://github.com/aws/aws-appsync-community/issues/195,
 * https://github.com/graphql-dotnet/graphql-client/issues/591,
 * https://github.com/graphql-dotnet/graphql-client/issues/662
 */
const NO_PROTOCOL: MessageError = { message: 'NoProtocolError', errorCode: 400 };
const OTHER_PROTOCOL: MessageError = { message: 'SubProtocolNotSupportedError', errorCode: 400 };
const NO_HEADERS: MessageError = { message: 'Required headers are missing.', errorCode: 400 };

/** AppSync's message for credentials that are valid for another API. */
export const NOT_AUTHORIZED = 'You are not authorized to make this call.';

/**
 * The credentials of a connection, in the order in which they count: a second subprotocol `header-<base64url
 * JSON>`, the query parameter `header` (base64 JSON), plain HTTP headers.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 *
 * @returns an error when the client does not offer the subprotocol `graphql-ws`, or there is no `host`
 */
export function readConnectionHeaders(
  request: IncomingMessage,
  url: URL,
): { readonly headers: AuthorizationHeaders } | { readonly error: MessageError } {
  const subprotocols = subprotocolsOf(request);
  if (subprotocols.length === 0) {
    return { error: NO_PROTOCOL };
  }
  if (!subprotocols.includes(SUBPROTOCOL)) {
    return { error: OTHER_PROTOCOL };
  }
  const protocolHeader = subprotocols.find((entry) => entry.startsWith(HEADER_PROTOCOL));
  // Older clients do not escape the query string: a `+` of base64 has become a space.
  const queryHeader = url.searchParams.get('header')?.replaceAll(' ', '+');
  const headers =
    protocolHeader !== undefined
      ? decode(protocolHeader.slice(HEADER_PROTOCOL.length))
      : queryHeader !== undefined
        ? decode(queryHeader)
        : plainHeaders(request);
  return headers.has('host') ? { headers } : { error: NO_HEADERS };
}

interface Host {
  readonly name: string;
  readonly port: string | undefined;
}

/**
 * Whether the `host` of an authorization object is this API: the name and, if given, the port of the
 * request's `Host`. The names of the loopback interface count as one.
 */
export function isHostOf(request: IncomingMessage, host: string | undefined): boolean {
  if (host === undefined) {
    return false;
  }
  const given = hostOf(host);
  const called = hostOf(request.headers.host ?? '');
  return given.name === called.name && (given.port === undefined || given.port === called.port);
}

function subprotocolsOf(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
}

function decode(base64: string): AuthorizationHeaders {
  try {
    return authorizationHeaders(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
  } catch {
    return new Map();
  }
}

function plainHeaders(request: IncomingMessage): AuthorizationHeaders {
  const { host, authorization } = request.headers;
  const headers = new Map<string, string>();
  if (host !== undefined && authorization !== undefined) {
    headers.set('host', host).set('authorization', authorization);
  }
  return headers;
}

function hostOf(text: string): Host {
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/s.exec(text.trim().toLowerCase()) ?? [];
  return { name: LOOPBACK_NAMES.has(name) ? 'localhost' : name, port };
}
