import { DomainError } from '@studyhall/domain/errors';
import { localDateOf } from '@studyhall/domain/gamification/local-time';
import { ExamOverride, ExamTerms } from '@studyhall/domain/quizzes/terms';
import { DAILY_QUESTIONS } from '@studyhall/domain/quizzes/terms-daily';
import { type AskingForTerms, type AttemptsTaken, NO_ATTEMPTS } from '@studyhall/domain/quizzes/terms-for';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { isOfExam } from './whole-exam-queries.ts';

/** Of exam mode, as JSON tells it. */
const Taken = z.object({ count: z.int(), lastEndedAt: z.string().nullable() });

/** What decides by which terms a learner takes an exam, as JSON tells it. */
export const TermsFacts = z.object({
  terms: z.unknown(),
  override: z.unknown(),
  /** Null where the exam counts no attempts. */
  taken: Taken.nullable(),
  hasTakenDaily: z.boolean(),
});
type TermsFacts = z.output<typeof TermsFacts>;

/** What this exam allows this learner alone. */
export const OWN_TERMS = `(select o.terms from quizzes.exam_overrides o where o.user_id = :userId and o.exam_id = e.id)`;

/**
 * The pairs of `TermsFacts` for the exam `e`; `:today` is the learner's own day. Attempts are counted only where their
 * number or their end matters: what was discarded is one.
 */
export const TERMS_PAIRS = `'terms', e.terms, 'override', ${OWN_TERMS},
  'taken', case when e.terms -> 'attemptsAllowed' is not null or e.terms -> 'delaySeconds' is not null then
    (select json_build_object('count', count(*), 'lastEndedAt', max(coalesce(t.submitted_at, t.discarded_at, t.deadline_at)))
     from quizzes.attempts t
     where t.user_id = :userId and t.exam_id = e.id and ${isOfExam('t')}) end,
  'hasTakenDaily', exists (select from quizzes.attempts t
     where t.user_id = :userId and t.exam_id = e.id and t.daily_on = :today::date)`;

/** The facts as the rules take them. */
export function readTerms({ terms, override, taken, hasTakenDaily }: TermsFacts): {
  readonly terms: ExamTerms;
  readonly override: ExamOverride | null;
  readonly attempts: AttemptsTaken;
} {
  const lastEndedAt = taken?.lastEndedAt ?? null;
  return {
    terms: ExamTerms.parse(terms),
    override: override === null ? null : ExamOverride.parse(override),
    attempts: {
      count: taken?.count ?? NO_ATTEMPTS.count,
      lastEndedAt: lastEndedAt === null ? null : new Date(lastEndedAt),
      hasTakenDaily,
    },
  };
}

/** How many questions a quiz asks, of an exam that has enough of them. */
export function questionsAsked(
  exam: { readonly questionCount: number },
  { mode, questionCount }: { readonly mode: string; readonly questionCount?: number | undefined },
): number {
  return mode === 'daily'
    ? Math.min(DAILY_QUESTIONS, exam.questionCount)
    : (questionCount ?? exam.questionCount);
}

const ExamTermsRow = z.object({
  extraTimePercent: z.int(),
  exam: TermsFacts.extend({ questionCount: z.int(), timeLimitSeconds: z.int() }).nullable(),
});

const examTerms = statement(
  'quizzes_exam_terms',
  `select p.extra_time_percent as "extraTimePercent",
     (select json_build_object('questionCount', e.question_count, 'timeLimitSeconds', e.time_limit_seconds, ${TERMS_PAIRS})
      from quizzes.exams e where e.code = :examCode and e.status = 'published') as exam
   from auth.profiles p where p.user_id = :userId`,
  ExamTermsRow,
);

interface Asking extends OfUserNow {
  readonly examCode: string;
  readonly timeZone: string;
}

/** What decides by which terms a learner takes an exam, but for the mode. Errors: `exam-not-available`. */
export async function getTermsFacts(
  db: Knex,
  { userId, examCode, timeZone, now }: Asking,
): Promise<Omit<AskingForTerms, 'mode' | 'isChosen'>> {
  const row = await examTerms.first(db, { userId, examCode, today: localDateOf(now, timeZone) });
  if (row?.exam == null) throw new DomainError('exam-not-available');
  const { questionCount, timeLimitSeconds, ...facts } = row.exam;
  const { terms, ...ofLearner } = readTerms(facts);
  const exam = { questionCount, timeLimitSeconds, terms };
  return { exam, ...ofLearner, extraTimePercent: row.extraTimePercent, questionCount, now };
}

const passwordHash = statement(
  'quizzes_exam_password',
  `select e.terms ->> 'passwordHash' as "passwordHash" from quizzes.exams e
   where e.code = :examCode and e.status = 'published'`,
  z.object({ passwordHash: z.string().nullable() }),
  { because: 'guarded' },
);

/** The hash of the password that an exam asks for; undefined if it asks for none, or is not there. */
export async function findPasswordHash(db: Knex, examCode: string): Promise<string | undefined> {
  return (await passwordHash.first(db, { examCode }))?.passwordHash ?? undefined;
}
