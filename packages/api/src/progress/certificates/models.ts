import type { Json } from '@studyhall/domain/progress/certificate-canonical';
import { Model, type RelationMappings } from 'objection';
import * as z from 'zod';
import { belongsTo } from '../../platform/models.ts';
import { Enrolment } from '../models.ts';

/** The public half of an Ed25519 key (RFC 8037). */
export const PublicJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
export type PublicJwk = z.output<typeof PublicJwk>;

/** A key that certificates are signed with; the newest signs. Class: reference. */
export class StoredKey extends Model {
  static override readonly tableName = 'progress.signing_keys';
  static override readonly idColumn = 'generation';
  static override readonly jsonAttributes = ['publicJwk'];

  declare generation: number;
  /** The thumbprint of the public key (RFC 7638). */
  declare id: string;
  declare publicJwk: PublicJwk;
  declare sealedPrivateKey: string;
  declare createdAt: Date;
  /** The administrator who had it made; null for one that the first certificate needed. */
  declare createdBy: string | null;
}

/** A certificate as it was signed; a correction is another one. Class: user. */
export class Certificate extends Model {
  static override readonly tableName = 'progress.certificates';
  static override readonly idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  declare enrolmentId: string;
  declare serial: string;
  declare printedName: string;
  /** All that is certified, as an Open Badges credential. */
  declare credential: Json;
  /** Over the credential: a JWS without its payload. */
  declare signature: string;
  declare keyId: string;
  declare issuedAt: Date;
  /** The learner who claimed it, or the administrator who issued it. */
  declare issuedBy: string;
  /** The one that it corrects. */
  declare replacesId: string | null;
  declare reissueReason: string | null;
  declare revocation?: CertificateRevocation;
  /** The one that corrects it. */
  declare successor?: Certificate;

  static override get relationMappings(): RelationMappings {
    const from = ['progress.certificates.userId', 'progress.certificates.id'];
    return {
      enrolment: belongsTo({
        model: Enrolment,
        from: ['progress.certificates.userId', 'progress.certificates.enrolmentId'],
        to: ['progress.enrolments.userId', 'progress.enrolments.id'],
      }),
      key: belongsTo({
        model: StoredKey,
        from: 'progress.certificates.keyId',
        to: 'progress.signing_keys.id',
      }),
      revocation: {
        relation: Model.HasOneRelation,
        modelClass: CertificateRevocation,
        join: {
          from,
          to: ['progress.certificate_revocations.userId', 'progress.certificate_revocations.certificateId'],
        },
      },
      successor: {
        relation: Model.HasOneRelation,
        modelClass: Certificate,
        join: { from, to: ['progress.certificates.userId', 'progress.certificates.replacesId'] },
      },
    };
  }
}

/** That a certificate was taken back, and why. Class: user. */
export class CertificateRevocation extends Model {
  static override readonly tableName = 'progress.certificate_revocations';
  static override readonly idColumn = ['userId', 'certificateId'];

  declare userId: string;
  declare certificateId: string;
  /** Everybody may read it. */
  declare reason: string;
  declare revokedAt: Date;
  /** The administrator. */
  declare revokedBy: string;
}
