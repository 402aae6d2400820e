import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request with an `Upgrade` header asks for a WebSocket, and not for another protocol. */
export function isForWebSocket({ headers }: IncomingMessage): boolean {
  return tokensOf(headers.upgrade ?? '').some((protocol) => protocol.toLowerCase() === 'websocket');
}

/**
 * Puts a request back onto its connection, without the headers that ask for another protocol: given to the server anew, the
 * connection is then read from the beginning.
 *
 * A server may go on in HTTP/1.1 whatever it is asked for (RFC 9110, 7.8), and clients that would rather speak HTTP/2 count on
 * that: Java's HttpClient and `curl --http2` ask for `h2c` with every first request. Node.js leaves no choice: with a listener for
 * upgrades it takes such a request for one, and stops reading.
 *
 * @param head what has been read behind the headers already
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
