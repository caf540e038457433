import type { ReportedThing, ReportPerson } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import * as z from 'zod';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { makerOf, takeQuota } from '../../platform/quotas.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { User } from '../models.ts';
import { Report } from './models.ts';
import { isHidden } from './report-queries.ts';

const PREFIX = 'seen ';

/** Whom somebody saw, with what: null is what they did not see, or what is nobody's own. */
const SeenPerson = z.object({
  userId: z.string(),
  name: z.string().nullable(),
  /** Its hash. */
  picture: z.string().nullable(),
}) satisfies z.ZodType<Readonly<Record<ReportedThing, string | null>>>;
export type SeenPerson = z.output<typeof SeenPerson>;

/** Who somebody is and what was seen of them, for others to report it, without their id. */
export function handleOf(secrets: Pick<Secrets, 'seal'>, seen: SeenPerson): string {
  return secrets.seal(`${PREFIX}${JSON.stringify(seen)}`);
}

function seenBy(secrets: Secrets, handle: string): SeenPerson {
  const text = secrets.canOpen(handle) ? secrets.open(handle) : '';
  if (!text.startsWith(PREFIX)) throw new DomainError('not-found');
  return SeenPerson.parse(JSON.parse(text.slice(PREFIX.length)));
}

/**
 * Tells administrators of a name or a picture as it was seen, whatever there is now; the same is told once, and once more
 * when they have let it be. Errors: `not-found` for who is not there, what was not seen of them or is hidden, and for the
 * one who asks; `rate-limited`.
 */
export async function report(
  ctx: Context & { readonly viewer: Viewer },
  { handle, thing, reason }: ReportPerson,
): Promise<Record<string, never>> {
  const { db, now, viewer, secrets } = ctx;
  const { userId: subjectId, [thing]: what } = seenBy(secrets, handle);
  if (subjectId === viewer.userId || what === null) throw new DomainError('not-found');
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'report', maker: makerOf(ctx), now });
    // What is hidden or erased meanwhile is not reported: of both, this row comes first. The weak lock lets two report each other.
    const subject = await User.query(trx).findById(subjectId).select('id').forNoKeyUpdate();
    if (subject === undefined || (await isHidden(trx, { userId: subjectId, thing, what })))
      throw new DomainError('not-found');
    const said = { reason, reportedAt: now, state: 'open', settledAt: null, settledBy: null } as const;
    await Report.query(trx)
      .insert({ id: newId(), reporterId: viewer.userId, subjectId, thing, what, ...said })
      .onConflict(['reporterId', 'subjectId', 'thing', 'what'])
      .merge(said)
      .where('auth.reports.state', 'dismissed');
  });
  return {};
}
