import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeApiToken, parseApiToken, secretOfBytes } from './api-token.ts';

const tokens = fc
  .record({ userId: fc.uuid(), bytes: fc.uint8Array({ minLength: 32, maxLength: 32 }) })
  .map(({ userId, bytes }) => ({ userId, secret: secretOfBytes(bytes) }));
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('a token', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(tokens, (parts) => {
        expect(parseApiToken(composeApiToken(parts))).toEqual(parts);
      }),
    );
  });

  it('is letters and digits after its prefix, and as long as every other', () => {
    fc.assert(
      fc.property(tokens, (parts) => {
        expect(composeApiToken(parts)).toMatch(/^sth_[0-9A-Za-z]{81}$/);
      }),
    );
  });

  it('with one letter changed is none', () => {
    const places = fc.nat({ max: 80 });
    const letters = fc.constantFrom(...LETTERS);
    fc.assert(
      fc.property(tokens, places, letters, (parts, place, letter) => {
        const token = composeApiToken(parts);
        const at = 'sth_'.length + place;
        fc.pre(token[at] !== letter);
        expect(parseApiToken(`${token.slice(0, at)}${letter}${token.slice(at + 1)}`)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('with two neighbours swapped is none', () => {
    fc.assert(
      fc.property(tokens, fc.nat({ max: 79 }), (parts, place) => {
        const token = composeApiToken(parts);
        const at = 'sth_'.length + place;
        fc.pre(token[at] !== token[at + 1]);
        const swapped = `${token.slice(0, at)}${token[at + 1]}${token[at]}${token.slice(at + 2)}`;
        expect(parseApiToken(swapped)).toBeUndefined();
      }),
    );
  });

  it('has the checksum that every other program computes', () => {
    const userId = '00000000-0000-7000-8000-000000000000';
    // By zlib.
    expect(composeApiToken({ userId, secret: '0'.repeat(43) })).toMatch(/3w4e2D$/);
  });
});
