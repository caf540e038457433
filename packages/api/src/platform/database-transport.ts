import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isLoopback } from './loopback.ts';
import { SettingsError } from './settings-error.ts';

/**
 * What is wrong with how an address reaches its database over a network, in words; `undefined` if nothing is. A socket and
 * this machine itself need no encryption. The driver takes the last of several parameters, so this does, too.
 */
export function transportComplaint(name: string, url: string): string | undefined {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.getAll('host').at(-1) ?? decodeURIComponent(hostname);
  if (host === '' || host.startsWith('/') || isLoopback(host)) return undefined;
  const mode = searchParams.getAll('sslmode').at(-1);
  const cure = 'sslmode=verify-full, and sslrootcert=/path/to/ca.pem for an authority of your own';
  if (mode === undefined || mode === 'disable')
    return `${name} sends passwords and data to another machine in plain text: add ${cure}`;
  if (mode !== 'verify-full')
    return `${name} says sslmode=${/^[a-z-]+$/.test(mode) ? mode : '…'}, which to most programs means that nobody checks whose certificate it is: write ${cure}`;
  // Node would compare the certificate with "localhost".
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0)
    return `${name} names the host by its address, and a certificate is checked against a name: write the host as its certificate does`;
  return undefined;
}

/**
 * The address with its certificate of authority found from `root`, wherever the process was started.
 * @throws SettingsError where that file cannot be read.
 */
export function withCertificate(name: string, url: string, root: string): string {
  const address = new URL(url);
  const given = address.searchParams.getAll('sslrootcert').at(-1);
  if (given === undefined) return url;
  const path = resolve(root, given);
  try {
    readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new SettingsError(`${name} names as sslrootcert a file that cannot be read (${code})`);
  }
  address.searchParams.set('sslrootcert', path);
  return address.href;
}
