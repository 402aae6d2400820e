import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/**
 * Whether a request comes from a web page of another origin than the server's own. Browsers say so in two
 * headers that no page can change; programs send neither.
 *
 * Sources: https://fetch.spec.whatwg.org/#origin-header, https://w3c.github.io/webappsec-fetch-metadata/
 */
export function isFromForeignPage(request: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  // Another port of the same host is the same site, but another origin.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return true;
  }
  const scheme = request.socket instanceof TLSSocket ? 'https' : 'http';
  return origin !== undefined && origin.toLowerCase() !== `${scheme}://${host ?? ''}`.toLowerCase();
}
