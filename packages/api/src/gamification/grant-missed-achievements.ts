import type { AchievementSeed } from '@studyhall/domain/gamification/achievements';
import { awardAchievements } from '@studyhall/domain/gamification/award';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { Achievement } from './models.ts';
import { recordActivities } from './record-activities.ts';
import { listStandings, type StandingOfUser } from './stream-queries.ts';

const BATCH = 200;

/**
 * Gives achievements to those who earned them before there were any, as if it were now; answers to how many learners.
 * Doing it twice changes nothing. Across users: what is new in the catalogue is for all.
 */
export async function grantMissedAchievements(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const catalogue = await Achievement.query(db).orderBy('displayOrder');
  let granted = 0;
  let after: string | null = null;
  for (;;) {
    const batch: readonly StandingOfUser[] = await listStandings(db, { after, limit: BATCH });
    for (const { userId } of batch.filter((one) => hasMissed(one, catalogue))) {
      await inTransaction(db, (trx) => recordActivities(trx, { userId, now, activities: () => [] }));
      granted += 1;
    }
    after = batch.at(-1)?.userId ?? null;
    if (batch.length < BATCH) return granted;
  }
}

function hasMissed(
  { standing, earnedSlugs }: StandingOfUser,
  catalogue: readonly AchievementSeed[],
): boolean {
  const unearned = catalogue.filter(({ slug }) => !earnedSlugs.includes(slug));
  return awardAchievements(standing, unearned).earned.length > 0;
}
