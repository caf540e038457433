import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { Settings } from '@studyhall/api/server';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * How to let other machines in, for whoever started it without PUBLIC_ORIGIN; undefined when there is nothing to say.
 * It listens on every address all the same, because whoever looks in from outside a container, a port that is
 * forwarded or a health check, comes from another address too; `HOST=127.0.0.1` keeps it to this machine.
 */
export function otherMachinesHint(
  { publicOrigin, host }: Pick<Settings, 'publicOrigin' | 'host'>,
  port: number,
  interfaces: Interfaces = networkInterfaces(),
): string | undefined {
  if (publicOrigin !== undefined || host !== undefined) return undefined;
  const address = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  if (address === undefined) return undefined;
  return (
    'On other machines nobody can act until PUBLIC_ORIGIN is the address that they open, for instance:\n' +
    `  PUBLIC_ORIGIN=http://${address}:${port} npm start`
  );
}
