import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedSerial, parseSerial, serialOf } from './certificate-serial.ts';

const serials = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(serialOf);

describe('a serial', () => {
  it('holds all 128 bits: other bytes make another one', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(serialOf(one) === serialOf(other)).toBe(one.every((byte, index) => byte === other[index]));
      }),
    );
    expect(serialOf(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(serialOf(new Uint8Array(16).fill(255))).toBe(`7${'Z'.repeat(25)}`);
  });

  it('is read again however it was copied: grouped, in small letters, with spaces', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const grouped = groupedSerial(serial);
        expect(grouped).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}-\w{6}$/);
        for (const text of [serial, grouped, ` ${grouped.toLowerCase()} `, grouped.replaceAll('-', ' ')])
          expect(parseSerial(text)).toBe(serial);
      }),
    );
  });

  it('forgives the letters that look like digits', () => {
    expect(parseSerial(`oO${'i'.repeat(12)}${'L'.repeat(12)}`)).toBe(`00${'1'.repeat(24)}`);
  });

  it.each([
    '',
    '0',
    'U'.repeat(26),
    `8${'0'.repeat(25)}`,
    '0'.repeat(25),
    '0'.repeat(27),
    '../../etc',
    `${'0'.repeat(25)}é`,
  ])('is not %j', (text) => {
    expect(parseSerial(text)).toBeUndefined();
  });
});
