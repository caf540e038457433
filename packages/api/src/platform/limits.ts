import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Secrets } from './secrets.ts';

/** How often something may happen, per key. */
export const limits = {
  'log-in-account': { points: 10, seconds: 15 * 60 },
  'log-in-address': { points: 50, seconds: 15 * 60 },
  'register-try-address': { points: 30, seconds: 15 * 60 },
  'register-address': { points: 3, seconds: 3 * 60 * 60 },
  'guest-address': { points: 30, seconds: 60 * 60 },
  'mail-account': { points: 3, seconds: 60 * 60 },
  'mail-address': { points: 30, seconds: 60 * 60 },
  'link-address': { points: 30, seconds: 15 * 60 },
  'upload-account': { points: 60, seconds: 60 * 60 },
} as const;
export type LimitName = keyof typeof limits;

export interface Limiter {
  /** Takes one point. Errors: `rate-limited` with `retryAfterSeconds`. */
  spend(name: LimitName, key: string): Promise<void>;
}

export interface LimiterOptions {
  /** Multiplies every allowance: a school behind one address needs more than a household. */
  readonly factor?: number;
}

/** Counts in PostgreSQL, so that all processes share one count; in memory while the database is away. */
export function createLimiter(db: Knex, secrets: Secrets, { factor = 1 }: LimiterOptions = {}): Limiter {
  const entries = Object.entries(limits).map(([name, { points, seconds }]) => {
    const rule = { points: Math.ceil(points * factor), duration: seconds, keyPrefix: name };
    const limiter = new RateLimiterPostgres({
      ...rule,
      storeClient: db,
      storeType: 'knex',
      schemaName: 'platform',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(rule),
    });
    return [name, limiter] as const;
  });
  const limiters = new Map<string, RateLimiterPostgres>(entries);
  return {
    spend: async (name, key) => {
      try {
        await limiters.get(name)?.consume(secrets.blind(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new DomainError('rate-limited', { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) });
      }
    },
  };
}

/** Counts in this process alone: for tests, whose rolled-back calls must leave nothing behind. */
export function createMemoryLimiter({ factor = 1 }: LimiterOptions = {}): Limiter {
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ points: Math.ceil(points * factor), duration: seconds, keyPrefix: name }),
    ]),
  );
  return {
    spend: async (name, key) => {
      try {
        await limiters.get(name)?.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new DomainError('rate-limited', { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) });
      }
    },
  };
}

/** Forgets limits that are over. */
export async function sweepLimits(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await db('platform.rate_limits').where('expire', '<', now.getTime()).delete();
}
