import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../primitives.ts';
import { sampleSiteTexts } from './sample-site-texts.ts';
import { isAsked, placeholdersOf, SiteTexts, textPages } from './site-texts.ts';

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

test('what is linked has an address behind it, here or elsewhere in the text', () => {
  const links = [
    '[our page](/imprint)',
    '[our page]( <https://school.org/a(b)> "School")',
    '[our page](imprint.html)',
    '[our page](school.org/imprint)',
    '![our logo](../logo.png)',
    '[write to us](mailto:desk@school.org)',
    '[our page][home]\n\n[Home]: https://school.org',
    '[our page]\n\n[our page]: </imprint>',
    'As said[^note]\n\n[^note]: by whom',
  ];
  for (const text of links) expect(placeholdersOf(text), text).toEqual([]);
  const open = [
    '[Firm]: GmbH',
    '[Firm](optional)',
    '[Firm](z.B. GmbH)',
    '[Firm](e.g. Ltd.)',
    '[Firm](Tel.: 1)',
    '[Firm][x]',
    '[Firm]: 1.May, 12.50',
    '[Firm][]',
    '[Firm]:\nLtd',
  ];
  for (const text of open) expect(placeholdersOf(text), text).toEqual(['[Firm]']);
});

test('a text of any form is looked through', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const found of placeholdersOf(text)) expect(text).toContain(found);
    }),
  );
});

test('somebody is asked until they have agreed to the newest version that asks, and not by those after it', () => {
  const isAskedBy = (asking: number, agreed: number) => isAsked({ isPublished: true, asking, agreed });
  expect(isAskedBy(2, 1)).toBe(true);
  expect(isAskedBy(2, 2)).toBe(false);
  expect(isAskedBy(2, 5)).toBe(false);
  expect(isAskedBy(0, 0)).toBe(false);
});

test('whoever has agreed to nothing is asked as soon as something is published, whether it asks or not', () => {
  expect(isAsked({ isPublished: false, asking: 0, agreed: null })).toBe(false);
  expect(isAsked({ isPublished: true, asking: 0, agreed: null })).toBe(true);
  expect(isAsked({ isPublished: true, asking: 2, agreed: null })).toBe(true);
});
