import i18next from 'i18next';
import { expect, expectTypeOf, test } from 'vitest';
import { pluralForms, type Words } from './catalogue.ts';
import { setLanguage, startLanguages } from './language.ts';

type Source = {
  readonly title: 'Steps';
  readonly list: { readonly steps_one: 'a step'; readonly steps_other: 'steps' };
};
type Polish = Words<Source, 'one' | 'few' | 'many' | 'other'>;

const polish: Polish = {
  title: 'Kroki',
  list: {
    steps_one: '{{count}} krok',
    steps_few: '{{count}} kroki',
    steps_many: '{{count}} kroków',
    steps_other: '{{count}} kroku',
  },
};

test('the forms of each language are those in which it counts', () => {
  for (const [tag, forms] of Object.entries(pluralForms)) {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    expect([...forms].sort(), tag).toEqual(pluralCategories.toSorted());
  }
});

test('a language that counts in four forms has to say each, and has each said', async () => {
  expectTypeOf<Omit<Polish['list'], 'steps_few'>>().not.toExtend<Polish['list']>();
  expectTypeOf<keyof Polish['list']>().toEqualTypeOf<`steps_${'one' | 'few' | 'many' | 'other'}`>();
  const { pluralCategories } = new Intl.PluralRules('pl').resolvedOptions();
  expect(Object.keys(polish.list).sort()).toEqual(pluralCategories.map((form) => `steps_${form}`).sort());
  const speaker = i18next.createInstance();
  await speaker.init({ lng: 'pl', fallbackLng: false, resources: { pl: { translation: polish } } });
  expect([1, 2, 5, 22, 1.5].map((count) => speaker.t('list.steps', { count, defaultValue: '' }))).toEqual([
    '1 krok',
    '2 kroki',
    '5 kroków',
    '22 kroki',
    '1.5 kroku',
  ]);
});

test('what a language lacks is never said in English', async () => {
  await startLanguages();
  i18next.addResource('en', 'translation', 'only.english', 'English');
  await setLanguage('en');
  expect(i18next.exists('only.english')).toBe(true);
  await setLanguage('de');
  expect(i18next.exists('only.english')).toBe(false);
});
