import { isIP } from 'node:net';
import { isLoopbackAddress } from './listen-addresses.ts';

/** Whether a `Host` header names this server. */
export type AnsweredHosts = (hostHeader: string | undefined) => boolean;

/**
 * Which `Host` headers are answered. A web page can make its host name point at this machine (DNS rebinding),
 * and could then read every answer as one of its own origin. Its requests still have that name in `Host`.
 *
 * On the loopback interface these are `localhost`, names below it (RFC 6761, 6.3) and the interface's
 * addresses. A server that other machines can reach also answers to addresses, to its own name, and to names
 * that cannot be registered: those without a dot and those below `.local`, `.internal` and `.home.arpa`.
 *
 * @param exposedAs the name or address that other machines use @default none: only this machine calls
 */
export function answeredHosts(exposedAs?: string): AnsweredHosts {
  return (hostHeader) => {
    const name = hostName(hostHeader);
    if (name === undefined) {
      return false;
    }
    if (name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name)) {
      return true;
    }
    return (
      exposedAs !== undefined &&
      (name === exposedAs.toLowerCase() || isIP(name) !== 0 || cannotBeRegistered(name))
    );
  };
}

/**
 * RFC 6762 (`.local`), ICANN's reservation of 2024 (`.internal`: Docker's `host.docker.internal`), RFC 8375
 * (`.home.arpa`).
 */
function cannotBeRegistered(name: string): boolean {
  return !name.includes('.') || /\.(local|internal|home\.arpa)$/.test(name);
}

/** The header's name or address in its canonical form, without port, brackets and final dot. */
function hostName(hostHeader: string | undefined): string | undefined {
  const given = hostHeader ?? '';
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@\\:[\]]+)(:\d*)?$/i.test(given) || !URL.canParse(`http://${given}`)) {
    return undefined;
  }
  return new URL(`http://${given}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
