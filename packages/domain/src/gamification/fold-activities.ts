import type { AchievementSeed } from './achievements.ts';
import { type Activity, type ActivityCounts, RULES } from './activities.ts';
import { awardAchievements, type Earned } from './award.ts';
import { addToWeek, type WeekTotal } from './boards.ts';
import { furtherCounterNames } from './counters.ts';
import type { LocalMoment } from './local-time.ts';
import { advanceStreak } from './streak.ts';
import { addCount, addXp, type Counts, NO_TOTALS, streakOf, type Totals, withStreak } from './totals.ts';

/** The first rules that let the days of a streak fall behind the clock only so far. */
const RULES_OF_TIMED_STREAKS = 2;

/** Totals after one more entry: its counts and its XP as it says them, and the streak if it makes its day one. */
export function applyActivity(totals: Totals, { moment, isActivity, xp, rules, counts }: Activity): Totals {
  const counted = addXp(withCounts(totals, counts), xp);
  if (!isActivity) return counted;
  const isTimed = rules >= RULES_OF_TIMED_STREAKS;
  return withStreak(counted, advanceStreak(streakOf(counted), moment, { isTimed }).streak);
}

function withCounts(totals: Totals, counts: ActivityCounts): Totals {
  let { examQuizzes, examBasisPointsSum } = totals;
  for (const [code, { quizzes, basisPoints }] of Object.entries(counts.exam ?? {})) {
    examQuizzes = addCount(examQuizzes, code, quizzes);
    examBasisPointsSum = addCount(examBasisPointsSum, code, basisPoints);
  }
  return {
    ...totals,
    quizzes: totals.quizzes + (counts.quizzes ?? 0),
    perfectQuizzes: totals.perfectQuizzes + (counts.perfectQuizzes ?? 0),
    highScoreQuizzes: totals.highScoreQuizzes + (counts.highScoreQuizzes ?? 0),
    questionsAnswered: totals.questionsAnswered + (counts.questionsAnswered ?? 0),
    correctAnswers: totals.correctAnswers + (counts.correctAnswers ?? 0),
    freezes: totals.freezes + (counts.freezes ?? 0),
    examQuizzes,
    examBasisPointsSum,
    counters: furtherCounterNames.reduce(
      (sum, name) => addCount(sum, name, counts[name] ?? 0),
      totals.counters,
    ),
  };
}

interface Recording<A extends AchievementSeed> {
  /** What happened, in its order. */
  readonly activities: readonly Activity[];
  /** When, on the learner's clock. */
  readonly moment: LocalMoment;
  readonly unearned: readonly A[];
}

export interface Recorded<A extends AchievementSeed = AchievementSeed> {
  readonly totals: Totals;
  readonly earned: readonly Earned<A>[];
  /** What happened, and behind it an entry for each achievement that it reached. */
  readonly activities: readonly Activity[];
}

/** Totals after something happened, and the achievements that they reach. */
export function recordActivities<A extends AchievementSeed>(
  totals: Totals,
  { activities, moment, unearned }: Recording<A>,
): Recorded<A> {
  const awarded = awardAchievements(activities.reduce(applyActivity, totals), unearned);
  const achievements = awarded.earned.map(({ achievement }) => achievementActivity(achievement, moment));
  return { ...awarded, activities: [...activities, ...achievements] };
}

function achievementActivity({ slug, xpReward }: AchievementSeed, moment: LocalMoment): Activity {
  return {
    kind: 'achievement',
    sourceId: slug,
    title: null,
    moment,
    isActivity: false,
    xp: xpReward,
    rules: RULES,
    counts: {},
  };
}

/** What a learner did on one day of their calendar. */
export interface ActivityDay {
  readonly localDate: string;
  readonly quizzes: number;
  readonly levels: number;
  readonly questions: number;
  readonly correct: number;
  readonly xp: number;
}

/** The days on which entries count something, in order. What is put right later belongs to no day. */
export function daysOf(activities: readonly Activity[]): ActivityDay[] {
  const days = new Map<string, ActivityDay>();
  for (const activity of activities) {
    if (activity.kind === 'correction') continue;
    const { localDate } = activity.moment;
    days.set(localDate, withActivity(days.get(localDate) ?? emptyDay(localDate), activity));
  }
  return [...days.values()].filter(isWorthARow).sort((a, b) => (a.localDate < b.localDate ? -1 : 1));
}

function emptyDay(localDate: string): ActivityDay {
  return { localDate, quizzes: 0, levels: 0, questions: 0, correct: 0, xp: 0 };
}

function withActivity(day: ActivityDay, { counts, xp }: Activity): ActivityDay {
  return {
    localDate: day.localDate,
    quizzes: day.quizzes + (counts.quizzes ?? 0),
    levels: day.levels + (counts.levels ?? 0),
    questions: day.questions + (counts.questionsAnswered ?? 0),
    correct: day.correct + (counts.correctAnswers ?? 0),
    xp: day.xp + xp,
  };
}

function isWorthARow({ localDate: _localDate, ...counts }: ActivityDay): boolean {
  return Object.values(counts).some((count) => count !== 0);
}

/** The XP of the running week after these entries; what brought nothing begins no week. */
export function weekAfter(weekTotal: WeekTotal | null, activities: readonly Activity[]): WeekTotal | null {
  return activities.reduce<WeekTotal | null>(
    (week, { moment, isActivity, xp }) =>
      isActivity || xp !== 0 ? addToWeek(week, moment.localDate, xp) : week,
    weekTotal,
  );
}

/** What each week had brought when the next one began, by week: the scores of their boards. */
function weeksOf(activities: readonly Activity[]): Counts {
  const weeks: Record<string, number> = {};
  let week: WeekTotal | null = null;
  for (const activity of activities) {
    week = weekAfter(week, [activity]);
    if (week !== null) weeks[week.week] = week.xp;
  }
  return weeks;
}

/** A learner's standing, from nothing but their stream. */
export interface FoldedStanding {
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  /** XP of the running week and of each before, by week. */
  readonly weeks: Counts;
  readonly days: readonly ActivityDay[];
  /** In the order in which they were earned. */
  readonly earnedSlugs: readonly string[];
}

/** Adds up a whole stream in its order. XP and counts are as they were given, by whatever rules: new ones change nothing. */
export function foldActivities(activities: readonly Activity[]): FoldedStanding {
  return {
    totals: activities.reduce(applyActivity, NO_TOTALS),
    weekTotal: weekAfter(null, activities),
    weeks: weeksOf(activities),
    days: daysOf(activities),
    earnedSlugs: activities.filter(({ kind }) => kind === 'achievement').map(({ sourceId }) => sourceId),
  };
}
