import { cellsOf } from './export-csv.ts';
import { type FileTranslations, originalOfDraft } from './file-translations.ts';
import type { QuestionDraft } from './question-draft.ts';
import { mapTexts } from './question-texts.ts';
import { checkTranslation, overlay, type TranslatedParts } from './question-translation.ts';
import type { CsvColumn } from './question-types/csv-words.ts';
import { rulesOf } from './question-types/question-types.ts';

/** Columns whose cells hold texts that can be said in another language. */
const TRANSLATED =
  /^(?:question-text|hint|explanation(?:-[a-t])?|option-[a-t]|match-[a-t]|gap-[a-t]|accepted|correct answer|model-answer|marking-points)$/;

/** Of these columns those that a file has once more for each language. */
export function translatedColumns(columns: readonly CsvColumn[]): CsvColumn[] {
  return columns.filter((column) => TRANSLATED.test(column));
}

/** The cells of a question in another language: empty where it says nothing there. */
export function translatedCells(
  draft: QuestionDraft,
  said: FileTranslations[string] | undefined,
): Partial<Record<CsvColumn, string>> {
  const original = originalOfDraft(draft);
  const { translation } = checkTranslation(original, new Map(Object.entries(said ?? {})), null);
  if (translation === undefined) return {};
  const cells = cellsOf(inLanguage(draft, translation));
  const own = cellsOf(draft);
  // What is typed is the same in every language: a list of nothing else says nothing here.
  const isTypedAlone = (column: string) =>
    cells[column as CsvColumn] === own[column as CsvColumn] &&
    (column === 'accepted' ||
      column === 'correct answer' ||
      (column.startsWith('gap-') && !own[column as CsvColumn]?.startsWith('[')));
  return Object.fromEntries(Object.entries(cells).filter(([column]) => !isTypedAlone(column)));
}

function inLanguage(
  draft: QuestionDraft,
  { text, hint, explanation, ...parts }: TranslatedParts,
): QuestionDraft {
  const original = originalOfDraft(draft);
  const only = (of: 'public' | 'feedback') =>
    overlay(
      mapTexts(original[of], () => ''),
      parts[of],
    );
  const body = rulesOf(draft.type).bodyOf({
    ...{ public: only('public'), key: original.key, feedback: only('feedback') },
  }) as object;
  return {
    ...draft,
    ...body,
    ...{
      text,
      explanation,
      hint: draft.hint === null || hint === null ? null : { ...draft.hint, text: hint },
    },
  };
}
