import { DomainError } from '@studyhall/domain/errors';
import type { PoolQuestion } from '@studyhall/domain/quizzes/drawing';
import type { QuestionType, QuizMode, StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

/**
 * Locks the learner's own row, so that counts, the idempotency key and what was shown hold; answers with the extra time
 * granted.
 */
export async function lockOwner(trx: Knex, userId: string): Promise<{ extraTimePercent: number }> {
  const [owner] = await named<{ extraTimePercent: number }>(
    trx,
    'quizzes_lock_owner',
    `select p.extra_time_percent as "extraTimePercent"
     from auth.profiles p where p.user_id = :userId for no key update`,
    { userId },
  );
  if (owner === undefined) throw new DomainError('unauthenticated');
  return owner;
}

/** What a key has started, as far as that is stored. */
export interface StartedAttempt {
  readonly attemptId: string;
  readonly examCode: string;
  readonly mode: QuizMode;
  readonly levelId: string | null;
}

/** What the learner has begun already. */
export interface Begun {
  /** By the same key. */
  readonly earlier: StartedAttempt | null;
  readonly openAttempts: number;
  /** Of the level that it is started for, and with time left. */
  readonly openOfLevel: string | null;
}

interface Beginning {
  readonly userId: string;
  readonly key: string;
  readonly level: StartAttempt['level'];
  readonly now: Date;
}

/** Asked after `lockOwner`, so that it holds until the transaction ends. */
export async function findBegun(trx: Knex, { userId, key, level, now }: Beginning): Promise<Begun> {
  const [begun] = await named<Begun>(
    trx,
    'quizzes_begun',
    `select
       (select json_build_object('attemptId', a.id, 'examCode', e.code, 'mode', a.mode, 'levelId', a.level_id)
        from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
        where a.user_id = :userId and a.idempotency_key = :key) as earlier,
       (select count(*) from quizzes.attempts o
        where o.user_id = :userId and o.submitted_at is null and o.discarded_at is null) as "openAttempts",
       (select l.id from quizzes.attempts l
        where l.user_id = :userId and l.submitted_at is null and l.discarded_at is null and l.enrolment_id = :enrolmentId
          and l.level_id = :levelId and (l.deadline_at is null or l.deadline_at > :now)
        order by l.started_at desc limit 1) as "openOfLevel"`,
    { userId, key, now, enrolmentId: level?.enrolmentId ?? null, levelId: level?.levelId ?? null },
  );
  if (begun === undefined) throw new Error('A statement without a condition answered nothing');
  return begun;
}

export interface ExamFacts {
  readonly id: string;
  readonly questionCount: number;
  readonly timeLimitSeconds: number;
  readonly domains: readonly { readonly code: string; readonly weight: number }[];
}

export async function findPublishedExam(trx: Knex, code: string): Promise<ExamFacts | undefined> {
  const [exam] = await named<ExamFacts>(
    trx,
    'quizzes_published_exam',
    `select e.id, e.question_count as "questionCount", e.time_limit_seconds as "timeLimitSeconds",
       (select coalesce(json_agg(json_build_object('code', d.code, 'weight', d.weight) order by d.code), '[]')
        from quizzes.exam_domains d where d.exam_id = e.id) as domains
     from quizzes.exams e where e.code = :code and e.status = 'published'`,
    { code },
  );
  return exam;
}

interface Pool {
  readonly examId: string;
  readonly domainCodes: readonly string[];
}

/** Every published question of the domains: what an attempt may draw from. */
export async function listPool(trx: Knex, { examId, domainCodes }: Pool): Promise<PoolQuestion[]> {
  return await named(
    trx,
    'quizzes_pool',
    `select id as "questionId", domain_code as "domainCode" from quizzes.questions
     where exam_id = :examId and status = 'published' and domain_code = any(:domainCodes) order by id`,
    { examId, domainCodes: [...domainCodes] },
  );
}

/**
 * The same for a level, with how often the learner was shown each: by its quizzes, whatever became of them, and with its
 * key by any other attempt at the exam.
 */
export async function listPoolOfLevel(
  trx: Knex,
  { examId, domainCodes, userId, levelId }: Pool & { readonly userId: string; readonly levelId: string },
): Promise<PoolQuestion[]> {
  return await named(
    trx,
    'quizzes_pool_of_level',
    `with shown as (
       select aq.question_id, count(*) as times
       from quizzes.attempts a
       join quizzes.attempt_questions aq on aq.user_id = :userId and aq.attempt_id = a.id
       where a.user_id = :userId and a.exam_id = :examId
         and (a.level_id = :levelId or a.submitted_at is not null or aq.revealed_at is not null)
       group by aq.question_id
     )
     select q.id as "questionId", q.domain_code as "domainCode", coalesce(s.times, 0) as "timesShown"
     from quizzes.questions q left join shown s on s.question_id = q.id
     where q.exam_id = :examId and q.status = 'published' and q.domain_code = any(:domainCodes) order by q.id`,
    { examId, domainCodes: [...domainCodes], userId, levelId },
  );
}

export interface DrawnQuestion {
  readonly questionId: string;
  readonly version: number;
  readonly type: QuestionType;
  readonly optionTexts: readonly string[];
  /** What the author says of each option; empty where nothing is said. */
  readonly areFixed: readonly boolean[];
}

/** Of drawn questions: the version to give, and what decides the order of its options. */
export async function listDrawnQuestions(
  trx: Knex,
  questionIds: readonly string[],
): Promise<DrawnQuestion[]> {
  return await named(
    trx,
    'quizzes_drawn_questions',
    `select q.id as "questionId", v.version, v.type, v.option_texts as "optionTexts",
       jsonb_path_query_array(v.options, '$[*].isFixed') as "areFixed"
     from quizzes.questions q join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
     where q.id = any(:questionIds)`,
    { questionIds: [...questionIds] },
  );
}
