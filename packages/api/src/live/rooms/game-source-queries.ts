import type { GameSource, PickQuestions } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { FIRST_ID } from '../../platform/ids.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import { langOf, readerBindings, textOf } from '../../platform/translated.ts';
import { TERMS_PAIRS, TermsFacts } from '../../quizzes/terms-queries.ts';
import { domainTitleOf } from '../../quizzes/translation-queries.ts';
import { PickedQuestionsView } from './views.ts';

/** What `isGameQuestion` says, of the version `v`: the database counts thousands of questions without sending one. */
export const FITS_GAME = `(v.type in ('single', 'multiple', 'true-false', 'short', 'numeric')
    or v.type = 'ordering' and jsonb_array_length(v.public -> 'items') <= 6)`;

const Candidate = z.object({
  questionId: z.string(),
  version: z.int(),
  domainCode: z.string(),
  examCode: z.string(),
  fits: z.boolean(),
});
export type Candidate = z.output<typeof Candidate>;

const candidates = statement(
  'live_candidates',
  `select q.id as "questionId", v.version, q.domain_code as "domainCode", e.code as "examCode", ${FITS_GAME} as fits
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id and e.status = 'published'
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where q.status = 'published' and e.code = :examCode
     and (:domainCode::text is null or q.domain_code = :domainCode)`,
  Candidate,
);

const taggedCandidates = statement(
  'live_tagged_candidates',
  `select q.id as "questionId", v.version, q.domain_code as "domainCode", e.code as "examCode", ${FITS_GAME} as fits
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id and e.status = 'published'
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where q.status = 'published' and q.tags @> array[:tag::text]`,
  Candidate,
);

const listedCandidates = statement(
  'live_listed_candidates',
  `select q.id as "questionId", v.version, q.domain_code as "domainCode", e.code as "examCode", ${FITS_GAME} as fits
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id and e.status = 'published'
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where q.status = 'published' and q.id = any(:questionIds)`,
  Candidate,
);

/** Published questions of a source, whether a game can ask them or not. */
export async function listCandidates(db: Knex, source: GameSource): Promise<Candidate[]> {
  switch (source.kind) {
    case 'exam':
      return await candidates.all(db, { examCode: source.examCode, domainCode: null });
    case 'domain':
      return await candidates.all(db, { examCode: source.examCode, domainCode: source.domainCode });
    case 'tag':
      return await taggedCandidates.all(db, { tag: source.tag });
    case 'list':
      return await listedCandidates.all(db, {
        questionIds: source.questions.map(({ questionId }) => questionId),
      });
  }
}

const HostedExam = z.object({
  code: z.string(),
  title: z.string(),
  lang: z.string().nullable(),
  extraTimePercent: z.int(),
  isOnOffer: z.boolean(),
  facts: TermsFacts.extend({ questionCount: z.int(), timeLimitSeconds: z.int() }),
  domains: z.array(z.object({ code: z.string(), title: z.string(), weight: z.int(), questions: z.int() })),
  leftOut: z.int(),
});
export type HostedExam = z.output<typeof HostedExam>;

const hostedExams = statement(
  'live_hosted_exams',
  `select e.code, ${textOf('e', 'title')} as title, ${langOf('e')} as lang,
     p.extra_time_percent as "extraTimePercent",
     exists (select from billing.offers f where f.feature = 'exam:' || e.code) as "isOnOffer",
     json_build_object('questionCount', e.question_count, 'timeLimitSeconds', e.time_limit_seconds, ${TERMS_PAIRS}) as facts,
     coalesce(d.domains, '[]') as domains, coalesce(d.left_out, 0) as "leftOut"
   from auth.profiles p
   join quizzes.exams e on e.status = 'published' and (:codes::text[] is null or e.code = any(:codes))
   left join lateral (
     select json_agg(json_build_object('code', c.code, 'title', c.title, 'weight', c.weight, 'questions', c.fitting)
         order by c.code) as domains, sum(c.left_out)::int as left_out
     from (select d.code, ${domainTitleOf()} as title, d.weight,
             count(*) filter (where ${FITS_GAME})::int as fitting,
             count(*) filter (where not ${FITS_GAME})::int as left_out
           from quizzes.exam_domains d
           left join quizzes.questions q
             on q.exam_id = d.exam_id and q.domain_code = d.code and q.status = 'published'
           left join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
           where d.exam_id = e.id group by d.code, d.title, d.weight) c
   ) d on true
   where p.user_id = :userId
   order by e.display_order, e.title`,
  HostedExam,
);

interface Asking extends OfUser {
  /** Null for all. */
  readonly codes: readonly string[] | null;
  /** The host's own day. */
  readonly today: string;
  readonly language: string;
}

/** Published exams as somebody who would host them finds them: terms, what they ask, and what games leave out of them. */
export async function listHostedExams(
  db: Knex,
  { userId, codes, today, language }: Asking,
): Promise<HostedExam[]> {
  const asked = codes === null ? null : [...codes];
  return await hostedExams.all(db, { userId, codes: asked, today, ...readerBindings({ language }) });
}

const tags = statement(
  'live_tags',
  `select t.tag, count(*)::int as questions
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id and e.status = 'published' and e.code = any(:codes)
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   cross join lateral unnest(q.tags) t(tag)
   where q.status = 'published' and ${FITS_GAME}
   group by t.tag order by questions desc, t.tag limit 200`,
  z.object({ tag: z.string(), questions: z.int() }),
);

/** The tags that most questions of these exams have, with what a game can ask of them. */
export async function listTags(
  db: Knex,
  { codes }: { readonly codes: readonly string[] },
): Promise<{ tag: string; questions: number }[]> {
  return codes.length === 0 ? [] : await tags.all(db, { codes: [...codes] });
}

const PickedQuestion = PickedQuestionsView.shape.items.element;

const pickable = statement(
  'live_pickable',
  `select q.id as "questionId", ${textOf('v', 'text')} as text, v.text_format as "textFormat", v.type,
     e.code as "examCode", q.domain_code as "domainCode"
   from quizzes.questions q
   join quizzes.exams e on e.id = q.exam_id and e.status = 'published' and e.code = any(:codes)
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where q.status = 'published' and ${FITS_GAME} and q.id > :after
     and (:search = '' or position(lower(:search) in lower(${textOf('v', 'text')})) > 0)
   order by q.id limit :limit`,
  PickedQuestion,
);

interface Picking extends PickQuestions {
  readonly codes: readonly string[];
  readonly language: string;
}

/** Questions of these exams that a game can ask, in the order in which they were made, by what their text says. */
export async function listPickable(
  db: Knex,
  { codes, language, search, cursor, limit }: Picking,
): Promise<PickedQuestionsView> {
  if (codes.length === 0) return { items: [], nextCursor: null };
  const asked = { codes: [...codes], search: search.trim(), after: cursor ?? FIRST_ID, limit: limit + 1 };
  const rows = await pickable.all(db, { ...asked, ...readerBindings({ language }) });
  return pageOf(rows, limit, ({ questionId }) => questionId);
}
