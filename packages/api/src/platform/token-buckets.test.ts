import { expect, test } from 'vitest';
import { createTokenBuckets } from './token-buckets.ts';

const START = Date.UTC(2026, 2, 10, 12);
const after = (seconds: number) => new Date(START + seconds * 1000);

/** How many of a hundred calls at one moment pass. */
function passing(take: (owner: string, now: Date) => void, owner: string, now: Date): number {
  let passed = 0;
  for (let call = 0; call < 100; call += 1) {
    try {
      take(owner, now);
      passed += 1;
    } catch {
      break;
    }
  }
  return passed;
}

test('a bucket gives what it holds, fills up again, and never above its rim', () => {
  const take = createTokenBuckets({ capacity: 10, perSecond: 2 });
  expect(passing(take, 'ada', after(0))).toBe(10);
  expect(passing(take, 'ada', after(3))).toBe(6);
  expect(passing(take, 'ada', after(3))).toBe(0);
  expect(passing(take, 'ada', after(1_000))).toBe(10);
});

test('each owner has a bucket, and says when there is a token again', () => {
  const take = createTokenBuckets({ capacity: 1, perSecond: 0.25 });
  take('ada', after(0));
  take('bob', after(0));
  expect(() => take('ada', after(1))).toThrow(
    expect.objectContaining({ reason: 'rate-limited', details: { retryAfterSeconds: 3 } }),
  );
  expect(() => take('ada', after(4))).not.toThrow();
});

test('a clock that is set back fills nothing', () => {
  const take = createTokenBuckets({ capacity: 2, perSecond: 1 });
  expect(passing(take, 'ada', after(60))).toBe(2);
  expect(passing(take, 'ada', after(0))).toBe(0);
});
