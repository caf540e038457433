import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './certificate-canonical.ts';

/** The same value with the names of every object in another order. */
function shuffled(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}

const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));

describe('the canonical form', () => {
  it('says the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('does not depend on the order of names', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is that of RFC 8785: sorted by UTF-16 units, no space, no needless escape', () => {
    const value = { '\ufb33': 1, '\u{1f600}': 2, '€': '€ "quoted"\n', b: [true, null, 1.5], a: {} };
    expect(canonicalJson(value)).toBe(
      '{"a":{},"b":[true,null,1.5],"€":"€ \\"quoted\\"\\n","\u{1f600}":2,"\ufb33":1}',
    );
  });
});
