import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditText, boundedDetail } from './audit-detail.ts';

describe('what a line of the audit log keeps', () => {
  it('is bounded and can be stored, whatever came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.anything({ withDate: true })), (detail) => {
        const json = JSON.stringify(boundedDetail(detail));
        expect(json.length).toBeLessThanOrEqual(4_000);
        expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
    );
  });

  it('is what was given, where that is short', () => {
    const detail = {
      role: 'admin',
      credits: 5,
      isDryRun: false,
      plan: null,
      codes: ['a', 1],
      in: { a: 'b' },
    };
    expect(boundedDetail(detail)).toEqual(detail);
    expect(boundedDetail({ at: new Date(0), nothing: undefined })).toEqual({
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('says where something was left out', () => {
    expect(boundedDetail({ a: { b: { c: { d: 1 } } } })).toEqual({ a: { b: { c: '…' } } });
    expect(boundedDetail({ list: Array.from({ length: 30 }, () => 1) })).toEqual({
      list: [...Array.from({ length: 20 }, () => 1), '…'],
    });
    const long = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index, 'x'.repeat(500)]));
    expect(boundedDetail(long)).toEqual({ tooLong: true });
    expect(boundedDetail({ reason: 'x'.repeat(500) })).toEqual({ reason: `${'x'.repeat(299)}…` });
  });

  it('cuts between characters', () => {
    expect(auditText('😀😀😀', 2)).toBe('😀…');
    expect(auditText('a\0b\ud800')).toBe('a\ufffdb\ufffd');
  });
});
