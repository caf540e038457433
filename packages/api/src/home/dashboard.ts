import { displayNameOf } from '@studyhall/domain/auth/display-name';
import { nextAchievements } from '@studyhall/domain/gamification/award';
import { levelProgress } from '@studyhall/domain/gamification/level-curve';
import { addDays, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { streakAsOf } from '@studyhall/domain/gamification/streak';
import { NO_TOTALS, streakOf, type Totals, totalsAsOf } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import type { OfReaderNow } from '../platform/translated.ts';
import { historyItemOf } from '../quizzes/result-queries.ts';
import { areResultsShown } from '../quizzes/shown-level-queries.ts';
import { type DashboardFacts, getDashboardFacts } from './dashboard-query.ts';
import type { DashboardView } from './views.ts';

/** 53 weeks: whole columns of a heatmap, whatever the weekday. */
const HEATMAP_DAYS = 371;
const NEXT_ACHIEVEMENTS = 3;

interface Learner extends OfReaderNow {
  readonly timeZone: string;
}

/** What a learner sees first: what to continue, and how far they have come. */
export async function getDashboard(
  db: Knex,
  { userId, timeZone, now, language }: Learner,
): Promise<DashboardView> {
  const moment = localMomentOf(now, timeZone);
  const today = moment.localDate;
  const facts = await getDashboardFacts(db, {
    ...{ userId, now, language },
    since: addDays(today, 1 - HEATMAP_DAYS),
  });
  const totals: Totals = facts.standing ?? NO_TOTALS;
  const { level, xpIntoLevel, xpForNext, percent } = levelProgress(totals.xp);
  return {
    displayName: displayNameOf(facts.names),
    avatarUrl: facts.avatarUrl,
    today,
    xp: { total: totals.xp, level, intoLevel: xpIntoLevel, forNext: xpForNext, percent },
    streak: {
      current: streakAsOf(streakOf(totals), moment),
      longest: totals.streakLongest,
      freezes: totals.freezes,
      isActiveToday: totals.lastActivityDate === today,
    },
    continue: continueOf(facts.open),
    course: facts.course,
    activity: facts.activity,
    recentAttempts: facts.recent.map((row) =>
      historyItemOf(
        { ...row, startedAt: new Date(row.startedAt), submittedAt: new Date(row.submittedAt) },
        now,
      ),
    ),
    nextAchievements: nextAchievements(totalsAsOf(totals, moment), facts.unearned, NEXT_ACHIEVEMENTS).map(
      ({ achievement, progress }) => ({
        slug: achievement.slug,
        name: achievement.name,
        description: achievement.description,
        badgeUrl: achievement.badgeUrl,
        lang: null,
        ...facts.words[`achievement:${achievement.slug}`],
        ...progress,
      }),
    ),
    exams: facts.exams.map(({ examTerms, ownTerms, ...exam }) => ({
      ...exam,
      myBestPercent: areResultsShown({ examTerms, ownTerms, now }) ? exam.myBestPercent : null,
    })),
    rank: facts.rank,
  };
}

function continueOf(open: DashboardFacts['open']): DashboardView['continue'] {
  if (open === null) return null;
  const deadlineAt = open.deadlineAt === null ? null : new Date(open.deadlineAt);
  return { ...open, startedAt: new Date(open.startedAt), deadlineAt };
}
