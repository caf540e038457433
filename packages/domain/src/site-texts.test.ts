import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from './primitives.ts';
import { sampleSiteTexts } from './sample-site-texts.ts';
import { isAskedAgain, placeholdersOf, SiteTexts, textPages } from './site-texts.ts';

test('every sample is there in every language, fits, and has something left to be filled in', () => {
  for (const page of textPages) {
    const texts = SiteTexts.parse(sampleSiteTexts[page]);
    for (const language of languages) expect(placeholdersOf(texts[language])).not.toEqual([]);
  }
});

test('a placeholder is what stands in square brackets with words in it, each once', () => {
  expect(placeholdersOf('By [name], at [street and town]; [name] again')).toEqual([
    '[name]',
    '[street and town]',
  ]);
});

test('links, notes and boxes are no placeholders', () => {
  const text = '[our page](https://school.org) [see][1] [1] [x] []\n\n[see]: https://school.org\n[a\nb]';
  expect(placeholdersOf(text)).toEqual([]);
});

test('a text of any form is looked through', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const found of placeholdersOf(text)) expect(text).toContain(found);
    }),
  );
});

test('somebody is asked until they have agreed to the newest version that asks, and not by those after it', () => {
  expect(isAskedAgain({ asking: 0, agreed: null })).toBe(false);
  expect(isAskedAgain({ asking: 2, agreed: null })).toBe(true);
  expect(isAskedAgain({ asking: 2, agreed: 1 })).toBe(true);
  expect(isAskedAgain({ asking: 2, agreed: 2 })).toBe(false);
  expect(isAskedAgain({ asking: 2, agreed: 5 })).toBe(false);
});
