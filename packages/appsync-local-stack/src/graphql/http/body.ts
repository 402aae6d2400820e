import type { IncomingMessage } from 'node:http';

/** The result of reading a request's body. */
export type BodyRead =
  | { readonly kind: 'complete'; readonly text: string }
  | { readonly kind: 'too large' }
  /** The client closed the connection before the end. */
  | { readonly kind: 'aborted' };

/**
 * Reads a request's body as UTF-8 text, keeping at most `maxBytes` of it.
 *
 * A body that is longer, by its `content-length` or by what arrives, is not kept; the rest is read and
 * dropped, so that the client can finish sending and read the answer.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyRead> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = (): void => {
      chunks.length = 0;
      request.removeAllListeners('data');
      request.resume();
      resolve({ kind: 'too large' });
    };
    request.on('error', () => resolve({ kind: 'aborted' }));
    request.on('close', () => resolve({ kind: 'aborted' }));
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      tooLarge();
      return;
    }
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        tooLarge();
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve({ kind: 'complete', text: Buffer.concat(chunks).toString('utf8') }));
  });
}
