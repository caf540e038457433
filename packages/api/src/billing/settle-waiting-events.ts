import type { Knex } from 'knex';
import { asBilling } from './as-billing.ts';
import { addTry, listWaitingEvents, lockLastTry } from './event-queries.ts';

interface Settling {
  /** The plan and the months that they wait for a decision about. */
  readonly abouts: readonly string[];
  readonly note: string;
  readonly now: Date;
}

/** Says of every message that waits for a decision about one of these that it has had its effect: nobody has to decide any more. */
export async function settleWaitingEvents(
  trx: Knex.Transaction,
  { abouts, note, now }: Settling,
): Promise<void> {
  await asBilling(trx, async () => {
    for (const { eventId, about } of await listWaitingEvents(trx, { abouts })) {
      const last = await lockLastTry(trx, { eventId });
      if (last?.outcome !== 'review') continue;
      await addTry(trx, { eventId, number: last.number + 1, outcome: 'done', note, about, now });
    }
  });
}
