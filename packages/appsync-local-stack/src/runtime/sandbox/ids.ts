const HEX = '0123456789abcdef';
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** KSUIDs count seconds from 2014-05-13T16:53:20Z. */
const KSUID_EPOCH_SECONDS = 1_400_000_000;

/** A random UUID of version 4, e.g. `0b9fa1f5-…`. */
export function autoId(): string {
  let id = '';
  for (let index = 0; index < 36; index += 1) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      id += '-';
    } else if (index === 14) {
      id += '4';
    } else if (index === 19) {
      id += HEX.charAt(8 + randomBelow(4));
    } else {
      id += HEX.charAt(randomBelow(16));
    }
  }
  return id;
}

/** A ULID: 10 characters of time in milliseconds, 16 random ones, in Crockford's base 32. */
export function autoUlid(): string {
  let time = '';
  let rest = Date.now();
  for (let index = 0; index < 10; index += 1) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  for (let index = 0; index < 16; index += 1) {
    random += CROCKFORD.charAt(randomBelow(32));
  }
  return time + random;
}

/** A KSUID: 4 bytes of time in seconds and 16 random bytes, as 27 characters in base 62. */
export function autoKsuid(): string {
  let value = BigInt(Math.floor(Date.now() / 1000) - KSUID_EPOCH_SECONDS);
  for (let index = 0; index < 16; index += 1) {
    value = value * 256n + BigInt(randomBelow(256));
  }
  let id = '';
  for (let index = 0; index < 27; index += 1) {
    id = BASE62.charAt(Number(value % 62n)) + id;
    value /= 62n;
  }
  return id;
}

function randomBelow(limit: number): number {
  return Math.floor(Math.random() * limit);
}
