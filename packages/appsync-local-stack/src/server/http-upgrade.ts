import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request with an `Upgrade` header asks for a WebSocket, and not for another protocol. */
export function isForWebSocket({ headers }: IncomingMessage): boolean {
  return tokensOf(headers.upgrade ?? '').some((protocol) => protocol.toLowerCase() === 'websocket');
}

/**
 * Puts a request back onto its connection, without the headers that ask for another protocol. The server then
 * gets the connection again and reads it from the beginning.
 *
 * A server may continue in HTTP/1.1 (RFC 9110, 7.8), and clients that prefer HTTP/2 rely on that: Java's
 * HttpClient and `curl --http2` ask for `h2c` with every first request. With a listener for upgrades, Node.js
 * treats such a request as one, and stops reading.
 *
 * @param head what has already been read after the headers
 */
export function readAgain(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const kept = withoutUpgrade(name.toLowerCase(), value);
    if (kept !== undefined) {
      lines.push(`${name}: ${kept}`);
    }
  }
  // The headers of HTTP/1.1 are bytes, which Node.js reads as Latin-1.
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
}

function withoutUpgrade(name: string, value: string): string | undefined {
  switch (name) {
    case 'upgrade':
    case 'http2-settings':
      return undefined;
    case 'connection': {
      const others = tokensOf(value).filter((token) => !/^(upgrade|http2-settings)$/i.test(token));
      return others.length > 0 ? others.join(', ') : undefined;
    }
    default:
      return value;
  }
}

function tokensOf(value: string): string[] {
  return value
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
}
