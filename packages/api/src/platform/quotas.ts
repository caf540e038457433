import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from './context.ts';
import type { Bindings } from './database.ts';
import { statement } from './statement.ts';

const HOUR = 60 * 60;

/**
 * How many rows somebody may make in a time, here or at the payment provider. Accounts are counted one by one; guests, of whom anybody makes as many as
 * wanted, also by where they come from, and there `LIMITS_FACTOR` counts.
 */
export const quotas = {
  guest: { network: 120, seconds: HOUR },
  // Counted by the room that they enter: twice the seats that one can have.
  'room-guest': { account: 2_000, seconds: HOUR },
  'sign-in': { account: 120, network: 300, seconds: HOUR },
  attempt: { account: 120, network: 300, seconds: HOUR },
  enrolment: { account: 30, network: 120, seconds: HOUR },
  checkout: { account: 30, seconds: HOUR },
  portal: { account: 30, seconds: HOUR },
  challenge: { account: 120, network: 300, seconds: HOUR },
  report: { account: 20, seconds: HOUR },
  'own-mark': { account: 300, network: 600, seconds: HOUR },
  game: { account: 120, seconds: HOUR },
  'question-report': { account: 30, network: 60, seconds: HOUR },
  picture: { account: 20, seconds: HOUR },
  image: { account: 200, seconds: HOUR },
  upload: { account: 60, seconds: HOUR },
  import: { account: 60, seconds: HOUR },
} as const satisfies Record<string, Quota>;
export type QuotaName = keyof typeof quotas;

interface Quota {
  readonly account?: number;
  readonly network?: number;
  readonly seconds: number;
}

/** Who makes rows. */
export interface Maker {
  readonly userId?: string | undefined;
  /** Where somebody without an account of their own comes from, blinded. */
  readonly network?: { readonly key: string; readonly factor: number } | undefined;
}

/** Whoever asks, as those are counted who make something. */
export function makerOf({
  viewer,
  client,
  secrets,
  limiter,
}: Pick<Context, 'viewer' | 'client' | 'secrets' | 'limiter'>): Maker {
  const userId = viewer?.userId;
  if (viewer !== null && viewer.role !== 'guest') return { userId };
  return { userId, network: { key: secrets.blind(client.address), factor: limiter.factor } };
}

export interface Taking {
  readonly name: QuotaName;
  readonly maker: Maker;
  readonly now: Date;
}

/**
 * Counts a row in the transaction that makes it: the counts stay locked until that ends, so that of any number of calls
 * at once no more succeed than may, and what is rolled back has cost nothing.
 * Errors: `rate-limited` with `retryAfterSeconds`; the transaction has to be rolled back.
 */
export async function takeQuota(trx: Knex.Transaction, taking: Taking): Promise<void> {
  demandQuota(await takenQuota.first(trx, quotaBindings(taking)));
}

/** Refuses who has to wait. Errors: `rate-limited` with `retryAfterSeconds`. */
export function demandQuota(refused: RefusedQuota | undefined): void {
  if (refused !== undefined)
    throw new DomainError('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(refused.seconds)) });
}

interface Count {
  readonly owner: string;
  readonly allowed: number;
}

function countOfAccount({ account }: Quota, { userId }: Maker): Count[] {
  return account === undefined || userId === undefined ? [] : [{ owner: userId, allowed: account }];
}

function countOfNetwork({ network: allowed }: Quota, { network }: Maker): Count[] {
  if (allowed === undefined || network === undefined) return [];
  return [{ owner: network.key, allowed: Math.ceil(allowed * network.factor) }];
}

/** What the pieces of SQL below have to be told, for a statement that counts what it makes. */
export function quotaBindings({ name, maker, now }: Taking): Bindings {
  const quota: Quota = quotas[name];
  return {
    counts: JSON.stringify([...countOfAccount(quota, maker), ...countOfNetwork(quota, maker)]),
    kind: name,
    now,
    endsAt: new Date(now.getTime() + quota.seconds * 1000),
  };
}

/** Counts, where there is room. In order, so that two calls never wait for each other. */
export const QUOTA_TAKEN = `asked as (
    select * from json_to_recordset(:counts) as a(owner text, allowed int)
  ), taken as (
    insert into platform.quotas as q (owner, kind, used, ends_at)
    select owner, :kind, 1, :endsAt from asked order by owner
    on conflict (owner, kind) do update
      set used = case when q.ends_at <= :now then 1 else q.used + 1 end,
        ends_at = case when q.ends_at <= :now then excluded.ends_at else q.ends_at end
      where q.ends_at <= :now or q.used < (select a.allowed from asked a where a.owner = q.owner)
    returning owner
  )`;

/** Beside `QUOTA_TAKEN`: no row if there was room everywhere. */
export const RefusedQuota = z.object({
  /** The longest wait. */
  seconds: z.number(),
});
export type RefusedQuota = z.output<typeof RefusedQuota>;

export const QUOTA_REFUSED = `select extract(epoch from coalesce(q.ends_at, :endsAt) - :now)::float as seconds
  from asked a left join platform.quotas q on q.owner = a.owner and q.kind = :kind
  where a.owner not in (select owner from taken)
  order by seconds desc limit 1`;

/** For how many seconds there is no room, null if there is: a look that counts nothing and promises nothing. */
export const QUOTA_FULL_SECONDS = `(select max(extract(epoch from q.ends_at - :now))::float
  from json_to_recordset(:counts) as a(owner text, allowed int)
  join platform.quotas q on q.owner = a.owner and q.kind = :kind
  where q.ends_at > :now and q.used >= a.allowed)`;

const takenQuota = statement('platform_take_quota', `with ${QUOTA_TAKEN} ${QUOTA_REFUSED}`, RefusedQuota, {
  because: 'guarded',
});

const endedQuotas = statement(
  'platform_sweep_quotas',
  'delete from platform.quotas where ends_at < :now',
  null,
  {
    because: 'bulk',
  },
);

/** Forgets counts that are over. */
export async function sweepQuotas(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await endedQuotas.run(db, { now });
}
