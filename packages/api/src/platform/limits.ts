import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Secrets } from './secrets.ts';
import { statement } from './statement.ts';

/**
 * How often something may happen, per key. The last word of a name says what is counted; `LIMITS_FACTOR` stretches those
 * of addresses alone.
 */
export const limits = {
  'log-in-identifier': { points: 10, seconds: 15 * 60 },
  'log-in-account': { points: 10, seconds: 15 * 60 },
  'log-in-device': { points: 10, seconds: 15 * 60 },
  'log-in-address': { points: 100, seconds: 15 * 60 },
  'own-password-session': { points: 10, seconds: 15 * 60 },
  'code-account': { points: 5, seconds: 15 * 60 },
  'exam-password-account': { points: 10, seconds: 15 * 60 },
  'link-password-account': { points: 10, seconds: 15 * 60 },
  'register-try-address': { points: 30, seconds: 15 * 60 },
  'register-address': { points: 3, seconds: 3 * 60 * 60 },
  'explanation-account': { points: 1, seconds: 60 * 60 },
  'mail-account': { points: 3, seconds: 60 * 60 },
  'mail-device': { points: 3, seconds: 60 * 60 },
  'mail-address': { points: 30, seconds: 60 * 60 },
  'link-address': { points: 30, seconds: 15 * 60 },
  'export-account': { points: 5, seconds: 60 * 60 },
  'export-fetch-account': { points: 15, seconds: 60 * 60 },
  'device-code-account': { points: 5, seconds: 15 * 60 },
  'device-start-address': { points: 30, seconds: 15 * 60 },
  'certificate-address': { points: 300, seconds: 15 * 60 },
  'certificate-picture-address': { points: 60, seconds: 15 * 60 },
  'pin-session': { points: 20, seconds: 60 },
  'pin-address': { points: 300, seconds: 60 },
  'pin-guess-session': { points: 60, seconds: 60 },
  'pin-guess-address': { points: 3_000, seconds: 60 },
} as const;
export type LimitName = keyof typeof limits;

export interface Limiter {
  /** What the allowances of an address are multiplied by in this installation. */
  readonly factor: number;
  /** Takes one point. Errors: `rate-limited` with `retryAfterSeconds`. */
  spend(name: LimitName, key: string): Promise<void>;
  /** Takes nothing. Errors: `rate-limited` with `retryAfterSeconds`, where no point is left. */
  demand(name: LimitName, key: string): Promise<void>;
  /** Gives back a point that was spent on what turned out to be right. */
  refund(name: LimitName, key: string): Promise<void>;
}

export interface LimiterOptions {
  /**
   * Multiplies the allowances of addresses: behind that of a school are more people than behind that of a household. An
   * account, a name or a browser is one person's, however many there are, so guesses at it are never stretched.
   */
  readonly factor?: number;
}

interface Rule {
  readonly points: number;
  readonly duration: number;
  readonly keyPrefix: string;
}

/** A limiter whose counts are kept wherever `counterOf` keeps them. */
function limiterOf(counterOf: (rule: Rule) => RateLimiterAbstract, { factor = 1 }: LimiterOptions): Limiter {
  const counters = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      counterOf({
        points: isOfAddress(name) ? Math.ceil(points * factor) : points,
        duration: seconds,
        keyPrefix: name,
      }),
    ]),
  );
  return {
    factor,
    spend: async (name, key) => {
      try {
        await counters.get(name)?.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw refusedUntil(refusal);
      }
    },
    demand: async (name, key) => {
      const spent = await counters.get(name)?.get(key);
      if (spent != null && spent.remainingPoints <= 0) throw refusedUntil(spent);
    },
    refund: async (name, key) => {
      await counters.get(name)?.reward(key);
    },
  };
}

function refusedUntil({ msBeforeNext }: RateLimiterRes): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new DomainError('rate-limited', { retryAfterSeconds });
}

function isOfAddress(name: string): boolean {
  return name.endsWith('-address');
}

/**
 * Counts in PostgreSQL, so that all processes share one count; in memory while the database is away. Keys are stored
 * blinded: they are addresses and names.
 */
export function createLimiter(db: Knex, secrets: Secrets, options: LimiterOptions = {}): Limiter {
  const limiter = limiterOf(
    (rule) =>
      new RateLimiterPostgres({
        ...rule,
        storeClient: db,
        storeType: 'knex',
        schemaName: 'platform',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: false,
        insuranceLimiter: new RateLimiterMemory(rule),
      }),
    options,
  );
  return {
    factor: limiter.factor,
    spend: (name, key) => limiter.spend(name, secrets.blind(key)),
    demand: (name, key) => limiter.demand(name, secrets.blind(key)),
    refund: (name, key) => limiter.refund(name, secrets.blind(key)),
  };
}

/**
 * Counts in this process alone: for tests, whose rolled-back calls must leave nothing behind.
 *
 * @internal
 */
export function createMemoryLimiter(options: LimiterOptions = {}): Limiter {
  return limiterOf((rule) => new RateLimiterMemory(rule), options);
}

const endedLimits = statement(
  'platform_sweep_limits',
  'delete from platform.rate_limits where expire < :now',
  null,
  {
    because: 'bulk',
  },
);

/** Forgets limits that are over. */
export async function sweepLimits(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await endedLimits.run(db, { now: now.getTime() });
}
