import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import express from 'express';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED = '::ffff:';

/** Whom an address stands for: of IPv6 everybody has a /64, and IPv4 in its clothes is IPv4. */
export function networkOf(written: string): string {
  const address = addressOf(written);
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groupsOf = (text = '') => text.split(':').filter((group) => group !== '');
  const left = groupsOf(head);
  const zeros = tail === undefined ? 0 : GROUPS - left.length - groupsOf(tail).length;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...groupsOf(tail)];
  return groups.slice(0, NETWORK_GROUPS).join(':');
}

/** Whether an address, so many proxies before the server, is a proxy that is believed. */
export function trustedProxies(
  trustProxy: number | readonly string[],
): (address: string, hop: number) => boolean {
  const isTrusted: (address: string, hop: number) => boolean = express()
    .set('trust proxy', trustProxy)
    .get('trust proxy fn');
  return (address, hop) => isTrusted(addressOf(address), hop);
}

/**
 * An address in its one spelling, without the port and the brackets that some proxies write; what is none stays as it is.
 */
function addressOf(written: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(written)?.[1] ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written;
  if (!isIPv6(bare)) return isIPv4(bare) ? bare : written;
  const { address } = new SocketAddress({ address: bare, family: 'ipv6' });
  const mapped = address.startsWith(MAPPED) ? address.slice(MAPPED.length) : '';
  return isIPv4(mapped) ? mapped : address;
}
