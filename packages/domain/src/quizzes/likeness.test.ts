import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areAlike, likenessOf, sharedPart } from './likeness.ts';

const alike = (one: string, other: string) => areAlike(likenessOf(one), likenessOf(other));

describe('two texts', () => {
  it('read alike where a word is mistyped, added or moved', () => {
    const text = 'Which protocol encrypts the traffic between a browser and a server?';
    expect(alike(text, 'Which protocoll encrypts the traffic between a browser and a server')).toBe(true);
    expect(alike(text, 'Which protocol encrypts all the traffic between a browser and a server?')).toBe(true);
    expect(alike(text, 'Between a browser and a server, which protocol encrypts the traffic?')).toBe(true);
  });

  it('do not where they ask of another thing or another number', () => {
    expect(alike('What is the capital of France?', 'What is the capital of Hungary?')).toBe(false);
    expect(alike('Which service listens on port 443?', 'Which service listens on port 445?')).toBe(false);
    expect(alike('Which service listens on port 443?', 'Which service listens on port?')).toBe(false);
  });

  it('share a part that does not depend on their order, all of it with themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [one, other] = [likenessOf(a), likenessOf(b)];
        expect(sharedPart(one, other)).toBe(sharedPart(other, one));
        expect(sharedPart(one, other)).toBeGreaterThanOrEqual(0);
        expect(sharedPart(one, one)).toBe(1);
        expect(areAlike(one, one)).toBe(true);
      }),
    );
  });
});
