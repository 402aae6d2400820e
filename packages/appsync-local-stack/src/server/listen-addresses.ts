import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { StartError } from './start-error.ts';

/** An address to listen on. */
export interface ListenAddress {
  /** E.g. `127.0.0.1` or `::1`. */
  readonly address: string;
  /** Whether a machine may lack it: not every machine has IPv6. */
  readonly isOptional: boolean;
}

/** Where a server listens: always on the loopback interface, and on further addresses. */
export interface ListenPlan {
  readonly addresses: readonly ListenAddress[];
  /** The host of the server's own URLs, e.g. `localhost`; IPv6 addresses without brackets. */
  readonly urlHost: string;
  /** Whether other machines can reach it. */
  readonly isExposed: boolean;
  /**
   * Further names and addresses of the server for its certificate, besides those of the loopback interface.
   */
  readonly certificateNames: readonly string[];
}

const IPV4_LOOPBACK: ListenAddress = { address: '127.0.0.1', isOptional: false };
const IPV6_LOOPBACK: ListenAddress = { address: '::1', isOptional: true };
const LOOPBACK = [IPV4_LOOPBACK, IPV6_LOOPBACK];

/**
 * Decides where to listen. Both addresses of the loopback interface are always included, because `localhost`
 * means either.
 *
 * @param host a name or address of this machine, `0.0.0.0` or `::` for all of its addresses @default loopback
 *   only
 * @throws {StartError} for a name without an address
 */
export async function planListening(host?: string): Promise<ListenPlan> {
  const addresses = host === undefined ? [] : await addressesOf(host);
  const beyond = addresses.filter((address) => LOOPBACK.every((loopback) => loopback.address !== address));
  const required = beyond.map((address) => ({ address, isOptional: false }));
  if (host === undefined || beyond.every(isLoopbackAddress)) {
    return {
      addresses: [...LOOPBACK, ...required],
      urlHost: 'localhost',
      isExposed: false,
      certificateNames: beyond,
    };
  }
  const isEverywhere = beyond.some((address) => address === '0.0.0.0' || address === '::');
  return {
    // `::` includes the addresses of IPv4, `0.0.0.0` that of the loopback interface.
    addresses: beyond.includes('::')
      ? [{ address: '::', isOptional: false }]
      : beyond.includes('0.0.0.0')
        ? [...required, IPV6_LOOPBACK]
        : [...LOOPBACK, ...required],
    urlHost: isEverywhere ? 'localhost' : host,
    isExposed: true,
    certificateNames: isEverywhere ? ownNames() : [host],
  };
}

/**
 * The whole of 127.0.0.0/8 is loopback (RFC 1122, 3.2.1.3), also in its IPv6 notation, and `::1` is (RFC
 * 4291, 2.5.3 and 2.5.5.2).
 *
 * @param address as in URLs: lower case, in the shortest notation
 */
export function isLoopbackAddress(address: string): boolean {
  return (
    address === '::1' ||
    (isIP(address) === 4 && address.startsWith('127.')) ||
    /^::ffff:7f[\da-f]{2}:[\da-f]{1,4}$/.test(address)
  );
}

/** Where other machines reach a server that listens on these addresses. */
export function exposedAddresses(addresses: readonly string[]): string[] {
  const beyond = addresses.filter((address) => !isLoopbackAddress(address));
  if (beyond.includes('::')) {
    return ownAddresses();
  }
  return beyond.includes('0.0.0.0') ? ownAddresses().filter((address) => isIP(address) === 4) : beyond;
}

/** This machine's addresses that other machines can reach it at; link-local ones are left out. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
}

function ownNames(): string[] {
  const name = hostname().toLowerCase();
  return [...new Set([name, ...(name.includes('.') ? [] : [`${name}.local`]), ...ownAddresses()])];
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) {
    return [new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}`).hostname.replace(/^\[|\]$/g, '')];
  }
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new StartError(
      'HOST',
      `The host ${host} is not known: give --host an address of this machine, or 0.0.0.0 for all`,
    );
  }
}
