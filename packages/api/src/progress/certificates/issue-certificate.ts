import { randomBytes } from 'node:crypto';
import { isHiddenBy } from '@studyhall/domain/auth/reports';
import { codePointName } from '@studyhall/domain/code-point-name';
import { DomainError } from '@studyhall/domain/errors';
import { type CertificateContent, credentialOf } from '@studyhall/domain/progress/certificate-credential';
import { NAME_WITH_ROOM, unprintableIn } from '@studyhall/domain/progress/certificate-name';
import type { ClaimCertificate, IssueCertificate } from '@studyhall/domain/progress/certificate-schemas';
import { SERIAL_BYTES, serialOf } from '@studyhall/domain/progress/certificate-serial';
import { refuseMergedAway } from '../../auth/merges.ts';
import { getUserId } from '../../auth/user-reference.ts';
import type { Context } from '../../platform/context.ts';
import { retrying, StaleReadError } from '../../platform/database.ts';
import { loadTypeface } from '../../platform/drawing/typeface.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUser } from '../../platform/of-user.ts';
import {
  type ClaimFacts,
  type EnrolmentKey,
  findBestRun,
  findClaimFacts,
  insertCertificate,
  type LevelFacts,
  type NewCertificate,
} from './claim-queries.ts';
import { hasRoomFor } from './rendering/certificate-sheet.ts';
import { type SigningKey, signContent } from './signature.ts';
import { currentKey } from './signing-keys.ts';

const ISSUER_NAME = 'Studyhall';

/** What a certificate is issued with. */
export type IssuerContext = Pick<Context, 'db' | 'secrets' | 'publicOrigin' | 'now'>;

type Acting = IssuerContext & { readonly viewer: OfUser };

/**
 * The certificate of one's own enrolment, once every level is passed. A repeat answers with the serial there is, however
 * many come at once. Errors: `not-found`, `course-not-completed`, `name-not-printable`, `name-hidden` for a name that
 * administrators have hidden from others, `signing-key-unreadable`.
 */
export async function claimCertificate(
  ctx: Acting,
  { enrolmentId, printedName }: ClaimCertificate,
): Promise<{ serial: string }> {
  const { userId } = ctx.viewer;
  return await issueOriginal(ctx, { userId, enrolmentId, printedName, issuedBy: userId });
}

/**
 * The same for somebody else, by an administrator: of the newest run with every level passed.
 * Errors: those of a claim, `not-found` for a user or a course that was never begun, and `account-merged` for an account
 * that has become part of another: its runs and their certificates are there.
 */
export async function issueCertificate(
  ctx: Acting,
  { user, courseSlug, printedName }: IssueCertificate,
): Promise<{ serial: string }> {
  const userId = await getUserId(ctx.db, user);
  await refuseMergedAway(ctx.db, { userId });
  const run = await findBestRun(ctx.db, { userId, courseSlug });
  if (run === undefined) throw new DomainError('not-found');
  return await issueOriginal(ctx, { userId, ...run, printedName, issuedBy: ctx.viewer.userId });
}

interface Original extends EnrolmentKey {
  readonly printedName: string;
  readonly issuedBy: string;
}

async function issueOriginal(ctx: IssuerContext, order: Original): Promise<{ serial: string }> {
  const { db, now } = ctx;
  const { userId, enrolmentId, printedName, issuedBy } = order;
  await requirePrintable(printedName);
  return await retrying(db, async () => {
    const facts = await findClaimFacts(db, { userId, enrolmentId });
    if (facts === undefined) throw new DomainError('not-found');
    if (facts.serial !== null) return { serial: facts.serial };
    // Administrators may decide otherwise about one certificate.
    if (issuedBy === userId && facts.hiddenNames.some((hidden) => isHiddenBy(printedName, hidden)))
      throw new DomainError('name-hidden', { field: 'printedName' });
    const content = contentOf(facts, { printedName, issuedAt: now, url: ctx.publicOrigin });
    const certificate = { userId, enrolmentId, issuedBy, replacesId: null, reissueReason: null };
    const isWritten = await insertCertificate(
      db,
      signed(content, { ...certificate, key: await currentKey(db, ctx) }),
    );
    // Another claim was first: its serial is there to be read now.
    if (!isWritten) throw new StaleReadError();
    return { serial: content.serial };
  });
}

/** Errors: `name-not-printable` with the field and the characters; `name-too-wide` with the field. */
export async function requirePrintable(printedName: string): Promise<void> {
  const characters = unprintableIn(printedName);
  if (characters.length === 0) return await requireRoom(printedName);
  const named = characters.slice(0, 5).map(codePointName).join(', ');
  throw new DomainError('name-not-printable', { field: 'printedName', characters: named });
}

async function requireRoom(printedName: string): Promise<void> {
  if (printedName.length <= NAME_WITH_ROOM || hasRoomFor(printedName, await loadTypeface())) return;
  throw new DomainError('name-too-wide', { field: 'printedName' });
}

function contentOf(
  { levels, language, slug, title, summary, pictureUrl, minutes }: ClaimFacts,
  {
    printedName,
    issuedAt,
    url,
  }: { readonly printedName: string; readonly issuedAt: Date; readonly url: string },
): CertificateContent {
  if (levels.length === 0) throw new DomainError('course-not-completed');
  const results = levels.map(resultOf);
  const completedAt = results.map(({ passedAt }) => passedAt).reduce((a, b) => (a > b ? a : b), '');
  return {
    serial: newSerial(),
    printedName,
    language,
    course: { slug, title, summary, pictureUrl, minutes },
    results,
    completedAt,
    issuedAt: issuedAt.toISOString(),
    issuer: { name: ISSUER_NAME, url },
    supersedes: null,
  };
}

/** Errors: `course-not-completed` for a level that was not passed. */
function resultOf({
  passedAt,
  scoreBasisPoints,
  ...level
}: LevelFacts): CertificateContent['results'][number] {
  if (passedAt === null) throw new DomainError('course-not-completed', { position: level.position });
  return {
    ...level,
    scorePercent: scoreBasisPoints === null ? null : scoreBasisPoints / 100,
    passedAt: new Date(passedAt).toISOString(),
  };
}

export function newSerial(): string {
  return serialOf(randomBytes(SERIAL_BYTES));
}

type Circumstances = Pick<
  NewCertificate,
  'userId' | 'enrolmentId' | 'issuedBy' | 'replacesId' | 'reissueReason'
> & {
  readonly key: SigningKey;
};

/** The row of a certificate that says `content`. */
export function signed(
  content: CertificateContent,
  { key, ...circumstances }: Circumstances,
): NewCertificate {
  const credential = credentialOf(content);
  return {
    ...circumstances,
    id: newId(),
    serial: content.serial,
    printedName: content.printedName,
    credential,
    signature: signContent(credential, key),
    keyId: key.id,
    issuedAt: new Date(content.issuedAt),
  };
}
