import { DomainError } from '@studyhall/domain/errors';
import { certificateStateOf } from '@studyhall/domain/progress/certificate-state';
import type { Context } from '../../platform/context.ts';
import type { KeptRenderings } from './rendering/kept-renderings.ts';
import {
  type CertificateFormat,
  DRAWING_REVISION,
  renderCertificate,
} from './rendering/render-certificate.ts';
import { jwtOf } from './signature.ts';
import { readCertificate, type StoredCertificate } from './verify-certificate.ts';

/** What is needed to look at a certificate, and to say no to whoever does it all the time. */
export type LookingContext = Pick<Context, 'db' | 'secrets' | 'limiter' | 'client'>;

export interface CertificateFile {
  /** As it is stored, whatever was typed. */
  readonly serial: string;
  /** Changes when the file does, which is known before it is made. */
  readonly revision: string;
  make(): Promise<Buffer>;
}

interface Order {
  readonly serial: string;
  readonly format: CertificateFormat;
}

/**
 * A certificate as a file, marked if it was revoked or superseded. Errors: `not-found`, `rate-limited`,
 * `certificate-signature-broken`: what cannot be relied on is not drawn.
 */
export async function getCertificateFile(
  ctx: LookingContext,
  kept: KeptRenderings,
  { serial, format }: Order,
): Promise<CertificateFile> {
  const { row, chain, content } = await readAuthentic(ctx, serial);
  const state = certificateStateOf(row, chain);
  const revision = [row.serial, state, format, DRAWING_REVISION].join('-');
  return {
    serial: row.serial,
    revision,
    make: () =>
      kept.get(revision, async () => {
        await ctx.limiter.spend('certificate-picture-address', ctx.client.address);
        return await renderCertificate(
          { content, keyId: row.keyId, state, revokedAt: row.revokedAt },
          format,
        );
      }),
  };
}

/**
 * The Open Badges credential of a certificate as a JWT. Whoever keeps it verifies it without us, so a revoked one is
 * given out no more. Errors: those of a file, and `certificate-revoked`.
 */
export async function getBadge(ctx: LookingContext, serial: string): Promise<string> {
  const { row } = await readAuthentic(ctx, serial);
  if (row.revokedAt !== null) throw new DomainError('certificate-revoked');
  return jwtOf(row.credential, row.signature);
}

async function readAuthentic(
  { db, secrets, limiter, client }: LookingContext,
  serial: string,
): Promise<StoredCertificate> {
  await limiter.spend('certificate-address', client.address);
  const stored = await readCertificate(db, { secrets, serial });
  if (!stored.isSignatureValid) throw new DomainError('certificate-signature-broken');
  return stored;
}
