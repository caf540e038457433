import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { requireFeature } from '../billing/require-feature.ts';
import { ensureStanding } from '../gamification/standing-queries.ts';
import { inTransaction, StaleReadError } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type Maker, takeQuota } from '../platform/quotas.ts';
import { findOpenRun, findPublishedCourse, insertRun } from './enrolment-queries.ts';

interface Enrol extends OfUserNow {
  readonly slug: string;
  /** Counted beside the account. */
  readonly maker?: Maker;
}

/**
 * Opens a run of a course: the first, or another one after the last was completed. While a run is open it is the
 * answer, also to two devices that ask at once. Errors: `course-not-available`, `premium-needed`, `rate-limited`.
 */
export async function enrol(db: Knex, { userId, slug, now, maker }: Enrol): Promise<{ enrolmentId: string }> {
  return await inTransaction(db, async (trx) => {
    const courseId = await findPublishedCourse(trx, slug);
    if (courseId === undefined) throw new DomainError('course-not-available');
    const open = await findOpenRun(trx, { userId, courseId });
    if (open !== undefined) return { enrolmentId: open };
    await requireFeature(trx, { userId, feature: `course:${slug}`, now });
    await takeQuota(trx, { name: 'enrolment', maker: { ...maker, userId }, now });
    await ensureStanding(trx, { userId, now });
    const enrolmentId = newId();
    // Another device was faster: its run is seen by the next try.
    if (!(await insertRun(trx, { userId, courseId, enrolmentId, now }))) throw new StaleReadError();
    return { enrolmentId };
  });
}
