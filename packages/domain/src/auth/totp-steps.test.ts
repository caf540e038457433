import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TOTP_SECONDS, totpStepOf, usableTotpSteps } from './totp-steps.ts';

const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

test('a step is thirty seconds from 1970 on', () => {
  expect(totpStepOf(new Date(59_999))).toBe(1);
  expect(totpStepOf(new Date(60_000))).toBe(2);
});

test('before a code was used, this step and one each way count', () => {
  fc.assert(
    fc.property(moments, (now) => {
      const step = totpStepOf(now);
      expect(usableTotpSteps(now, null)).toEqual([step - 1, step, step + 1]);
    }),
  );
});

test('what was used, and all before it, never counts again; what comes after does', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -3, max: 3 }), (now, offset) => {
      const lastStep = totpStepOf(now) + offset;
      const usable = usableTotpSteps(now, lastStep);
      expect(usable.every((step) => step > lastStep)).toBe(true);
      expect(usable).toEqual(usableTotpSteps(now, null).filter((step) => step > lastStep));
    }),
  );
});

test('a code is good for at most a minute and a half', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 600 }), (now, seconds) => {
      const step = totpStepOf(now);
      const later = new Date(now.getTime() + seconds * 1000);
      const age = (later.getTime() - step * TOTP_SECONDS * 1000) / 1000;
      expect(usableTotpSteps(later, null).includes(step)).toBe(age < 2 * TOTP_SECONDS);
    }),
  );
});
