import { randomUUID } from 'node:crypto';
import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';
import { findUser } from '../users/find.ts';

export interface Grant {
  readonly user: string;
  readonly credits: number;
  readonly reason: string;
  readonly isDryRun: boolean;
  /** Resolves when the grant is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

export async function grant(api: Api, { user, credits, reason, isDryRun, confirm }: Grant): Promise<Done> {
  const { userId, username } = await findUser(api, user);
  const name = username ?? userId;
  const what = `${credits} credits to ${name} for "${reason}"`;
  if (isDryRun) return done(`Would give ${what}. Nothing was changed.`);
  await confirm(`Give ${what}?`);
  const { creditsAfter, debtAfter } = await api.billing.grant.mutate({
    user: userId,
    credits,
    reason,
    idempotencyKey: randomUUID(),
  });
  const owes = debtAfter === 0 ? '' : ` and owes ${debtAfter}`;
  return done(`Gave ${what}. ${name} has ${creditsAfter} now${owes}.`);
}
