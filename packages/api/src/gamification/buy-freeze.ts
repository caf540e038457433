import { DomainError } from '@studyhall/domain/errors';
import { FREEZE_CREDITS, FREEZES_MAX } from '@studyhall/domain/gamification/freezes';
import type { Knex } from 'knex';
import { spend } from '../billing/spend.ts';
import { inTransaction, named, StaleReadError } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { ensureStanding } from './standing-queries.ts';
import type { FreezeView } from './views.ts';

interface Buying {
  readonly userId: string;
  /** What the learner was shown as the price. */
  readonly credits: number;
  readonly idempotencyKey: string;
  readonly now: Date;
}

/**
 * Buys one streak freeze with credits; the same key buys one, however often it is sent. Throws `freezes-full`,
 * `price-changed`, `not-enough-credits`.
 */
export async function buyFreeze(db: Knex, buying: Buying): Promise<FreezeView> {
  const { userId, credits: agreedCredits, idempotencyKey, now } = buying;
  return await inTransaction(db, async (trx) => {
    await ensureStanding(trx, { userId, now });
    const { freezes, version, isRepeat } = await getReserve(trx, { userId, idempotencyKey });
    if (isRepeat) return { freezes };
    if (freezes >= FREEZES_MAX) throw new DomainError('freezes-full', { most: FREEZES_MAX });
    const sourceId = `freeze:${idempotencyKey}`;
    const price = { credits: FREEZE_CREDITS, agreedCredits };
    await spend(trx, { userId, ...price, sourceId, title: 'streak-freeze', now });
    await addFreeze(trx, { userId, idempotencyKey, version, now });
    return { freezes: freezes + 1 };
  });
}

type Freeze = Pick<Buying, 'userId' | 'idempotencyKey'>;

interface Reserve {
  readonly freezes: number;
  readonly version: number;
  readonly isRepeat: boolean;
}

async function getReserve(trx: Knex, { userId, idempotencyKey }: Freeze): Promise<Reserve> {
  const [reserve] = await named<Reserve>(
    trx,
    'gamification_reserve',
    `select streak_freezes as freezes, version, exists (select from gamification.freeze_entries f
       where f.user_id = :userId and f.source_id = :idempotencyKey) as "isRepeat"
     from gamification.standings where user_id = :userId`,
    { userId, idempotencyKey },
  );
  if (reserve === undefined) throw new DomainError('not-found');
  return reserve;
}

async function addFreeze(
  trx: Knex,
  freeze: Freeze & { readonly version: number; readonly now: Date },
): Promise<void> {
  const added = await named(
    trx,
    'gamification_add_freeze',
    `with standing as (
       update gamification.standings set streak_freezes = streak_freezes + 1, version = version + 1, updated_at = :now
       where user_id = :userId and version = :version returning version
     )
     insert into gamification.freeze_entries (user_id, id, source_id, amount, standing_version, created_at)
     select :userId, :id, :idempotencyKey, 1, version, :now from standing returning 1`,
    { ...freeze, id: newId() },
  );
  if (added.length !== 1) throw new StaleReadError();
}
