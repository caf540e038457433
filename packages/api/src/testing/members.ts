import { randomUUID } from 'node:crypto';
import { grantCredits } from '../billing/grant.ts';
import { AuthorExam, Exam } from '../quizzes/bank-models.ts';
import { addLearner } from './builders.ts';
import type { Caller, Site } from './callers.ts';

/** Somebody with an account, and their way to every procedure. */
export interface Member {
  readonly userId: string;
  /** At the site's time of each look. */
  readonly api: Caller;
}

/** Opens an account without a password: what it may do is its role's. */
export async function join(
  site: Site,
  options: NonNullable<Parameters<typeof addLearner>[1]> = {},
): Promise<Member> {
  const { role = 'individual', timeZone = 'UTC', language = 'en' } = options;
  const userId = await addLearner(site.db, options);
  return {
    userId,
    get api() {
      return site.callerFor({ userId, role, sessionId: 'one', timeZone, language });
    },
  };
}

/** Somebody who is author of these exams and of no others. */
export async function joinAuthor(site: Site, ...codes: string[]): Promise<Member> {
  const userId = await addLearner(site.db);
  const exams = await Exam.query(site.db).whereIn('code', codes).select('id');
  await AuthorExam.query(site.db).insert(exams.map(({ id: examId }) => ({ userId, examId })));
  const viewer = { role: 'individual', sessionId: 'one', timeZone: 'UTC', language: 'en' } as const;
  return {
    userId,
    get api() {
      return site.callerFor({ userId, ...viewer, rights: { author: 'listed' } });
    },
  };
}

/** Credits for nothing, which never lapse. */
export async function giveCredits({ db, now }: Site, { userId }: Member, credits: number): Promise<void> {
  const gift = { userId, credits, reason: 'A gift', expiresAt: null, now };
  await grantCredits(db, { ...gift, idempotencyKey: randomUUID(), actorId: randomUUID() });
}
