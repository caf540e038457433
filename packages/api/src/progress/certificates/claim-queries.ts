import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { Model } from 'objection';
import * as z from 'zod';
import { HIDDEN_NAMES } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { textOf } from '../../platform/translated.ts';
import type { Certificate } from './models.ts';

export interface EnrolmentKey extends OfUser {
  readonly enrolmentId: string;
}

/** A level of the course, with its pass in this enrolment if there is one. */
const LevelFacts = z.object({
  position: z.int(),
  title: z.string(),
  kind: z.string(),
  passedAt: z.string().nullable(),
  stars: z.int().nullable(),
  commands: z.int().nullable(),
  scoreBasisPoints: z.int().nullable(),
});
export type LevelFacts = z.output<typeof LevelFacts>;

/** Everything that decides a claim, as one statement sees it. */
const ClaimFacts = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  pictureUrl: z.string(),
  minutes: z.int(),
  language: languageTag,
  levels: z.array(LevelFacts),
  /** Of the newest certificate that the enrolment has already. */
  serial: z.string().nullable(),
  /** Names of the learner that administrators have hidden from others. */
  hiddenNames: z.array(z.string()),
});
export type ClaimFacts = z.output<typeof ClaimFacts>;

/** The newest certificate of the enrolment `e`: the one that no other replaces. */
export const CERTIFICATE_SERIAL_SQL = `(
  select c.serial from progress.certificates c
  where c.user_id = :userId and c.enrolment_id = e.id and not exists (
    select from progress.certificates n where n.user_id = :userId and n.replaces_id = c.id))`;

const claimFacts = statement(
  'progress_claim_facts',
  `select c.slug, ${textOf('c', 'title', 'p.language')} as title, ${textOf('c', 'summary', 'p.language')} as summary,
     c.picture_url as "pictureUrl", c.minutes, p.language,
     (select coalesce(json_agg(g), '[]') from (
        select l.position, ${textOf('l', 'title', 'p.language')} as title, l.kind, w.passed_at as "passedAt", w.stars, w.commands,
          w.score_basis_points as "scoreBasisPoints"
        from progress.levels l
        left join progress.passes w on w.user_id = :userId and w.enrolment_id = e.id and w.level_id = l.id
        where l.course_id = e.course_id order by l.position) g) as levels,
     ${CERTIFICATE_SERIAL_SQL} as serial, ${HIDDEN_NAMES} as "hiddenNames"
   from progress.enrolments e
   join progress.courses c on c.id = e.course_id
   join auth.profiles p on p.user_id = :userId
   where e.user_id = :userId and e.id = :enrolmentId`,
  ClaimFacts,
);

/** What decides a claim; undefined if the enrolment is not the learner's. */
export async function findClaimFacts(
  db: Knex,
  { userId, enrolmentId }: EnrolmentKey,
): Promise<ClaimFacts | undefined> {
  return await claimFacts.first(db, { userId, enrolmentId });
}

const IS_UNPASSED = `l.course_id = e.course_id and not exists (select from progress.passes w
  where w.user_id = :userId and w.enrolment_id = e.id and w.level_id = l.id)`;

const bestRun = statement(
  'progress_best_run',
  `select e.id as "enrolmentId" from progress.enrolments e
   join progress.courses c on c.id = e.course_id
   where e.user_id = :userId and c.slug = :courseSlug
   order by exists (select from progress.levels l where ${IS_UNPASSED}), e.run desc limit 1`,
  z.object({ enrolmentId: z.string() }),
);

/** Of the runs of a course one with every level passed, if there is one, and of several the newest. */
export async function findBestRun(
  db: Knex,
  { userId, courseSlug }: OfUser & { readonly courseSlug: string },
): Promise<{ enrolmentId: string } | undefined> {
  return await bestRun.first(db, { userId, courseSlug });
}

export type NewCertificate = Readonly<Omit<Certificate, keyof Model | 'revocation' | 'successor'>>;

const issued = statement(
  'progress_issue',
  `with issued as (
    insert into progress.certificates (user_id, id, enrolment_id, serial, printed_name, credential, signature, key_id,
      issued_at, issued_by, replaces_id, reissue_reason)
    select e.user_id, :id::uuid, e.id, :serial, :printedName, :credential::jsonb, :signature, :keyId,
      :issuedAt::timestamptz, :issuedBy::uuid, :replacesId::uuid, :reissueReason
    from progress.enrolments e
    where e.user_id = :userId and e.id = :enrolmentId
      and exists (select from progress.levels l where l.course_id = e.course_id)
      and not exists (select from progress.levels l where ${IS_UNPASSED})
    on conflict do nothing
    returning user_id, id, serial
  ), known as (
    insert into progress.certificate_serials (serial, user_id, certificate_id)
    select serial, user_id, id from issued
  )
  select count(*)::int as count from issued`,
  z.object({ count: z.int() }),
);

/**
 * Writes a certificate and whose its serial is, in one statement. Answers false, having written nothing, if a level of
 * the enrolment is not passed or another certificate was first: whatever the caller believes, the passes decide.
 */
export async function insertCertificate(db: Knex, certificate: NewCertificate): Promise<boolean> {
  const { credential, ...columns } = certificate;
  const written = await issued.first(db, { ...columns, credential: JSON.stringify(credential) });
  return written?.count === 1;
}
