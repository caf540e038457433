import { DomainError } from '@studyhall/domain/errors';
import { type Activity, RULES } from '@studyhall/domain/gamification/activities';
import { FREEZE_CREDITS, FREEZES_MAX } from '@studyhall/domain/gamification/freezes';
import type { LocalMoment } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import * as z from 'zod';
import { spend } from '../billing/spend.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { RecordedActivity, Standing } from './models.ts';
import { recordActivities } from './record-activities.ts';
import { ensureStanding } from './standing-queries.ts';
import type { FreezeView } from './views.ts';

interface Buying extends OfUserNow {
  /** What the learner was shown as the price. */
  readonly credits: number;
  readonly idempotencyKey: string;
}

/**
 * Buys one streak freeze with credits; the same key buys one, however often it is sent. Throws `freezes-full`,
 * `price-changed`, `not-enough-credits`.
 */
export async function buyFreeze(db: Knex, buying: Buying): Promise<FreezeView> {
  const { userId, credits: agreedCredits, idempotencyKey, now } = buying;
  return await inTransaction(db, async (trx) => {
    await ensureStanding(trx, { userId, now });
    const { freezes, timesBought } = await getReserve(trx, { userId, idempotencyKey });
    if (timesBought > 0) return { freezes };
    if (freezes >= FREEZES_MAX) throw new DomainError('freezes-full', { most: FREEZES_MAX });
    const sourceId = `freeze:${idempotencyKey}`;
    const price = { credits: FREEZE_CREDITS, agreedCredits };
    await spend(trx, { userId, ...price, sourceId, title: 'streak-freeze', now });
    const { totals } = await recordActivities(trx, {
      userId,
      now,
      activities: (_facts, moment) => [freezeActivity(idempotencyKey, moment)],
    });
    return { freezes: totals.freezes };
  });
}

function freezeActivity(sourceId: string, moment: LocalMoment): Activity {
  const given = { xp: 0, rules: RULES, counts: { freezes: 1 } };
  return { kind: 'freeze', sourceId, title: null, moment, isActivity: false, ...given };
}

const Reserve = z.object({
  freezes: z.int(),
  /** How often the key has bought one: never, or once. */
  timesBought: z.int(),
});

async function getReserve(
  trx: Knex,
  { userId, idempotencyKey }: Pick<Buying, 'userId' | 'idempotencyKey'>,
): Promise<z.output<typeof Reserve>> {
  const bought = RecordedActivity.query().where({ userId, kind: 'freeze', sourceId: idempotencyKey });
  const reserve = await Standing.query(trx)
    .findOne({ userId })
    .select('streakFreezes as freezes', bought.count().as('timesBought'));
  if (reserve === undefined) throw new DomainError('not-found');
  return Reserve.parse(reserve);
}
