import type { Knex } from 'knex';
import type { OfUser } from '../../platform/of-user.ts';
import { Report } from './models.ts';

/** Removes what an account reported. Of what is hidden remains that it is, for whoever wants to show it again: not who said so, nor why. */
export async function forgetReports(trx: Knex.Transaction, { userId }: OfUser): Promise<void> {
  await Report.query(trx)
    .patch({ reporterId: null, reason: null })
    .where({ reporterId: userId, state: 'hidden' });
  await Report.query(trx).delete().where({ reporterId: userId });
}
