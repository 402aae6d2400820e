import { ConfigurationError } from '../configuration.ts';

/** As much of a WebSocket as is needed: a browser's, or that of the package `ws`. */
export interface RealtimeSocket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The class of WebSockets. */
export type RealtimeSocketClass = new (url: string, protocols: string[]) => RealtimeSocket;

/**
 * The platform's WebSocket.
 *
 * @throws {ConfigurationError} when it has none, as Node.js 20
 */
export function globalSocketClass(): RealtimeSocketClass {
  const { WebSocket } = globalThis as unknown as { WebSocket?: RealtimeSocketClass };
  if (WebSocket === undefined) {
    throw new ConfigurationError(
      "There is no WebSocket here: give one as `webSocket`, for example that of 'ws'",
    );
  }
  return WebSocket;
}

/** Base64url without padding, as it is part of a WebSocket subprotocol. */
export function base64Url(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
