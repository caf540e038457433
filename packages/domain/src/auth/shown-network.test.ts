import { expect, it } from 'vitest';
import { shownNetworkOf } from './shown-network.ts';

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2', '2001:db8:1::/48'],
  ['2001:db8:0:2', '2001:db8::/48'],
  ['0:0:0:0', '::/48'],
  ['2001:0:50:0', '2001:0:50::/48'],
  ['', ''],
  ['unix', ''],
])('of %j is shown %j', (address, shown) => {
  expect(shownNetworkOf(address)).toBe(shown);
});
