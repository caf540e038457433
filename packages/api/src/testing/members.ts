import { randomUUID } from 'node:crypto';
import { grantCredits } from '../billing/grant.ts';
import { addLearner } from './builders.ts';
import type { Caller, Site } from './callers.ts';

/** Somebody with an account, and their way to every procedure. */
export interface Member {
  readonly userId: string;
  /** At the site's time of each look. */
  readonly api: Caller;
}

/** Opens an account without a password: what it may do is its role's. */
export async function join(
  site: Site,
  options: NonNullable<Parameters<typeof addLearner>[1]> = {},
): Promise<Member> {
  const { role = 'individual', timeZone = 'UTC' } = options;
  const userId = await addLearner(site.db, options);
  return {
    userId,
    get api() {
      return site.callerFor({ userId, role, sessionId: 'one', timeZone, language: 'en' });
    },
  };
}

/** Credits for nothing, which never lapse. */
export async function giveCredits({ db, now }: Site, { userId }: Member, credits: number): Promise<void> {
  const gift = { userId, credits, reason: 'A gift', expiresAt: null, now };
  await grantCredits(db, { ...gift, idempotencyKey: randomUUID(), actorId: randomUUID() });
}
