import { achievementProgress } from '@studyhall/domain/gamification/award';
import { NO_TOTALS } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import type { OfReader } from '../platform/translated.ts';
import { listAchievementRows } from './collection-queries.ts';
import type { AchievementView } from './views.ts';

/** What stands for a hidden achievement until it is earned: that it exists, and nothing else. */
const HIDDEN = { name: '???', description: '', lang: null, badgeUrl: '', criteriaValue: 0 } as const;

/** The catalogue with the learner's progress. Hidden achievements show neither name nor criterion before they are earned. */
export async function listAchievements(db: Knex, { userId, language }: OfReader): Promise<AchievementView[]> {
  const { achievements, standing } = await listAchievementRows(db, { userId, language });
  return achievements.map((row) => {
    const { criteriaType: _type, examCode: _exam, displayOrder: _order, ...view } = row;
    if (row.isHidden && row.earnedAt === null) {
      return {
        ...view,
        ...HIDDEN,
        slug: `hidden-${row.displayOrder}`,
        progress: { value: 0, target: 0, percent: 0 },
      };
    }
    return { ...view, progress: achievementProgress(standing ?? NO_TOTALS, row) };
  });
}
