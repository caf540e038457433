import { expect, test } from 'vitest';
import { networkOf, trustedProxies } from './addresses.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:5555', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['::ffff:c000:0207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['0000:0000:0000:0000:0000:ffff:c000:0207', '192.0.2.7'],
  ['[::ffff:192.0.2.7]', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['[2001:db8:1:2::9]:5555', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['unknown', 'unknown'],
  ['[unknown]', '[unknown]'],
  ['1.2:3', '1.2:3'],
  ['', ''],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a proxy that is named by its address is one in any spelling of it', () => {
  const isTrusted = trustedProxies(['10.0.0.0/8', '2001:db8::/32']);
  for (const proxy of ['10.0.0.1', '10.0.0.1:5555', '::ffff:a00:1', '[2001:db8::1]:80'])
    expect(isTrusted(proxy, 0), proxy).toBe(true);
  for (const stranger of ['192.0.2.7', '192.0.2.7:5555', '[2001:db9::1]:80', 'unknown'])
    expect(isTrusted(stranger, 0), stranger).toBe(false);
  expect(trustedProxies(1)('192.0.2.7', 0)).toBe(true);
  expect(trustedProxies(1)('192.0.2.7', 1)).toBe(false);
});
