import { displayNameOf } from '@studyhall/domain/auth/display-name';
import { isNameHidden, type ReportPerson } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { makerOf, takeQuota } from '../../platform/quotas.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { Identifier, Profile, User } from '../models.ts';
import { Picture } from '../pictures/models.ts';
import { Report } from './models.ts';
import { listHidden } from './report-queries.ts';

const PREFIX = 'person ';

/** Who somebody is, for others to report them by, without their id. */
export function handleOf(secrets: Pick<Secrets, 'seal'>, { userId }: OfUser): string {
  return secrets.seal(`${PREFIX}${userId}`);
}

function subjectOf(secrets: Secrets, handle: string): string {
  const text = secrets.canOpen(handle) ? secrets.open(handle) : '';
  if (!text.startsWith(PREFIX)) throw new DomainError('not-found');
  return text.slice(PREFIX.length);
}

/**
 * Tells administrators of a name or a picture as it is shown now; the same is told once. Errors: `not-found` for who is
 * not there, shows no such thing to others, or is the one who asks; `rate-limited`.
 */
export async function report(
  ctx: Context & { readonly viewer: Viewer },
  { handle, thing, reason }: ReportPerson,
): Promise<Record<string, never>> {
  const { db, now, viewer, secrets } = ctx;
  const subjectId = subjectOf(secrets, handle);
  if (subjectId === viewer.userId) throw new DomainError('not-found');
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'report', maker: makerOf(ctx), now });
    // What is hidden or erased meanwhile is not reported: of both, this row comes first. The weak lock lets two report each other.
    const subject = await User.query(trx).findById(subjectId).select('id', 'role').forNoKeyUpdate();
    if (subject === undefined) throw new DomainError('not-found');
    const what = thing === 'name' ? await nameOf(trx, subject) : await pictureOf(trx, subject);
    if (what === undefined) throw new DomainError('not-found');
    const reporterId = viewer.userId;
    await Report.query(trx)
      .insert({
        ...{ id: newId(), reporterId, subjectId, thing, what, reason },
        ...{ reportedAt: now, state: 'open', settledAt: null },
      })
      .onConflict(['reporterId', 'subjectId', 'thing', 'what'])
      .ignore();
  });
  return {};
}

type Subject = Pick<User, 'id' | 'role'>;

/** As others see it; undefined where they do not. */
async function nameOf(trx: Knex.Transaction, { id: userId, role }: Subject): Promise<string | undefined> {
  const profile = await Profile.query(trx).findById(userId).select('firstName', 'lastName');
  if (profile === undefined) return undefined;
  const username = await Identifier.query(trx).findOne({ kind: 'username', userId }).select('display');
  const { firstName, lastName } = profile;
  const names = { firstName, lastName, username: username?.display ?? null, role };
  const hiddenNames = await listHidden(trx, { userId, thing: 'name' });
  return isNameHidden({ ...names, hiddenNames }) ? undefined : displayNameOf(names);
}

/** Its hash; undefined where there is none that others see. */
async function pictureOf(trx: Knex.Transaction, { id: userId }: Subject): Promise<string | undefined> {
  const picture = await Picture.query(trx).findById(userId).select('hash');
  const hidden = await listHidden(trx, { userId, thing: 'picture' });
  return picture === undefined || hidden.includes(picture.hash) ? undefined : picture.hash;
}
