import { readFile } from 'node:fs/promises';
import { parseSerial } from '@studyhall/domain/progress/certificate-serial';
import { Failure } from '../../failures.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { readCredential } from './credential.ts';
import { findCertificate } from './find.ts';

type Verified = ReturnType<typeof readCredential> & {
  /** `null` when no server was asked. */
  readonly state: string | null;
};

const columns: readonly Column<Verified>[] = [
  { name: 'serial', value: (item) => item.serial },
  { name: 'signature', value: () => 'valid' },
  { name: 'state', value: (item) => item.state, shown: (item) => item.state ?? 'not asked' },
  { name: 'printedName', title: 'name', value: (item) => item.printedName },
  { name: 'course', value: (item) => item.course.title },
  { name: 'completedAt', value: (item) => new Date(item.completedAt) },
  { name: 'issuedAt', value: (item) => new Date(item.issuedAt) },
  { name: 'issuer', value: (item) => item.issuer.url },
  { name: 'keyId', title: 'key', value: (item) => item.keyId },
];

interface Order {
  /** A serial, or a file with a credential. */
  readonly certificate: string;
  readonly keysFile: string | undefined;
}

/**
 * Checks the signature here, not where the certificate comes from. Of a serial the server is asked as well whether it
 * was revoked or superseded; of a file nobody is asked, unless the keys are the server's.
 */
export async function verify(
  { server, api }: Pick<Connection, 'server' | 'api'>,
  { certificate, keysFile }: Order,
): Promise<ShownRecord> {
  const serial = parseSerial(certificate);
  const known = serial === undefined ? undefined : await findCertificate(api, serial);
  if (known?.isSignatureValid === false)
    throw new Failure(`${known.serial} is not as it was signed: it is worth nothing`);
  if (known?.state === 'revoked') throw new Failure(`${known.serial} was revoked: ${known.revokeReason}`);
  const [jwt, keys] = await Promise.all([
    known === undefined
      ? readText(certificate)
      : fetchText(`${server}/certificates/${known.serial}/badge.jwt`),
    keysFile === undefined ? fetchText(`${server}/.well-known/jwks.json`) : readText(keysFile),
  ]);
  const item = { ...readCredential(jwt, asJson(keys)), state: known?.state ?? null };
  const note =
    known === undefined
      ? 'Whether it was revoked is not in a file: ask the issuer with its serial'
      : undefined;
  return record({ columns, item, note });
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === 'ENOENT'
        ? `there is no serial and no file "${file}"`
        : `cannot read ${file} (${error.code})`,
    );
  });
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Failure(`${url} answered with HTTP ${response.status}`);
  return await response.text();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
