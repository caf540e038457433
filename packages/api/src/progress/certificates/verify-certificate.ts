import { DomainError } from '@studyhall/domain/errors';
import {
  type CertificateContent,
  certifiedContentOf,
} from '@studyhall/domain/progress/certificate-credential';
import { parseSerial } from '@studyhall/domain/progress/certificate-serial';
import { certificateStateOf, inOrder, successorOf } from '@studyhall/domain/progress/certificate-state';
import { LevelKind } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import type { Secrets } from '../../platform/secrets.ts';
import type { CertificateView } from '../certificate-views.ts';
import { type CertificateRow, findChain } from './certificate-queries.ts';
import { isSigned } from './signature.ts';
import { openKey } from './signing-keys.ts';

/** A certificate as it is stored, among all that its enrolment had. */
export interface StoredCertificate {
  readonly row: CertificateRow;
  readonly chain: readonly CertificateRow[];
  readonly content: CertificateContent;
  /** Whether everything is as it was signed, by a key of ours. */
  readonly isSignatureValid: boolean;
}

interface Reading {
  readonly secrets: Secrets;
  /** As somebody typed it. */
  readonly serial: string;
}

/** Errors: `not-found`; `certificate-signature-broken` if what is stored is no certificate any more. */
export async function readCertificate(db: Knex, { secrets, serial }: Reading): Promise<StoredCertificate> {
  const parsed = parseSerial(serial);
  const rows = parsed === undefined ? [] : await findChain(db, parsed);
  const row = rows.find(({ isAsked }) => isAsked);
  if (row === undefined) throw new DomainError('not-found');
  const content = certifiedContentOf(row.credential);
  if (content === undefined) throw new DomainError('certificate-signature-broken');
  const chain = inOrder(rows);
  return {
    row,
    chain,
    content,
    isSignatureValid: parsed === row.serial && isAuthentic(row, { chain, secrets }),
  };
}

/** The signature covers the credential; each column must say what the credential says. */
function isAuthentic(
  row: CertificateRow,
  { chain, secrets }: { readonly chain: readonly CertificateRow[]; readonly secrets: Secrets },
): boolean {
  const content = certifiedContentOf(row.credential);
  const key = openKey(secrets, { ...row, id: row.keyId });
  if (content === undefined || key === undefined) return false;
  const replaced = chain.find(({ id }) => id === row.replacesId)?.serial ?? null;
  const saysTheSame =
    content.serial === row.serial &&
    content.printedName === row.printedName &&
    content.supersedes === replaced &&
    Date.parse(content.issuedAt) === row.issuedAt.getTime();
  return saysTheSame && isSigned(row.credential, row.signature, key);
}

/** The whole of a certificate for whoever has its serial, with its signature checked now. */
export async function verifyCertificate(
  db: Knex,
  { viewerId, ...reading }: Reading & { readonly viewerId: string | undefined },
): Promise<CertificateView> {
  const { row, chain, content, isSignatureValid } = await readCertificate(db, reading);
  const { course, issuer } = content;
  return {
    serial: row.serial,
    state: certificateStateOf(row, chain),
    isSignatureValid,
    keyId: row.keyId,
    printedName: content.printedName,
    language: content.language,
    courseSlug: course.slug,
    courseTitle: course.title,
    courseMinutes: course.minutes,
    results: content.results.map(({ kind, passedAt, ...result }) => ({
      ...result,
      kind: LevelKind.parse(kind),
      passedAt: new Date(passedAt),
    })),
    completedAt: new Date(content.completedAt),
    issuedAt: row.issuedAt,
    issuerName: issuer.name,
    issuerUrl: issuer.url,
    revokedAt: row.revokedAt,
    revokeReason: row.revokeReason,
    supersededBy: successorOf(row, chain)?.serial ?? null,
    supersedes: content.supersedes,
    chain: chain.map((link) => ({
      serial: link.serial,
      printedName: link.printedName,
      issuedAt: link.issuedAt,
      state: certificateStateOf(link, chain),
    })),
    isMine: row.userId === viewerId,
  };
}
