import { originalOfDraft } from '@studyhall/domain/quizzes/file-translations';
import { translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import { type JudgedOriginal, saidIn } from '@studyhall/domain/quizzes/question-translation';
import type * as z from 'zod';
import type { FormattedDraft } from '../lifecycle/stored-question-queries.ts';
import { carriedTranslations, fitQuestion } from '../translate-question.ts';
import type { Translations } from '../translation-queries.ts';

type Side = JudgedOriginal & { readonly translations: z.output<typeof Translations> | null };

/**
 * What a file says in other languages of a question that keeps what the file has no place for: a translation is of the whole
 * question, so what was said of the rest stays. Undefined where the file says nothing in other languages: then all stays.
 */
export function keptTranslations(
  filled: FormattedDraft,
  { said, stored }: { readonly said: Side; readonly stored: Side },
): Readonly<Record<string, object>> | undefined {
  if (said.translations === null) return undefined;
  const whole = originalOfDraft(filled);
  const here = new Set(translatableTexts(said).map(({ field }) => field));
  const carried = carriedTranslations({ ...stored, translations: stored.translations ?? {} }, whole);
  const kept = Object.entries(said.translations).map(([language, texts]) => {
    const before = carried[language];
    const unsaid =
      before === undefined ? [] : [...saidIn(whole, before)].filter(([field]) => !here.has(field));
    const fitted = fitQuestion(whole, new Map([...unsaid, ...saidIn(said, texts)]), null);
    return [language, fitted.stored ?? texts] as const;
  });
  return Object.fromEntries(kept);
}
