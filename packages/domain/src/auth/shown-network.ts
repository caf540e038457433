const SHOWN_GROUPS = 3;

/**
 * As much of where somebody came from as its owner needs to recognise it and no more: of IPv4 the /24, of IPv6 the /48.
 * `address` is an IPv4 address, or the first groups of an IPv6 one; empty for anything else.
 */
export function shownNetworkOf(address: string): string {
  const octets = address.split('.');
  if (octets.length === 4) return `${octets.slice(0, 3).join('.')}.0/24`;
  const groups = address.split(':');
  if (groups.length < SHOWN_GROUPS + 1) return '';
  const shown = groups.slice(0, SHOWN_GROUPS);
  while (shown.at(-1) === '0') shown.pop();
  return `${shown.join(':')}::/48`;
}
