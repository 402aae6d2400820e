import { isIP } from 'node:net';
import { textScalar } from './text-scalar.ts';

/**
 * An IPv4 or IPv6 address, optionally with a CIDR prefix length.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSIPAddress = textScalar({
  name: 'AWSIPAddress',
  description: 'A valid IPv4 or IPv6 address, optionally with a subnet mask in CIDR notation.',
  noun: 'IP Address',
  isValid(text) {
    const [address = '', prefix, ...rest] = text.split('/');
    const version = isIP(address);
    // A scope (`fe80::1%eth0`) names an interface of one machine and is not part of an address.
    if (version === 0 || rest.length > 0 || address.includes('%')) {
      return false;
    }
    if (prefix === undefined) {
      return true;
    }
    return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
  },
});
