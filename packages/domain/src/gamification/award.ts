import type { AchievementSeed, AvatarSeed } from './achievements.ts';
import { counterValue } from './counters.ts';
import { xpForLevel } from './level-curve.ts';
import { addXp, type Totals } from './totals.ts';

export interface Earned<A extends AchievementSeed = AchievementSeed> {
  readonly achievement: A;
  /** What the criterion counted when it was reached. */
  readonly progressValue: number;
}

/** What an achievement's criterion counts in these totals. */
export function progressValueOf(
  totals: Totals,
  achievement: Pick<AchievementSeed, 'criteriaType' | 'examCode'>,
): number {
  return counterValue(totals, achievement.criteriaType, achievement.examCode);
}

/**
 * Gives every achievement whose criterion is met, and its XP, until nothing new unlocks: the XP of one may reach the
 * level that another asks for. `unearned` are those the learner does not have; the result is in the order given.
 */
export function awardAchievements<A extends AchievementSeed>(
  totals: Totals,
  unearned: readonly A[],
): { readonly totals: Totals; readonly earned: readonly Earned<A>[] } {
  let current = totals;
  let open = unearned;
  const earned: Earned<A>[] = [];
  for (;;) {
    const met = open.filter((one) => progressValueOf(current, one) >= one.criteriaValue);
    if (met.length === 0) return { totals: current, earned };
    for (const achievement of met) {
      earned.push({ achievement, progressValue: progressValueOf(current, achievement) });
    }
    current = addXp(
      current,
      met.reduce((sum, one) => sum + one.xpReward, 0),
    );
    open = open.filter((one) => !met.includes(one));
  }
}

type Criterion = Pick<AchievementSeed, 'criteriaType' | 'criteriaValue' | 'examCode'>;

export interface Progress {
  /** What the criterion counts, at most the target; for a streak not yet long enough, the running one. */
  readonly value: number;
  readonly target: number;
  /** 0 to 100, rounded down; 100 is reached. For a level the share of the XP that it asks for. */
  readonly percent: number;
}

/** How far the learner is on the way to an achievement. */
export function achievementProgress(totals: Totals, achievement: Criterion): Progress {
  const { criteriaType, criteriaValue: target } = achievement;
  const reached = progressValueOf(totals, achievement);
  if (reached >= target) return { value: target, target, percent: 100 };
  if (criteriaType === 'study_streak') return partOf(totals.streakCurrent, target);
  if (criteriaType !== 'level_reached') return partOf(reached, target);
  const { percent } = partOf(Math.max(0, totals.xp), xpForLevel(target));
  return { value: reached, target, percent };
}

function partOf(value: number, target: number): Progress {
  return { value, target, percent: Math.floor((value * 100) / target) };
}

/** The `count` unearned achievements nearest to completion, then those with the least to do; hidden ones never. */
export function nextAchievements<A extends AchievementSeed>(
  totals: Totals,
  unearned: readonly A[],
  count: number,
): { readonly achievement: A; readonly progress: Progress }[] {
  return unearned
    .filter((achievement) => !achievement.isHidden)
    .map((achievement) => ({ achievement, progress: achievementProgress(totals, achievement) }))
    .sort(
      (a, b) =>
        b.progress.percent - a.progress.percent ||
        a.progress.target - a.progress.value - (b.progress.target - b.progress.value) ||
        a.achievement.displayOrder - b.achievement.displayOrder,
    )
    .slice(0, count);
}

/** The avatars that earned achievements unlock; those that everybody has from the start are not among them. */
export function unlockedAvatars<V extends Pick<AvatarSeed, 'requiredAchievementSlug'>>(
  avatars: readonly V[],
  earnedSlugs: ReadonlySet<string>,
): V[] {
  return avatars.filter(({ requiredAchievementSlug: slug }) => slug !== null && earnedSlugs.has(slug));
}
