import type { Knex } from 'knex';
import * as z from 'zod';
import { newId } from '../platform/ids.ts';
import type { MergePart, Merging } from '../platform/merge-part.ts';
import { HiddenThing, Report } from './reports/models.ts';

/**
 * What is hidden of the account that is closed is hidden of the one that stays, too: otherwise its owner would give
 * themselves the same name there.
 */
export const authMerge: MergePart = { foresee: async () => await Promise.resolve({}), bringIn, takeBack };

/** No names: a merge outlives both accounts. */
const Note = z.object({ reports: z.array(z.string()) });

/** With each a report, by which administrators can show it again, without who said so and why. */
async function bringIn(
  trx: Knex.Transaction,
  { keepId, otherId }: Merging,
): Promise<z.output<typeof Note> | undefined> {
  const own = await HiddenThing.query(trx).where({ userId: keepId });
  const isOwn = ({ thing, what }: HiddenThing) =>
    own.some((hidden) => hidden.thing === thing && hidden.what === what);
  const brought = (await HiddenThing.query(trx).where({ userId: otherId })).filter((one) => !isOwn(one));
  if (brought.length === 0) return undefined;
  await HiddenThing.query(trx).insert(
    brought.map(({ thing, what, hiddenAt }) => ({ userId: keepId, thing, what, hiddenAt })),
  );
  const reports = brought.map(({ thing, what, hiddenAt: settledAt }) => ({
    ...{ id: newId(), reporterId: null, subjectId: keepId, thing, what, reason: null },
    ...{ reportedAt: settledAt, state: 'hidden' as const, settledAt, settledBy: null },
  }));
  await Report.query(trx).insert(reports);
  return { reports: reports.map(({ id }) => id) };
}

/** What was reported of the account that stays, and is hidden for that, stays hidden. */
async function takeBack(trx: Knex.Transaction, { keepId: subjectId }: Merging, note: unknown): Promise<void> {
  const { reports } = Note.optional().parse(note) ?? { reports: [] };
  const brought = await Report.query(trx).where({ subjectId }).whereIn('id', reports);
  await Report.query(trx).delete().where({ subjectId }).whereIn('id', reports);
  for (const { thing, what } of brought) {
    const sameOfIt = await Report.query(trx)
      .findOne({ subjectId, thing, what, state: 'hidden' })
      .select('id');
    if (sameOfIt === undefined) await HiddenThing.query(trx).deleteById([subjectId, thing, what]);
  }
}
