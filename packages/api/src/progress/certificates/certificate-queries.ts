import { DomainError } from '@studyhall/domain/errors';
import { normalForm } from '@studyhall/domain/normal-form';
import { uuid } from '@studyhall/domain/primitives';
import type { Json } from '@studyhall/domain/progress/certificate-canonical';
import type { ListAllCertificates } from '@studyhall/domain/progress/certificate-schemas';
import { parseSerial } from '@studyhall/domain/progress/certificate-serial';
import type { Knex } from 'knex';
import { named } from '../../platform/database.ts';
import { pageOf } from '../../platform/page.ts';
import type {
  IssuedCertificatesView,
  IssuedCertificateView,
  OwnCertificateView,
} from '../certificate-views.ts';
import type { PublicJwk } from './signing-key-queries.ts';

/** A certificate as it is stored, with the key that signed it. */
export interface CertificateRow {
  readonly userId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly serial: string;
  readonly printedName: string;
  readonly credential: Json;
  readonly signature: string;
  readonly keyId: string;
  readonly publicJwk: PublicJwk;
  readonly sealedPrivateKey: string;
  readonly issuedAt: Date;
  readonly replacesId: string | null;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
  /** Whether it is the one that was asked for, of all that its enrolment had. */
  readonly isAsked: boolean;
}

/** The certificate with this serial and the others of its chain; empty if there is none. */
export async function findChain(db: Knex, serial: string): Promise<CertificateRow[]> {
  return await named(
    db,
    'progress_certificate_chain',
    `select c.user_id as "userId", c.id, c.enrolment_id as "enrolmentId", c.serial, c.printed_name as "printedName",
       c.credential, c.signature, c.key_id as "keyId", k.public_jwk as "publicJwk",
       k.sealed_private_key as "sealedPrivateKey", c.issued_at as "issuedAt", c.replaces_id as "replacesId",
       r.revoked_at as "revokedAt", r.reason as "revokeReason", c.id = d.certificate_id as "isAsked"
     from progress.certificate_serials d
     join progress.certificates o on o.user_id = d.user_id and o.id = d.certificate_id
     join progress.certificates c on c.user_id = d.user_id and c.enrolment_id = o.enrolment_id
     join progress.signing_keys k on k.id = c.key_id
     left join progress.certificate_revocations r on r.user_id = d.user_id and r.certificate_id = c.id
     where d.serial = :serial`,
    { serial },
  );
}

const HEAD = `c.serial, c.printed_name as "printedName", c.issued_at as "issuedAt",
  c.credential #>> '{credentialSubject,certifiedContent,course,slug}' as "courseSlug",
  c.credential #>> '{credentialSubject,certifiedContent,course,title}' as "courseTitle",
  case when r.certificate_id is not null then 'revoked' when n.id is not null then 'superseded' else 'valid' end as state`;
const FROM = `progress.certificates c
  left join progress.certificate_revocations r on r.user_id = c.user_id and r.certificate_id = c.id
  left join progress.certificates n on n.user_id = c.user_id and n.replaces_id = c.id`;

/** A learner's certificates, the newest first, without those that were corrected. */
export async function listCertificates(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<OwnCertificateView[]> {
  return await named(
    db,
    'progress_own_certificates',
    `select ${HEAD} from ${FROM} where c.user_id = :userId and n.id is null order by c.issued_at desc, c.id desc`,
    { userId },
  );
}

const nameOf = (user: string): string =>
  `(select i.display from auth.identifiers i where i.user_id = ${user} and i.kind = 'username')`;

/** Not prepared under a name: planned with the values, PostgreSQL drops the conditions that were not asked for. */
const LIST_ALL = `
  select * from (
    select c.id, ${HEAD}, c.user_id as "userId", ${nameOf('c.user_id')} as username, c.issued_by as "issuedBy",
      ${nameOf('c.issued_by')} as "issuedByName", c.reissue_reason as "reissueReason", r.revoked_at as "revokedAt",
      r.revoked_by as "revokedBy", ${nameOf('r.revoked_by')} as "revokedByName", r.reason as "revokeReason"
    from ${FROM}
    where (:serial::text is null or c.serial = :serial)
      and (:word::text is null or ' ' || lower(c.printed_name) like :word)
      and (:issuedAt::timestamptz is null or (c.issued_at, c.id) < (:issuedAt::timestamptz, :id::uuid))
    order by c.issued_at desc, c.id desc) listed
  where (:state::text is null or state = :state)
  limit :rows`;

type ListedRow = IssuedCertificateView & { readonly id: string };

/** A page of all certificates, the newest first. Across users: administrators look at all. Errors: `invalid-input` for a foreign cursor. */
export async function listAllCertificates(
  db: Knex,
  { search, state, cursor, limit }: ListAllCertificates,
): Promise<IssuedCertificatesView> {
  const serial = search === undefined ? undefined : parseSerial(search);
  const word = search === undefined || serial !== undefined ? null : `% ${escapeLike(search)}%`;
  const after = cursor === undefined ? { issuedAt: null, id: null } : keyOfCursor(cursor);
  const bindings = { serial: serial ?? null, word, state: state ?? null, ...after, rows: limit + 1 };
  const { rows } = await db.raw<{ rows: ListedRow[] }>(LIST_ALL, bindings);
  return pageOf(rows, limit, ({ issuedAt, id }) => `${issuedAt.getTime()}.${id}`);
}

function escapeLike(text: string): string {
  return normalForm(text, 'NFC')
    .toLowerCase()
    .replace(/[\\%_]/g, (character) => `\\${character}`);
}

function keyOfCursor(cursor: string): { issuedAt: Date; id: string } {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const parsed = uuid.safeParse(id);
  if (time === undefined || !parsed.success) throw new DomainError('invalid-input', { field: 'cursor' });
  return { issuedAt: new Date(Number(time)), id: parsed.data };
}

interface Revocation {
  readonly userId: string;
  readonly certificateId: string;
  readonly reason: string;
  readonly revokedAt: Date;
  readonly revokedBy: string;
}

export async function insertRevocation(db: Knex, revocation: Revocation): Promise<void> {
  await db('progress.certificate_revocations').insert(revocation);
}

/** Makes whoever else would change the certificates of the enrolment wait. */
export async function lockEnrolment(
  trx: Knex,
  { userId, enrolmentId }: { readonly userId: string; readonly enrolmentId: string },
): Promise<void> {
  await trx('progress.enrolments').where({ userId, id: enrolmentId }).select('id').forUpdate();
}
