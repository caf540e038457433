import { certificateStates } from '@studyhall/domain/progress/certificate-state';
import { LevelKind } from '@studyhall/domain/progress/schemas';
import * as z from 'zod';

/** revoked: taken back, with a reason. superseded: a corrected one took its place. */
export const CertificateStateView = z.enum(certificateStates);

export const SerialView = z.object({ serial: z.string() });

/** One of the certificates that an enrolment had, the original first. */
const ChainLinkView = z.object({
  serial: z.string(),
  printedName: z.string(),
  issuedAt: z.date(),
  state: CertificateStateView,
});

/** Everything that a certificate says, and whether it holds. Anybody with the serial may see it. */
export const CertificateView = z.object({
  serial: z.string(),
  state: CertificateStateView,
  /** False: the content is not what was signed, and nothing here can be relied on. */
  isSignatureValid: z.boolean(),
  keyId: z.string(),
  printedName: z.string(),
  /** The language in which it is printed. */
  language: z.string(),
  courseSlug: z.string(),
  courseTitle: z.string(),
  courseMinutes: z.int(),
  /** What the level's kind does not measure is null. */
  results: z.array(
    z.object({
      position: z.int(),
      title: z.string(),
      kind: LevelKind,
      stars: z.int().nullable(),
      commands: z.int().nullable(),
      scorePercent: z.number().nullable(),
      passedAt: z.date(),
    }),
  ),
  completedAt: z.date(),
  issuedAt: z.date(),
  issuerName: z.string(),
  issuerUrl: z.string(),
  revokedAt: z.date().nullable(),
  revokeReason: z.string().nullable(),
  supersededBy: z.string().nullable(),
  supersedes: z.string().nullable(),
  chain: z.array(ChainLinkView),
  /** Whether it is the certificate of whoever asks. */
  isMine: z.boolean(),
});
export type CertificateView = z.output<typeof CertificateView>;

/** A certificate in the list of one's own. */
export const OwnCertificateView = ChainLinkView.extend({ courseSlug: z.string(), courseTitle: z.string() });
export type OwnCertificateView = z.output<typeof OwnCertificateView>;

/** A certificate as administrators list it. */
export const IssuedCertificateView = OwnCertificateView.extend({
  userId: z.string(),
  username: z.string().nullable(),
  /** Who issued it: the learner, unless an administrator did. */
  issuedBy: z.string(),
  issuedByName: z.string().nullable(),
  reissueReason: z.string().nullable(),
  revokedAt: z.date().nullable(),
  revokedBy: z.string().nullable(),
  revokedByName: z.string().nullable(),
  revokeReason: z.string().nullable(),
});
export type IssuedCertificateView = z.output<typeof IssuedCertificateView>;

export const IssuedCertificatesView = z.object({
  items: z.array(IssuedCertificateView),
  nextCursor: z.string().nullable(),
});
export type IssuedCertificatesView = z.output<typeof IssuedCertificatesView>;

/** A key that certificates are signed with, without its private half. */
export const SigningKeyView = z.object({
  keyId: z.string(),
  createdAt: z.date(),
  /** Whether it signs what is issued from now on. */
  isCurrent: z.boolean(),
  /** False: no key of SECRET_KEYS opens it, so nothing it signed can be vouched for. */
  isReadable: z.boolean(),
  certificates: z.int(),
});
export type SigningKeyView = z.output<typeof SigningKeyView>;
