import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftsOf } from '../testing/question-bodies.ts';
import { csvTableOf } from './export-csv.ts';
import { translatedCells, translatedColumns } from './export-csv-translations.ts';
import { nestedTexts, originalOfDraft, splitTranslations, textsByField } from './file-translations.ts';
import { draftFromCsvRow } from './import-csv.ts';
import { readCsvHeader } from './import-csv-columns.ts';
import { translationColumnsOf, translationsOfRow } from './import-csv-translations.ts';
import { tidyDraft } from './import-draft.ts';
import { translatableTexts } from './question-texts.ts';
import { questionTypes } from './question-types/question-types.ts';
import type { QuestionDraft } from './schemas.ts';

const anyDraft = fc.oneof(...questionTypes.map(draftsOf)).map((draft) => tidyDraft(draft));

/** All of it in a language that only counts, and explains as much as the share says. */
function inNumbers(draft: QuestionDraft, share: number): Record<string, string> {
  const texts = translatableTexts(originalOfDraft(draft));
  return Object.fromEntries(
    texts.flatMap(({ field, text, part }, index) =>
      part === 'shown' || index % share === 0
        ? [[field, `n${index}${field === 'text' ? ` ${text}` : ''}`]]
        : [],
    ),
  );
}

test('a table says in other languages what was written into it, for every type', () => {
  const { columns, rowOf } = csvTableOf();
  const translated = translatedColumns(columns);
  const header = [...columns, ...translated.map((column) => `${column}@de`)];
  const marked = translationColumnsOf(header);
  if (marked === undefined) throw new Error('It has columns of German');
  const { layout } = readCsvHeader(marked.own(header));
  if (layout === undefined) throw new Error('It is a header');
  fc.assert(
    fc.property(anyDraft, fc.integer({ min: 1, max: 3 }), (draft, share) => {
      const said = inNumbers(draft, share);
      const other = translatedCells(draft, said);
      const cells = [...rowOf(draft), ...translated.map((column) => other[column] ?? '')];
      const read = draftFromCsvRow(layout, marked.own(cells));
      if (read.draft === undefined) throw new Error(JSON.stringify(read.problems));
      const { de = {} } = translationsOfRow({ columns: marked, layout, cells, draft: read.draft });
      const filled = Object.entries(de).filter(([, text]) => text !== '');
      expect(Object.fromEntries(filled)).toEqual(said);
    }),
  );
});

test('a nested translation says the same by field', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const said = inNumbers(draft, 1);
      expect(textsByField(nestedTexts(said))).toEqual(said);
      const whole = { ...draft, translations: { de: nestedTexts(said) } };
      expect(splitTranslations(whole)).toEqual({
        question: draft,
        translations: { de: said },
        problems: [],
      });
    }),
  );
});

test('what is no text is named, however deep it lies', () => {
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 'text');
  const { problems } = splitTranslations({ translations: { de: 5, fr: { text: 7 }, it: deep } });
  expect(problems).toEqual(
    ['translations.de', 'translations.fr.text', 'translations.it.0.0.0.0.0'].map((column) => ({
      column,
      message: 'must be a text',
    })),
  );
});

test('a header without other languages has none, and one that is in no language is named', () => {
  expect(translationColumnsOf(['domain', 'question-text'])).toBeUndefined();
  const { problems, languages } =
    translationColumnsOf(['Question Text @ DE', 'hint@de', 'key@xx-yyyyyyyyyy']) ?? {};
  expect(languages).toEqual(['de']);
  expect(problems).toEqual([
    { column: 'key@xx-yyyyyyyyyy', message: 'names no language, such as de or pt-BR' },
  ]);
});

test('whatever a header says, it is read without throwing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^.{0,8}@.{0,8}$/))), (header) => {
      translationColumnsOf(header);
    }),
  );
});
