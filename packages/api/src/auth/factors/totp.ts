import { timingSafeEqual } from 'node:crypto';
import type { ConfirmTotp } from '@studyhall/domain/auth/factor-schemas';
import { TOTP_DIGITS, TOTP_SECONDS, usableTotpSteps } from '@studyhall/domain/auth/totp-steps';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { renderSVG } from 'uqr';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { getViewerView } from '../queries.ts';
import { dropUnneededCodes, tellOfChange } from './change-factors.ts';
import { TotpSecret } from './models.ts';
import { lockFactors } from './queries.ts';
import { firstRecoveryCodes } from './recovery.ts';
import type { NewRecoveryCodesView, TotpSetupView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

/** As RFC 4226 recommends for SHA-1: 160 bits. */
const SECRET_BYTES = 20;

/** Read when somebody has codes, and not at the start. */
const otpauth = async () => await import('otpauth');

/**
 * A new secret for an app of codes, in place of one that was begun and not confirmed. It counts once `confirmTotp` has
 * seen a right code. Errors: `second-factor-active` where an app shows codes already.
 */
export async function beginTotp({ db, now, secrets, viewer }: Signed): Promise<TotpSetupView> {
  const { userId } = viewer;
  const { Secret, TOTP } = await otpauth();
  const secret = new Secret({ size: SECRET_BYTES });
  const { siteName } = await readInstanceSettings(db);
  const { username, displayName } = await getViewerView(db, viewer);
  await inTransaction(db, async (trx) => {
    const factors = await lockFactors(trx, viewer);
    if (factors.hasTotp) throw new DomainError('second-factor-active');
    const sealedSecret = secrets.seal(secret.base32);
    await TotpSecret.query(trx)
      .insert({ userId, sealedSecret, createdAt: now })
      .onConflict('userId')
      .merge(['sealedSecret', 'createdAt']);
  });
  // A colon would part the label.
  const issuer = siteName.replaceAll(':', ' ');
  const label = username ?? displayName;
  const uri = new TOTP({ issuer, label, secret, digits: TOTP_DIGITS, period: TOTP_SECONDS }).toString();
  return { secret: secret.base32, uri, qrSvg: renderSVG(uri, { ecc: 'M', border: 4 }) };
}

/**
 * Makes the begun app count, by a right code of it. The other sessions end, and a mail tells the owner. Answers with
 * recovery codes if there were none. Errors: `not-found` where none was begun, or it counts already; `code-wrong`.
 */
export async function confirmTotp(ctx: Signed, { code }: ConfirmTotp): Promise<NewRecoveryCodesView> {
  const { db, now, secrets, viewer } = ctx;
  const { userId } = viewer;
  return await inTransaction(db, async (trx) => {
    await lockFactors(trx, viewer);
    const begun = await TotpSecret.query(trx).findById(userId).whereNull('confirmedAt');
    if (begun === undefined) throw new DomainError('not-found');
    const lastStep = await stepOfCode({
      secret: secrets.open(begun.sealedSecret),
      code,
      now,
      lastStep: null,
    });
    await TotpSecret.query(trx)
      .patch({ confirmedAt: now, lastStep })
      .findById(userId)
      .whereNull('confirmedAt');
    const recoveryCodes = await firstRecoveryCodes(trx, { userId, now });
    await tellOfChange(trx, ctx, 'totp-added');
    return { recoveryCodes };
  });
}

/** Takes the app of codes away. The other sessions end, and a mail tells the owner. Errors: `not-found`. */
export async function removeTotp(ctx: Signed): Promise<Record<string, never>> {
  const { db, viewer } = ctx;
  await inTransaction(db, async (trx) => {
    await lockFactors(trx, viewer);
    const removed = await TotpSecret.query(trx).deleteById(viewer.userId).whereNotNull('confirmedAt');
    if (removed === 0) throw new DomainError('not-found');
    await dropUnneededCodes(trx, viewer);
    await tellOfChange(trx, ctx, 'totp-removed');
  });
  return {};
}

/** Uses a code of the app up: of any number of uses of one, one succeeds. Errors: `code-wrong`. */
export async function useTotp(
  trx: Knex,
  { now, secrets }: Pick<Context, 'now' | 'secrets'>,
  { userId, code }: OfUser & { readonly code: string },
): Promise<void> {
  const kept = await TotpSecret.query(trx).findById(userId).whereNotNull('confirmedAt');
  // Keys that were given up open nothing: then recovery codes are left.
  if (kept === undefined || !secrets.canOpen(kept.sealedSecret)) throw new DomainError('code-wrong');
  const secret = secrets.open(kept.sealedSecret);
  const lastStep = await stepOfCode({ secret, code, now, lastStep: kept.lastStep });
  const used = await TotpSecret.query(trx)
    // Sealed anew, so that a key of SECRET_KEYS which was replaced is needed no more.
    .patch({ lastStep, sealedSecret: secrets.seal(secret) })
    .where({ userId })
    .where('lastStep', '<', lastStep);
  if (used === 0) throw new DomainError('code-wrong');
}

interface Typed {
  /** Base32. */
  readonly secret: string;
  readonly code: string;
  readonly now: Date;
  readonly lastStep: number | null;
}

/** The step whose code was typed. Errors: `code-wrong`. */
async function stepOfCode({ secret, code, now, lastStep }: Typed): Promise<number> {
  const { Secret, HOTP } = await otpauth();
  const key = Secret.fromBase32(secret);
  const typed = Buffer.from(code);
  const step = usableTotpSteps(now, lastStep).find((counter) => {
    const right = Buffer.from(HOTP.generate({ secret: key, counter, digits: TOTP_DIGITS }));
    return right.length === typed.length && timingSafeEqual(right, typed);
  });
  if (step === undefined) throw new DomainError('code-wrong');
  return step;
}
