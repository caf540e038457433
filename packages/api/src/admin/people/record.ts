import { holds } from '@studyhall/domain/auth/rights';
import { DomainError } from '@studyhall/domain/errors';
import type { ListUserXp } from '@studyhall/domain/gamification/schemas';
import type { GetUserAttempt, ListUserAttempts } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { listSessions } from '../../auth/queries.ts';
import { getSeenUserId, type Onlooker } from '../../auth/seen-people.ts';
import { SessionView } from '../../auth/views.ts';
import { getBalance } from '../../billing/account-queries.ts';
import { BalanceView } from '../../billing/views.ts';
import { listXpEntries } from '../../gamification/collection-queries.ts';
import { listAchievements } from '../../gamification/list-achievements.ts';
import { AchievementView, type XpHistoryView } from '../../gamification/views.ts';
import type { Viewer } from '../../platform/context.ts';
import { OwnCertificateView } from '../../progress/certificate-views.ts';
import { listCertificates } from '../../progress/certificates/certificate-queries.ts';
import { reachOf } from '../../quizzes/authored-exam-queries.ts';
import { getAttemptOf, listAttemptsOf } from '../../quizzes/user-attempt-queries.ts';
import type { UserAttemptsView, WholeUserAttemptView } from '../../quizzes/user-attempt-views.ts';

/** What hangs on an account beside its courses, and what is too long for one answer: attempts, XP and orders. */
export const UserRecordView = z.object({
  /** Without what would tell which of them is asked from. */
  sessions: z.array(SessionView.omit({ isCurrent: true })),
  /** Those that were earned, the newest first. */
  achievements: z.array(
    AchievementView.pick({ slug: true, name: true, xpReward: true }).extend({ earnedAt: z.date() }),
  ),
  certificates: z.array(OwnCertificateView),
  balance: BalanceView,
});
export type UserRecordView = z.output<typeof UserRecordView>;

interface OfOnlooker {
  readonly viewer: Onlooker;
}

/** A learner's record, as far as it is short. Errors: `not-found`. */
export async function getUserRecord(
  db: Knex,
  { user, viewer, now }: OfOnlooker & { readonly user: string; readonly now: Date },
): Promise<UserRecordView> {
  const userId = await getSeenUserId(db, { user, viewer });
  const sessions = await listSessions(db, { userId, sessionId: '', now });
  const achievements = await listAchievements(db, { userId, language: viewer.language });
  return {
    sessions: sessions.map(({ isCurrent: _isCurrent, ...session }) => session),
    achievements: achievements
      .flatMap(({ slug, name, xpReward, earnedAt }) =>
        earnedAt === null ? [] : [{ slug, name, xpReward, earnedAt }],
      )
      .sort((one, other) => other.earnedAt.getTime() - one.earnedAt.getTime()),
    certificates: await listCertificates(db, { userId }),
    balance: await getBalance(db, { userId, now }),
  };
}

/** What somebody has begun, the newest first. Errors: `not-found`. */
export async function listUserAttempts(
  db: Knex,
  { user, viewer, ...page }: ListUserAttempts & OfOnlooker,
): Promise<UserAttemptsView> {
  return await listAttemptsOf(db, { userId: await getSeenUserId(db, { user, viewer }), ...page });
}

/**
 * What somebody was asked in an attempt, with what is right and what they answered. Errors: `forbidden` with the `right` for
 * whoever is no author; `not-found`, also for an exam that is not the author's.
 */
export async function getUserAttempt(
  db: Knex,
  { user, attemptId, viewer }: GetUserAttempt & { readonly viewer: Viewer },
): Promise<WholeUserAttemptView> {
  if (!holds(viewer, 'author')) throw new DomainError('forbidden', { right: 'author' });
  const userId = await getSeenUserId(db, { user, viewer });
  return await getAttemptOf(db, { userId, attemptId, ...reachOf(viewer) });
}

/** What brought somebody XP or took it, with what it was for, the newest first. Errors: `not-found`. */
export async function listUserXp(
  db: Knex,
  { user, viewer, ...page }: ListUserXp & OfOnlooker,
): Promise<XpHistoryView> {
  return await listXpEntries(db, {
    userId: await getSeenUserId(db, { user, viewer }),
    ...page,
    language: viewer.language,
  });
}
