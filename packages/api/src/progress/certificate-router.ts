import {
  ClaimCertificate,
  IssueCertificate,
  ListAllCertificates,
  ReissueCertificate,
  RevokeCertificate,
  VerifyCertificate,
} from '@studyhall/domain/progress/certificate-schemas';
import * as z from 'zod';
import { provenAdminProcedure } from '../auth/factors/proven-procedure.ts';
import { adminProcedure, learnerProcedure, publicProcedure } from '../platform/trpc.ts';
import {
  CertificateView,
  IssuedCertificatesView,
  OwnCertificateView,
  SerialView,
  SigningKeyView,
} from './certificate-views.ts';
import { listAllCertificates, listCertificates } from './certificates/certificate-queries.ts';
import { reissueCertificate, revokeCertificate } from './certificates/correct-certificate.ts';
import { claimCertificate, issueCertificate } from './certificates/issue-certificate.ts';
import { listSigningKeys, rotateKey } from './certificates/signing-keys.ts';
import { verifyCertificate } from './certificates/verify-certificate.ts';

/** Certificates: claimed by learners, looked at by anybody, corrected by administrators. */
export const certificateProcedures = {
  claimCertificate: learnerProcedure
    .meta({ scope: 'learn' })
    .input(ClaimCertificate)
    .output(SerialView)
    .mutation(async ({ ctx, input }) => await claimCertificate(ctx, input)),
  listCertificates: learnerProcedure
    .meta({ scope: 'read' })
    .output(z.array(OwnCertificateView))
    .query(async ({ ctx }) => await listCertificates(ctx.db, ctx.viewer)),
  verifyCertificate: publicProcedure
    .meta({ scope: 'open' })
    .input(VerifyCertificate)
    .output(CertificateView)
    .query(async ({ ctx, input: { serial } }) => {
      await ctx.limiter.spend('certificate-address', ctx.client.address);
      const { db, secrets, viewer } = ctx;
      return await verifyCertificate(db, { secrets, serial, viewerId: viewer?.userId });
    }),

  issueCertificate: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(IssueCertificate)
    .output(SerialView)
    .mutation(async ({ ctx, input }) => await issueCertificate(ctx, input)),
  listAllCertificates: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListAllCertificates)
    .output(IssuedCertificatesView)
    .query(async ({ ctx, input }) => await listAllCertificates(ctx.db, input)),
  revokeCertificate: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(RevokeCertificate)
    .output(SerialView)
    .mutation(async ({ ctx, input }) => await revokeCertificate(ctx, input)),
  reissueCertificate: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(ReissueCertificate)
    .output(SerialView)
    .mutation(async ({ ctx, input }) => await reissueCertificate(ctx, input)),

  listSigningKeys: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(z.array(SigningKeyView))
    .query(async ({ ctx }) => await listSigningKeys(ctx.db, ctx.secrets)),
  rotateSigningKey: provenAdminProcedure
    .meta({ scope: 'person' })
    .output(z.object({ keyId: z.string() }))
    .mutation(async ({ ctx }) => {
      const { db, secrets, now, viewer } = ctx;
      return await rotateKey(db, { secrets, now, administratorId: viewer.userId });
    }),
};
