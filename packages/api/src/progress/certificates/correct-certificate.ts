import { DomainError } from '@studyhall/domain/errors';
import type { ReissueCertificate, RevokeCertificate } from '@studyhall/domain/progress/certificate-schemas';
import { successorOf } from '@studyhall/domain/progress/certificate-state';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { insertRevocation, lockEnrolment } from './certificate-queries.ts';
import { insertCertificate } from './claim-queries.ts';
import { type IssuerContext, newSerial, requirePrintable, signed } from './issue-certificate.ts';
import { currentKey } from './signing-keys.ts';
import { readCertificate, type StoredCertificate } from './verify-certificate.ts';

type Administering = IssuerContext & { readonly viewer: OfUser };

/**
 * Takes a certificate back, for a reason that everybody may read. One that is revoked already stays as it is.
 * Errors: `not-found`, `certificate-superseded` with the serial that took its place.
 */
export async function revokeCertificate(
  ctx: Administering,
  { serial, reason }: RevokeCertificate,
): Promise<{ serial: string }> {
  return await inTransaction(ctx.db, async (trx) => {
    const { row } = await lockNewest(trx, { secrets: ctx.secrets, serial });
    const { userId, id } = row;
    if (row.revokedAt === null)
      await insertRevocation(trx, {
        userId,
        certificateId: id,
        reason,
        revokedAt: ctx.now,
        revokedBy: ctx.viewer.userId,
      });
    return { serial: row.serial };
  });
}

/**
 * Issues a certificate anew with another name and its own serial; everything else is as it was certified. The old one is
 * superseded, or stays revoked if it was. Errors: `not-found`, `certificate-superseded` with the serial that took its
 * place, `certificate-signature-broken`, `name-not-printable`, `name-too-wide`, `signing-key-unreadable`.
 */
export async function reissueCertificate(
  ctx: Administering,
  { serial, printedName, reason }: ReissueCertificate,
): Promise<{ serial: string }> {
  await requirePrintable(printedName);
  const key = await currentKey(ctx.db, ctx);
  return await inTransaction(ctx.db, async (trx) => {
    const { row, content, isSignatureValid } = await lockNewest(trx, { secrets: ctx.secrets, serial });
    // Else what was written into the database by force would be signed now.
    if (!isSignatureValid) throw new DomainError('certificate-signature-broken');
    const corrected = {
      ...content,
      serial: newSerial(),
      printedName,
      issuedAt: ctx.now.toISOString(),
      issuer: { ...content.issuer, url: ctx.publicOrigin },
      supersedes: row.serial,
    };
    const { userId, enrolmentId } = row;
    const circumstances = { userId, enrolmentId, issuedBy: ctx.viewer.userId, replacesId: row.id, key };
    const isWritten = await insertCertificate(
      trx,
      signed(corrected, { ...circumstances, reissueReason: reason }),
    );
    if (!isWritten) throw new DomainError('course-not-completed');
    return { serial: corrected.serial };
  });
}

/** The certificate, which must be the newest of its chain, kept from changing until the transaction ends. */
async function lockNewest(
  trx: Knex,
  reading: Parameters<typeof readCertificate>[1],
): Promise<StoredCertificate> {
  const { row: asked } = await readCertificate(trx, reading);
  await lockEnrolment(trx, asked);
  const stored = await readCertificate(trx, reading);
  const successor = successorOf(stored.row, stored.chain);
  if (successor !== undefined) throw new DomainError('certificate-superseded', { serial: successor.serial });
  return stored;
}
