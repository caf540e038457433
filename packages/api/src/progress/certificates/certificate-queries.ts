import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { ListAllCertificates } from '@studyhall/domain/progress/certificate-schemas';
import { parseSerial } from '@studyhall/domain/progress/certificate-serial';
import type { Knex } from 'knex';
import { type Model, type RawBuilder, raw, ref } from 'objection';
import * as z from 'zod';
import { Identifier } from '../../auth/models.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import {
  type IssuedCertificatesView,
  IssuedCertificateView,
  OwnCertificateView,
} from '../certificate-views.ts';
import { Enrolment } from '../models.ts';
import { Certificate, CertificateRevocation, PublicJwk } from './models.ts';

/** A certificate as it is stored, with the key that signed it. */
const CertificateRow = z.object({
  userId: z.string(),
  id: z.string(),
  enrolmentId: z.string(),
  serial: z.string(),
  printedName: z.string(),
  credential: z.record(z.string(), z.json()),
  signature: z.string(),
  keyId: z.string(),
  publicJwk: PublicJwk,
  sealedPrivateKey: z.string(),
  issuedAt: z.date(),
  replacesId: z.string().nullable(),
  revokedAt: z.date().nullable(),
  revokeReason: z.string().nullable(),
  /** Whether it is the one that was asked for, of all that its enrolment had. */
  isAsked: z.boolean(),
});
export type CertificateRow = z.output<typeof CertificateRow>;

const chain = statement(
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
  CertificateRow,
);

/** The certificate with this serial and the others of its chain; empty if there is none. */
export async function findChain(db: Knex, serial: string): Promise<CertificateRow[]> {
  return await chain.all(db, { serial });
}

/** What became of the certificate `c`. Asked for as a value, it is no way into the list: PostgreSQL follows the list's order. */
function stateOf(): RawBuilder {
  return raw(`case when revocation.certificate_id is not null then 'revoked'
    when successor.id is not null then 'superseded' else 'valid' end`);
}

function ofCourse(field: string): ReturnType<typeof ref> {
  return ref(`c.credential:credentialSubject.certifiedContent.course.${field}`).castText();
}

/** Certificates as lists show them, the newest first. */
function listed(db: Knex) {
  return Certificate.query(db)
    .alias('c')
    .leftJoinRelated('[revocation, successor]')
    .select('c.serial', 'c.printedName', 'c.issuedAt')
    .select(ofCourse('slug').as('courseSlug'), ofCourse('title').as('courseTitle'), stateOf().as('state'))
    .orderBy([
      { column: 'c.issuedAt', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ]);
}

/** A learner's certificates, the newest first, without those that were corrected. */
export async function listCertificates(db: Knex, { userId }: OfUser): Promise<OwnCertificateView[]> {
  return z
    .array(OwnCertificateView)
    .parse(await listed(db).where('c.userId', userId).whereNull('successor.id'));
}

function nameOf(user: string) {
  return Identifier.query()
    .alias('i')
    .select('i.display')
    .where('i.kind', 'username')
    .where('i.userId', ref(user));
}

const ListedRow = IssuedCertificateView.extend({ id: z.string() });

/** A page of all certificates, the newest first. Across users: administrators look at all. Errors: `invalid-input` for a foreign cursor. */
export async function listAllCertificates(
  db: Knex,
  { search, state, cursor, limit }: ListAllCertificates,
): Promise<IssuedCertificatesView> {
  let query = listed(db)
    .select('c.id', 'c.userId', 'c.issuedBy', 'c.reissueReason')
    .select('revocation.revokedAt', 'revocation.revokedBy', 'revocation.reason as revokeReason')
    .select(
      nameOf('c.userId').as('username'),
      nameOf('c.issuedBy').as('issuedByName'),
      nameOf('revocation.revokedBy').as('revokedByName'),
    )
    .limit(limit + 1);
  const serial = search === undefined ? undefined : parseSerial(search);
  if (serial !== undefined) query = query.where('c.serial', serial);
  else if (search !== undefined)
    query = query.whereRaw(`${wordsIn('c.printed_name')} @@ ${ALL_BEGUN}`, search);
  if (state !== undefined) query = query.where(stateOf(), state);
  if (cursor !== undefined) query = query.whereRaw('(c.issued_at, c.id) < (?, ?)', keyOfCursor(cursor));
  const rows = z.array(ListedRow).parse(await query);
  return pageOf(rows, limit, ({ issuedAt, id }) => `${issuedAt.getTime()}.${id}`);
}

/** What neither `lower` folds in every database nor loses an accent; punctuation becomes a space. */
const LETTERS = 'ßøæłđıØÆŁĐẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЉЊЋЂЏЅЈ’‘ʼ‐–—·';
const FOLDED = 'soaldioaldsαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіґљњћђџѕј       ';

/** The words of a text without case and accents, as the index `certificates_by_name` has them. */
function wordsIn(text: string): string {
  return `to_tsvector('simple'::regconfig, regexp_replace(translate(
    regexp_replace(normalize(lower(${text}), NFKD), '[\\u0300-\\u036f]', '', 'g'), '${LETTERS}', '${FOLDED}'),
    '[[:punct:]]', ' ', 'g'))`;
}

/** Every word of what is searched for begins a word of the name; none is found by nothing. */
const ALL_BEGUN = `(select array_to_string(array(select quote_literal(word) || ':*'
  from unnest(tsvector_to_array(${wordsIn('cast(? as text)')})) word), ' & ')::tsquery)`;

function keyOfCursor(cursor: string): [issuedAt: Date, id: string] {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const parsed = uuid.safeParse(id);
  if (time === undefined || !parsed.success) throw new DomainError('invalid-input', { field: 'cursor' });
  return [new Date(Number(time)), parsed.data];
}

/** Takes a certificate back. */
export async function insertRevocation(
  db: Knex,
  revocation: Omit<CertificateRevocation, keyof Model>,
): Promise<void> {
  await CertificateRevocation.query(db).insert(revocation);
}

/** Makes whoever else would change the certificates of the enrolment wait. */
export async function lockEnrolment(
  trx: Knex,
  { userId, enrolmentId }: OfUser & { readonly enrolmentId: string },
): Promise<void> {
  await Enrolment.query(trx).findById([userId, enrolmentId]).select('id').forUpdate();
}
