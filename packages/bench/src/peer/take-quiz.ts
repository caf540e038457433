import { randomBytes, randomUUID } from 'node:crypto';
import { deadlineOf } from '@studyhall/domain/quizzes/clock';
import { drawQuestions, shufflePlaces } from '@studyhall/domain/quizzes/drawing';
import { fixedOptions } from '@studyhall/domain/quizzes/fixed-options';
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import {
  attemptQuestions,
  attempts,
  examDomains,
  exams,
  offers,
  profiles,
  questions,
  quotas,
  standings,
  versions,
} from './tables.ts';
import type { Trx } from './trx.ts';

const MAX_OPEN = 50;
const MAX_AN_HOUR = 120;
const HOUR_MS = 3_600_000;
const MAX_SECONDS = 600;

interface Start {
  readonly userId: string;
  readonly code: string;
  readonly idempotencyKey: string;
}

/** Draws the questions of an attempt by the product's own rules, with a query for each step. */
export async function start(db: NodePgDatabase, { userId, code, idempotencyKey }: Start) {
  return await db.transaction(async (trx) => {
    const now = new Date();
    const mine = eq(attempts.userId, userId);
    const [profile] = await trx.select().from(profiles).where(eq(profiles.userId, userId)).for('update');
    if (profile === undefined) throw new Error('unauthenticated');
    const [earlier] = await trx
      .select()
      .from(attempts)
      .where(and(mine, eq(attempts.idempotencyKey, idempotencyKey)));
    if (earlier !== undefined) return { attemptId: earlier.id };
    const [open] = await trx
      .select({ count: count() })
      .from(attempts)
      .where(and(mine, isNull(attempts.submittedAt), isNull(attempts.discardedAt)));
    if ((open?.count ?? 0) >= MAX_OPEN) throw new Error('too-many-open-attempts');
    await takeQuota(trx, userId, now);
    const [exam] = await trx
      .select()
      .from(exams)
      .where(and(eq(exams.code, code), eq(exams.status, 'published')));
    if (exam === undefined) throw new Error('exam-not-available');
    const [offer] = await trx
      .select()
      .from(offers)
      .where(eq(offers.feature, `exam:${code}`));
    if (offer !== undefined) throw new Error('premium-needed');
    await trx
      .insert(standings)
      .values({ userId, updatedAt: now } as typeof standings.$inferInsert)
      .onConflictDoNothing();
    const drawn = await draw(trx, exam);
    const attemptId = randomUUID();
    const { timeLimitSeconds: limitSeconds } = exam;
    const { extraTimePercent } = profile;
    await trx.insert(attempts).values({
      ...{ userId, id: attemptId, examId: exam.id, mode: 'exam', idempotencyKey },
      ...{ totalQuestions: drawn.length, startedAt: now, lastActivityAt: now },
      deadlineAt: deadlineOf({ startedAt: now, limitSeconds, extraTimePercent }),
    });
    await trx.insert(attemptQuestions).values(drawn.map((question) => ({ ...question, userId, attemptId })));
    return { attemptId };
  });
}

async function takeQuota(trx: Trx, owner: string, now: Date): Promise<void> {
  const [quota] = await trx
    .insert(quotas)
    .values({ owner, kind: 'attempt', used: 1, endsAt: new Date(now.getTime() + HOUR_MS) })
    .onConflictDoUpdate({ target: [quotas.owner, quotas.kind], set: { used: sql`${quotas.used} + 1` } })
    .returning();
  if ((quota?.used ?? 0) > MAX_AN_HOUR) throw new Error('rate-limited');
}

async function draw(trx: Trx, exam: typeof exams.$inferSelect) {
  const weights = await trx.select().from(examDomains).where(eq(examDomains.examId, exam.id));
  const pool = await trx
    .select({ questionId: questions.id, domainCode: questions.domainCode })
    .from(questions)
    .where(and(eq(questions.examId, exam.id), eq(questions.status, 'published')))
    .orderBy(questions.id);
  const seed = randomBytes(16).toString('hex');
  const ids = drawQuestions({ pool, weights, count: exam.questionCount, seed });
  const rows = await trx
    .select()
    .from(questions)
    .innerJoin(versions, and(eq(versions.questionId, questions.id), eq(versions.version, questions.version)))
    .where(inArray(questions.id, ids));
  const byId = new Map(rows.map((row) => [row.questions.id, row.question_versions]));
  return ids.flatMap((questionId, position) => {
    const version = byId.get(questionId);
    if (version === undefined) return [];
    const groups = fixedOptions(version.public.options).map((isFixed) => (isFixed ? null : 0));
    const optionOrder = shufflePlaces({ questionId, groups, seed });
    return [{ position, questionId, questionVersion: version.version, optionOrder }];
  });
}

interface Answer {
  readonly userId: string;
  readonly attemptId: string;
  readonly position: number;
  readonly chosen: readonly number[];
}

/** Saves what was chosen of a question, while there is time. */
export async function answer(db: NodePgDatabase, { userId, attemptId, position, chosen }: Answer) {
  return await db.transaction(async (trx) => {
    const now = new Date();
    const itself = and(eq(attempts.userId, userId), eq(attempts.id, attemptId));
    const [attempt] = await trx.select().from(attempts).where(itself).for('update');
    if (attempt === undefined) throw new Error('not-found');
    if (attempt.submittedAt !== null || attempt.discardedAt !== null) throw new Error('ended');
    if (attempt.deadlineAt !== null && attempt.deadlineAt <= now) throw new Error('time-is-up');
    const place = and(
      eq(attemptQuestions.userId, userId),
      eq(attemptQuestions.attemptId, attemptId),
      eq(attemptQuestions.position, position),
    );
    const [question] = await trx.select().from(attemptQuestions).where(place);
    if (question === undefined || question.revealedAt !== null) throw new Error('not-found');
    const since = Math.floor((now.getTime() - attempt.lastActivityAt.getTime()) / 1000);
    await trx
      .update(attempts)
      .set({ revision: attempt.revision + 1, lastActivityAt: now, currentPosition: position })
      .where(itself);
    await trx
      .update(attemptQuestions)
      .set({
        answer: chosen.map((shown) => question.optionOrder[shown] ?? 0),
        answeredAt: now,
        secondsSpent: question.secondsSpent + Math.min(MAX_SECONDS, Math.max(0, since)),
      })
      .where(place);
    return { savedAt: now };
  });
}
