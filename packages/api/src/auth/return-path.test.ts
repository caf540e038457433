import { returnPathOf } from '@studyhall/domain/auth/return-path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const OURS = 'https://learn.example.org';

/** What leads away in some browser or other, in any order. */
const piece = fc.constantFrom(
  ...['/', '\\', '.', '..', '%2e', '%2f', '@', ':', '\t', '\n', '?', '#', 'evil.example', 'home', '／', ' '],
);
const crafted = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);

test('whatever is asked for, whoever follows it stays here', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webPath(), crafted), (text) => {
      const path = returnPathOf(text, '/home');
      const place = new URL(path, OURS);
      expect(place.origin).toBe(OURS);
      // Nor does what a browser makes of it lead away when it is followed once more.
      expect(new URL(`${place.pathname}${place.search}`, OURS).origin).toBe(OURS);
    }),
    { numRuns: 3000 },
  );
});
