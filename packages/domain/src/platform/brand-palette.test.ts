import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandPaletteOf, contrastOf } from './brand-palette.ts';

const colour = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG: black on white 21, a colour on itself 1', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#5b5fef', '#5b5fef')).toBe(1);
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('whatever colour is chosen, white is read on it and it is read on every ground', () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const { light, dark, shades } = brandPaletteOf(chosen);
      for (const shade of [light.brand, dark.brand, shades[6] ?? ''])
        expect(contrastOf(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#ffffff', '#f7f7fc', '#eff0f8', light['brand-soft']])
        for (const text of [light['brand-text'], light['brand-deep']])
          expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#0f1021', '#181a30', '#2b2e4d', dark['brand-soft']])
        for (const text of [dark['brand-text'], dark['brand-deep']])
          expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('ten shades go from light to dark', () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const { shades } = brandPaletteOf(chosen);
      expect(shades).toHaveLength(10);
      expect(contrastOf(shades[0] ?? '', '#ffffff')).toBeLessThan(contrastOf(shades[9] ?? '', '#ffffff'));
    }),
  );
});
