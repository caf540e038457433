import { DomainError } from '@studyhall/domain/errors';
import { QuestionType, QuizMode, type StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { LearnerTerms } from '@studyhall/domain/quizzes/terms-for';
import type { Knex } from 'knex';
import * as z from 'zod';
import { StaleReadError } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import {
  demandQuota,
  QUOTA_FULL_SECONDS,
  QUOTA_REFUSED,
  QUOTA_TAKEN,
  quotaBindings,
  RefusedQuota,
  type Taking,
} from '../platform/quotas.ts';
import { statement } from '../platform/statement.ts';
import { drawingOf, SHARES_DRAWING } from './drawing-queries.ts';
import type { AttemptQuestion } from './models.ts';
import { TERMS_PAIRS, TermsFacts } from './terms-queries.ts';

const LockedOwner = z.object({ extraTimePercent: z.int(), timeZone: z.string() });

const owner = statement(
  'quizzes_lock_owner',
  `select p.extra_time_percent as "extraTimePercent", p.time_zone as "timeZone"
   from auth.profiles p where p.user_id = :userId for no key update`,
  LockedOwner,
  { because: 'budget' },
);
const starter = statement(
  'quizzes_lock_starter',
  `select p.extra_time_percent as "extraTimePercent", p.time_zone as "timeZone", ${SHARES_DRAWING} as drawing
   from auth.profiles p where p.user_id = :userId for no key update`,
  LockedOwner.extend({ drawing: z.string() }),
  { because: 'budget' },
);

/**
 * Locks the learner's own row, so that counts, the idempotency key and what was shown hold; answers with the extra time
 * granted and the time zone that their days are of.
 */
export async function lockOwner(trx: Knex, userId: string): Promise<z.output<typeof LockedOwner>> {
  const locked = await owner.first(trx, { userId });
  if (locked === undefined) throw new DomainError('unauthenticated');
  return locked;
}

/** The same of who starts a quiz: whoever has to know all that was drawn of the exam waits until this one is written. */
export async function lockStarter(
  trx: Knex,
  { userId, examCode }: OfUser & { readonly examCode: string },
): Promise<z.output<typeof LockedOwner>> {
  const locked = await starter.first(trx, { userId, drawing: drawingOf(examCode) });
  if (locked === undefined) throw new DomainError('unauthenticated');
  return locked;
}

/** What a key has started, as far as that is stored. */
const StartedAttempt = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  mode: QuizMode,
  levelId: z.string().nullable(),
});
export type StartedAttempt = z.output<typeof StartedAttempt>;

const ExamFacts = z.object({
  id: z.string(),
  questionCount: z.int(),
  timeLimitSeconds: z.int(),
  /** Credits open it: whether they have is not said here. */
  isOnOffer: z.boolean(),
  ...TermsFacts.shape,
  /** Those that were asked for, each with all of its published questions. */
  domains: z.array(z.object({ code: z.string(), weight: z.int(), questionIds: z.array(z.string()) })),
});
export type ExamFacts = z.output<typeof ExamFacts>;

const StartFacts = z.object({
  /** Begun by the same key. */
  earlier: StartedAttempt.nullable(),
  openAttempts: z.int(),
  /** Of the level that it is started for, and with time left. */
  openOfLevel: z.string().nullable(),
  /** For how long nothing more may be begun; null if something may. */
  fullForSeconds: z.number().nullable(),
  /** Null unless it is published. */
  exam: ExamFacts.nullable(),
  /**
   * For a level: how often the learner was shown questions of the exam, by the level's quizzes, whatever became of them,
   * and with their key by any other attempt. Null if none was.
   */
  timesShown: z.record(z.string(), z.int()).nullable(),
});
export type StartFacts = z.output<typeof StartFacts>;

/** Ids alone, by domain: a bank has thousands. */
function domainsJson(ofTopics: string): string {
  return `(select coalesce(json_agg(json_build_object('code', d.code, 'weight', d.weight, 'questionIds',
      (select coalesce(json_agg(q.id), '[]') from quizzes.questions q
       where q.exam_id = e.id and q.domain_code = d.code and q.status = 'published'${ofTopics})) order by d.code), '[]')
    from quizzes.exam_domains d
    where d.exam_id = e.id and (:domainCodes::text[] is null or d.code = any(:domainCodes)))`;
}

