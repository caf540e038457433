import { DomainError } from '@studyhall/domain/errors';
import type { QuestionType, QuizMode } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import { Attempt } from './models.ts';

/** Locks the learner's own row, so that counts and the idempotency key hold; answers with the extra time granted. */
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

export async function findAttemptByKey(
  trx: Knex,
  { userId, key }: { readonly userId: string; readonly key: string },
): Promise<StartedAttempt | undefined> {
  const [attempt] = await named<StartedAttempt>(
    trx,
    'quizzes_attempt_by_key',
    `select a.id as "attemptId", e.code as "examCode", a.mode, a.level_id as "levelId"
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.idempotency_key = :key`,
    { userId, key },
  );
  return attempt;
}

export async function countOpenAttempts(trx: Knex, userId: string): Promise<number> {
  return await Attempt.query(trx)
    .where({ userId })
    .whereNull('submittedAt')
    .whereNull('discardedAt')
    .resultSize();
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

/** Every published question of the domains: what an attempt may draw from. */
export async function listPool(
  trx: Knex,
  { examId, domainCodes }: { readonly examId: string; readonly domainCodes: readonly string[] },
): Promise<{ questionId: string; domainCode: string }[]> {
  return await named(
    trx,
    'quizzes_pool',
    `select id as "questionId", domain_code as "domainCode" from quizzes.questions
     where exam_id = :examId and status = 'published' and domain_code = any(:domainCodes) order by id`,
    { examId, domainCodes: [...domainCodes] },
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
