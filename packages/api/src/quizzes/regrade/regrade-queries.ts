import { CriteriaType } from '@studyhall/domain/gamification/counters';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { LevelOfQuiz } from '@studyhall/domain/quizzes/regrade-levels';
import { QuestionType } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { isNotCopied } from '../../auth/merges.ts';
import { STANDING_FACTS_COLUMNS, StandingFacts } from '../../gamification/standing-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { isOfExam } from '../whole-exam-queries.ts';

const SameVersion = z.object({
  version: z.int(),
  /** It has the type of the newest, and shows the same: its answers can be graded by the key of that. */
  isSame: z.boolean(),
});

const versionsBefore = statement(
  'quizzes_regraded_versions',
  `select o.version, (o.type = v.type and o.text = v.text and o.public = v.public) as "isSame"
   from quizzes.question_versions v
   join quizzes.question_versions o on o.question_id = v.question_id and o.version < v.version
   where v.question_id = :questionId and v.version = :version order by o.version`,
  SameVersion,
  { because: 'bulk' },
);

interface Target {
  readonly questionId: string;
  readonly version: number;
}

/** The versions before one, and which of them can be graded by its key. */
export async function listVersionsBefore(
  db: Knex,
  { questionId, version }: Target,
): Promise<z.output<typeof SameVersion>[]> {
  return await versionsBefore.all(db, { questionId, version });
}

const askedLearners = statement(
  'quizzes_regraded_learners',
  `select distinct user_id as "userId" from quizzes.attempt_questions aq
   where question_id = :questionId and question_version = any(:versions::int[])
     and (cast(:after as uuid) is null or user_id > cast(:after as uuid))
     and (cast(:isOfCopied as boolean) or ${isNotCopied('aq.user_id')})
   order by user_id limit :limit`,
  z.object({ userId: z.string() }),
);

interface Asked {
  readonly questionId: string;
  readonly versions: readonly number[];
  readonly after: string | null;
  readonly limit: number;
  /** Also accounts that became part of another: whoever undoes that finds them right, too. */
  readonly isOfCopied: boolean;
}

/** Learners who were asked a question in one of these versions, in the order of their ids. Across users: all of them. */
export async function listAskedLearners(
  db: Knex,
  { questionId, versions, after, limit, isOfCopied }: Asked,
): Promise<string[]> {
  const rows = await askedLearners.all(db, {
    ...{ questionId, versions: [...versions], after, limit, isOfCopied },
  });
  return rows.map(({ userId }) => userId);
}

const Given = z.object({
  position: z.int(),
  questionId: z.string(),
  version: z.int(),
  type: QuestionType,
  domainCode: z.string(),
  weight: z.int(),
  key: z.unknown(),
  answer: Answer.nullable(),
  hintCostPercent: z.int().nullable(),
  isHinted: z.boolean(),
  mark: z.int().nullable(),
  isRepeated: z.boolean(),
});
export type GivenRow = z.output<typeof Given>;

const Level = z.object({
  enrolmentId: z.string(),
  levelId: z.string(),
  title: z.string(),
  passPercent: z.int(),
  isPassed: z.boolean(),
  isOpen: z.boolean(),
  otherBest: z.int().nullable(),
  /** Of certificates of the run. */
  serials: z.array(z.string()),
}) satisfies z.ZodType<LevelOfQuiz>;

const EndedAttempt = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  passPercent: z.int(),
  submittedAt: z.coerce.date(),
  localDate: z.string(),
  utcOffsetMinutes: z.int(),
  isScored: z.boolean(),
  quizXp: z.int(),
  /** It counts as an attempt of its exam. */
  isOfExam: z.boolean(),
  level: Level.nullable(),
  questions: z.array(Given),
});
export type EndedAttemptRow = z.output<typeof EndedAttempt>;

const RegradeFacts = StandingFacts.extend({
  earned: z.array(
    z.object({
      slug: z.string(),
      criteriaType: CriteriaType,
      criteriaValue: z.int(),
      examCode: z.string().nullable(),
    }),
  ),
  attempts: z.array(EndedAttempt),
});
export type RegradeFacts = z.output<typeof RegradeFacts>;

/** Whether a question of `a` was answered fully right on its day in an attempt that counted before it. */
const IS_REPEATED = `exists (select from quizzes.attempts o
     join quizzes.attempt_questions oq on oq.user_id = :userId and oq.attempt_id = o.id
       and oq.question_id = aq.question_id and oq.is_correct
     where o.user_id = :userId and o.local_date = a.local_date and o.standing_version < a.standing_version)`;