const OF_TOPICS = ' and (:topicTags::text[] is null or q.tags && :topicTags)';

const SHOWN = `, shown as (
     select aq.question_id, count(*) as times
     from exam e
     join quizzes.attempts a on a.user_id = :userId and a.exam_id = e.id
     join quizzes.attempt_questions aq on aq.user_id = :userId and aq.attempt_id = a.id
     where (a.level_id = :levelId or a.submitted_at is not null or aq.revealed_at is not null)
     group by aq.question_id
   )`;

const OPEN_OF_LEVEL = `(select l.id from quizzes.attempts l
      where l.user_id = :userId and l.submitted_at is null and l.discarded_at is null and l.enrolment_id = :enrolmentId
        and l.level_id = :levelId and (l.deadline_at is null or l.deadline_at > :now)
      order by l.started_at desc limit 1)`;

const TIMES_SHOWN = '(select json_object_agg(s.question_id, s.times) from shown s)';

/** What only a level asks for; nothing without one. */
interface LevelParts {
  readonly shown: string;
  readonly columns: string;
  readonly ofTopics: string;
}

/**
 * With a level and without one are two statements: of one that may have either, PostgreSQL makes a new plan at each call,
 * because the general one looks so much dearer.
 */
function startFactsSql({ shown, columns, ofTopics }: LevelParts): string {
  return `with exam as (
     select e.id, e.code, e.question_count, e.time_limit_seconds, e.terms
     from quizzes.exams e where e.code = :examCode and e.status = 'published'
   )${shown}
   select
     (select json_build_object('attemptId', a.id, 'examCode', e.code, 'mode', a.mode, 'levelId', a.level_id)
      from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
      where a.user_id = :userId and a.idempotency_key = :key) as earlier,
     (select count(*) from quizzes.attempts o
      where o.user_id = :userId and o.submitted_at is null and o.discarded_at is null) as "openAttempts",
     ${QUOTA_FULL_SECONDS} as "fullForSeconds",
     (select json_build_object('id', e.id, 'questionCount', e.question_count, 'timeLimitSeconds', e.time_limit_seconds,
        'isOnOffer', exists (select from billing.offers f where f.feature = 'exam:' || e.code),
        ${TERMS_PAIRS}, 'domains', ${domainsJson(ofTopics)})
      from exam e) as exam${columns}`;
}

const startFacts = statement(
  'quizzes_start_facts',
  startFactsSql({ shown: '', columns: '', ofTopics: '' }),
  StartFacts.omit({ openOfLevel: true, timesShown: true }),
);
const levelStartFacts = statement(
  'quizzes_level_start_facts',
  startFactsSql({
    shown: SHOWN,
    ofTopics: OF_TOPICS,
    columns: `, ${OPEN_OF_LEVEL} as "openOfLevel", ${TIMES_SHOWN} as "timesShown"`,
  }),
  StartFacts,
);

interface Beginning extends OfUser {
  readonly command: StartAttempt;
  /** Of the level that it is for: only what carries one of these tags may be drawn, or everything if there is none. */
  readonly topicTags: readonly string[];
  /** What a start counts. */
  readonly taking: Taking;
  /** The learner's own day. */
  readonly today: string;
}

/** All that decides whether and with what it begins. Asked after `lockStarter`, so that it holds until the transaction ends. */
export async function getStartFacts(
  trx: Knex,
  { userId, command, topicTags, taking, today }: Beginning,
): Promise<StartFacts> {
  const { level, domainCodes } = command;
  const { idempotencyKey: key, examCode } = command;
  const asked = { ...quotaBindings(taking), userId, key, examCode, today };
  // A level says itself which domain it asks.
  if (level !== undefined) {
    const ofLevel = {
      ...level,
      domainCodes: null,
      topicTags: topicTags.length === 0 ? null : [...topicTags],
    };
    return answered(await levelStartFacts.first(trx, { ...asked, ...ofLevel }));
  }
  const domains = domainCodes === undefined ? null : [...domainCodes];
  const facts = answered(await startFacts.first(trx, { ...asked, domainCodes: domains }));
  return { ...facts, openOfLevel: null, timesShown: null };
}

