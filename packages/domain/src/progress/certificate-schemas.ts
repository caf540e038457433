import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import { page, slug, trimmedText, uuid } from '../primitives.ts';
import { PRINTED_NAME_MAX, printedName } from './certificate-name.ts';
import { certificateStates } from './certificate-state.ts';

/** As somebody typed it; what can be no serial is a certificate that does not exist. */
const serial = trimmedText({ min: 1, max: 100 });
const reason = trimmedText({ min: 1, max: 500 });

export const ClaimCertificate = z.object({ enrolmentId: uuid, printedName });
export type ClaimCertificate = z.output<typeof ClaimCertificate>;

export const VerifyCertificate = z.object({ serial });
export type VerifyCertificate = z.output<typeof VerifyCertificate>;

export const IssueCertificate = z.object({ user: userReference, courseSlug: slug, printedName });
export type IssueCertificate = z.output<typeof IssueCertificate>;

export const ListAllCertificates = page.extend({
  /** A serial, or beginnings of words of the printed name, whatever their case and accents. */
  search: trimmedText({ min: 1, max: PRINTED_NAME_MAX }).optional(),
  state: z.enum(certificateStates).optional(),
});
export type ListAllCertificates = z.output<typeof ListAllCertificates>;

export const RevokeCertificate = z.object({ serial, reason });
export type RevokeCertificate = z.output<typeof RevokeCertificate>;

export const ReissueCertificate = z.object({ serial, printedName, reason });
export type ReissueCertificate = z.output<typeof ReissueCertificate>;