/** The level `l` that the quiz `a` was for; null for one that was taken for its own sake. */
const LEVEL_JSON = `case when l.id is not null then json_build_object('enrolmentId', a.enrolment_id, 'levelId', l.id,
    'title', l.title, 'passPercent', (l.config ->> 'passPercent')::int,
    'isPassed', exists (select from progress.passes p
      where p.user_id = :userId and p.enrolment_id = a.enrolment_id and p.level_id = l.id),
    'isOpen', not exists (select from progress.levels n where n.course_id = l.course_id and n.position < l.position
      and not exists (select from progress.passes p
        where p.user_id = :userId and p.enrolment_id = a.enrolment_id and p.level_id = n.id)),
    'otherBest', (select max(o.score_basis_points) from quizzes.attempts o
      where o.user_id = :userId and o.enrolment_id = a.enrolment_id and o.level_id = l.id and o.submitted_at is not null
        and not exists (select from quizzes.attempt_questions oq
          where oq.user_id = :userId and oq.attempt_id = o.id and oq.question_id = :questionId)),
    'serials', (select coalesce(json_agg(c.serial order by c.serial), '[]') from progress.certificates c
      where c.user_id = :userId and c.enrolment_id = a.enrolment_id)) end`;

const regradeFacts = statement(
  'quizzes_regrade_facts',
  `select ${STANDING_FACTS_COLUMNS},
     (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
      where b.user_id = :userId) as "boardScores",
     (select coalesce(json_agg(json_build_object('slug', x.slug, 'criteriaType', x.criteria_type,
         'criteriaValue', x.criteria_value, 'examCode', x.exam_code)), '[]')
      from gamification.user_achievements ua join gamification.achievements x on x.slug = ua.achievement_slug
      where ua.user_id = :userId) as earned,
     (select coalesce(json_agg(json_build_object(
         'attemptId', a.id, 'examCode', e.code, 'examTitle', e.title, 'passPercent', e.pass_percent,
         'submittedAt', a.submitted_at, 'localDate', a.local_date, 'utcOffsetMinutes', a.utc_offset_minutes,
         'isScored', coalesce(x.counts ? 'exam', false), 'quizXp', coalesce((a.result ->> 'quizXp')::int, 0),
         'isOfExam', ${isOfExam('a')}, 'level', ${LEVEL_JSON},
         'questions', (select json_agg(json_build_object('position', aq.position, 'questionId', aq.question_id,
             'version', aq.question_version, 'type', v.type, 'domainCode', v.domain_code, 'weight', v.weight,
             'key', v.key, 'answer', aq.answer, 'mark', aq.mark_percent, 'isHinted', aq.hinted_at is not null,
             'hintCostPercent', v.hint_cost_percent, 'isRepeated', ${IS_REPEATED}) order by aq.position)
           from quizzes.attempt_questions aq
           join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
           where aq.user_id = :userId and aq.attempt_id = a.id)
       ) order by a.standing_version, a.id), '[]')
      from quizzes.attempts a
      join quizzes.exams e on e.id = a.exam_id
      left join gamification.activities x on x.user_id = :userId and x.kind = 'quiz' and x.source_id = a.id::text
      left join progress.levels l on l.id = a.level_id and l.kind = 'quiz'
      where a.user_id = :userId and a.submitted_at is not null and a.id in (
        select k.attempt_id from quizzes.attempt_questions k
        where k.user_id = :userId and k.question_id = :questionId)
        and (cast(:onDayOf as uuid) is null or a.local_date = (select d.local_date from quizzes.attempts d
          where d.user_id = :userId and d.id = cast(:onDayOf as uuid)))) as attempts
   from auth.users u
   join auth.profiles p on p.user_id = u.id
   join gamification.standings s on s.user_id = u.id
   where u.id = :userId`,
  RegradeFacts,
);

interface AskedOf extends OfUser {
  readonly questionId: string;
  /** Only of the day on which this attempt counted: what counts once a day goes no further. All days if it is left out. */
  readonly onDayOf?: string;
}

/** All that decides how a learner's quizzes that asked a question are graded anew; undefined without a standing. */
export async function findRegradeFacts(
  db: Knex,
  { userId, questionId, onDayOf }: AskedOf,
): Promise<RegradeFacts | undefined> {
  return await regradeFacts.first(db, { userId, questionId, onDayOf: onDayOf ?? null });
}