function answered<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('A statement without a condition answered nothing');
  return row;
}

const DrawnQuestion = z.object({
  questionId: z.string(),
  version: z.int(),
  type: QuestionType,
  public: z.unknown(),
});
type DrawnQuestion = z.output<typeof DrawnQuestion>;

const drawnQuestions = statement(
  'quizzes_drawn_questions',
  `select q.id as "questionId", v.version, v.type, v.public
   from quizzes.questions q join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where q.id = any(:questionIds)`,
  DrawnQuestion,
);

/** Of drawn questions: the version to give, and what decides the order of its parts. */
export async function listDrawnQuestions(
  trx: Knex,
  questionIds: readonly string[],
): Promise<DrawnQuestion[]> {
  return await drawnQuestions.all(trx, { questionIds: [...questionIds] });
}

/** The standing is what a submission builds on: it is there from the first start on. */
const begun = statement(
  'quizzes_begin',
  `with ${QUOTA_TAKEN}, standing as (
     insert into gamification.standings (user_id, updated_at) values (:userId, :now) on conflict do nothing
   ), attempt as (
     insert into quizzes.attempts (user_id, id, exam_id, mode, idempotency_key, total_questions, started_at, deadline_at,
       last_activity_at, enrolment_id, level_id, is_sequential, grace_seconds, daily_on, is_chosen)
     values (:userId, :attemptId, :examId, :mode, :key, :totalQuestions, :now, :deadlineAt, :now, :enrolmentId, :levelId,
       :isSequential, :graceSeconds, :dailyOn, :isChosen)
   ), questions as (
     insert into quizzes.attempt_questions (user_id, attempt_id, position, question_id, question_version, option_order)
     select :userId, :attemptId, q.position, q."questionId", q."questionVersion", q."optionOrder"
     from json_to_recordset(:questions)
       as q(position int, "questionId" uuid, "questionVersion" int, "optionOrder" smallint[])
   )
   ${QUOTA_REFUSED}`,
  RefusedQuota,
);

export type GivenQuestion = Pick<
  AttemptQuestion,
  'position' | 'questionId' | 'questionVersion' | 'optionOrder'
>;

interface Begun extends Omit<Beginning, 'topicTags'> {
  readonly attemptId: string;
  readonly examId: string;
  /** By which it goes on. */
  readonly terms: Pick<LearnerTerms, 'deadlineAt' | 'isSequential' | 'graceSeconds'>;
  readonly isChosen: boolean;
  readonly questions: readonly GivenQuestion[];
}

/**
 * Writes an attempt with its questions, and counts it. Errors: `rate-limited`, where others were faster than this one had
 * looked; the transaction has to be rolled back.
 */
export async function insertAttempt(trx: Knex, attempt: Begun): Promise<void> {
  const { userId, command, taking, today, attemptId, examId, isChosen, questions } = attempt;
  const { deadlineAt, isSequential, graceSeconds } = attempt.terms;
  const refused = await referring(
    begun.first(trx, {
      ...quotaBindings(taking),
      ...{ userId, attemptId, examId, deadlineAt, isSequential, graceSeconds, isChosen },
      dailyOn: command.mode === 'daily' ? today : null,
      mode: command.mode,
      key: command.idempotencyKey,
      totalQuestions: questions.length,
      enrolmentId: command.level?.enrolmentId ?? null,
      levelId: command.level?.levelId ?? null,
      questions: JSON.stringify(questions),
    }),
  );
  demandQuota(refused);
}

/** Of what it refers to something may be gone that was there when it was drawn: an import was taken back. */
async function referring<Row>(writing: Promise<Row>): Promise<Row> {
  try {
    return await writing;
  } catch (error) {
    throw isReferenceGone(error) ? new StaleReadError() : error;
  }
}

const FOREIGN_KEY = '23503';

function isReferenceGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FOREIGN_KEY;
}
