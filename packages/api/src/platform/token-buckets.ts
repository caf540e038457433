import { DomainError } from '@studyhall/domain/errors';

export interface TokenBucketOptions {
  /** How many calls at once, after a rest. */
  readonly capacity: number;
  readonly perSecond: number;
}

/** Takes a token of the owner's. Errors: `rate-limited` with `retryAfterSeconds`. */
export type TokenBuckets = (owner: string, now: Date) => void;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * Slows down what is cheap to count and leaves no row behind: a bucket for each owner, in this process alone. A bucket
 * that has filled up again is forgotten.
 */
export function createTokenBuckets({ capacity, perSecond }: TokenBucketOptions): TokenBuckets {
  /** The one that was used last stands last. */
  const buckets = new Map<string, Bucket>();
  const tokensAt = ({ tokens, at }: Bucket, now: number) =>
    Math.min(capacity, tokens + (Math.max(0, now - at) * perSecond) / 1000);
  const forgetFull = (now: number) => {
    for (const [owner, bucket] of buckets) {
      if (tokensAt(bucket, now) < capacity) return;
      buckets.delete(owner);
    }
  };
  return (owner, now) => {
    const at = now.getTime();
    forgetFull(at);
    const tokens = tokensAt(buckets.get(owner) ?? { tokens: capacity, at }, at);
    if (tokens < 1) {
      const retryAfterSeconds = Math.ceil((1 - tokens) / perSecond);
      throw new DomainError('rate-limited', { retryAfterSeconds });
    }
    buckets.delete(owner);
    buckets.set(owner, { tokens: tokens - 1, at });
  };
}
