import type { MarkdownReader } from '@studyhall/domain/quizzes/markdown-shown';
import { translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import {
  carriedOver,
  checkTranslation,
  type JudgedOriginal,
  type SaidTexts,
  type StoredTranslation,
  saidIn,
} from '@studyhall/domain/quizzes/question-translation';
import { foreignImages } from '@studyhall/domain/quizzes/question-translation-check';
import { type FitTranslation, hashOfTexts, type SaidTranslation } from '../platform/translations.ts';
import type { QuestionVersion } from './bank-models.ts';
import { Translations } from './translation-queries.ts';

type Version = Pick<
  QuestionVersion,
  'type' | 'text' | 'textFormat' | 'explanation' | 'hint' | 'public' | 'key' | 'feedback'
>;

/** A version as translations are judged by it. */
export function originalOf(version: Version): JudgedOriginal {
  const { type, text, textFormat, explanation, hint, public: shown, key, feedback } = version;
  return { type, text, textFormat, explanation, hint, public: shown, key, feedback };
}

/** The translations of a version by their fields. */
export function translationsOf(
  version: Version & Pick<QuestionVersion, 'translations'>,
): Map<string, SaidTranslation> {
  const original = originalOf(version);
  return new Map(
    Object.entries(Translations.parse(version.translations)).map(([language, stored]) => [
      language,
      { of: stored.of, said: saidIn(original, stored) },
    ]),
  );
}

/** A translation of a version as it is stored, or what is wrong with it by field. */
export function fitQuestion(
  original: JudgedOriginal,
  said: SaidTexts,
  readMarkdown: MarkdownReader | null,
): FitTranslation {
  const { translation, problems = foreignImages(original, said) } = checkTranslation(
    original,
    said,
    readMarkdown,
  );
  if (translation === undefined || problems.length > 0)
    return { problems: problems.map(({ column, message }) => ({ field: column, message })) };
  const stored: StoredTranslation = { of: hashOfTexts(translatableTexts(original)), ...translation };
  return { stored, said: saidIn(original, translation) };
}

/**
 * What a new version has of the translations of the one before it: those that still fit, each with the hash of what it was
 * made from, so that it is old where that was changed.
 */
export function carriedTranslations(
  from: JudgedOriginal & Pick<QuestionVersion, 'translations'>,
  to: JudgedOriginal,
): Record<string, StoredTranslation> {
  const carried = Object.entries(Translations.parse(from.translations)).flatMap(([language, stored]) => {
    const translation = carriedOver(from, to, stored);
    return translation === null ? [] : [[language, { of: stored.of, ...translation }] as const];
  });
  return Object.fromEntries(carried);
}
