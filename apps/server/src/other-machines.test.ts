import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { otherMachinesHint } from './other-machines.ts';

const cidr = null;
const netmask = '255.255.255.0';
const mac = '00:00:00:00:00:00';
const loopback: NetworkInterfaceInfo = {
  address: '127.0.0.1',
  family: 'IPv4',
  internal: true,
  netmask,
  mac,
  cidr,
};
const network: NetworkInterfaceInfo = { ...loopback, address: '192.168.7.7', internal: false };
const interfaces = { lo: [loopback], eth0: [network] };
const unset = { publicOrigin: undefined, host: undefined };

test('without PUBLIC_ORIGIN the start says how other machines get in', () => {
  expect(otherMachinesHint(unset, 3000, interfaces)).toContain(
    'PUBLIC_ORIGIN=http://192.168.7.7:3000 npm start',
  );
});

test.each([
  ['it is set', { ...unset, publicOrigin: 'https://learn.school.org' }, interfaces],
  ['it listens where somebody said', { ...unset, host: '127.0.0.1' }, interfaces],
  ['there is no network', unset, { lo: [loopback] }],
])('when %s there is nothing to say', (_, settings, seen) => {
  expect(otherMachinesHint(settings, 3000, seen)).toBeUndefined();
});
