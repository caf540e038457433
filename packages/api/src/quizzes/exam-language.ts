import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { plainTranslationsOf } from '../platform/translations.ts';
import { type Exam, Question, QuestionVersion } from './bank-models.ts';

interface MeantLanguage {
  readonly exam: Exam;
  /** Undefined says nothing. */
  readonly language: string | undefined;
}

/**
 * What is called the original in a language must not have a translation into it beside it, of the exam or of one of its
 * questions. Errors: `exam-terms-contradict` with the field `language`.
 */
export async function demandUntranslated(trx: Knex, { exam, language }: MeantLanguage): Promise<void> {
  if (language === undefined || language === exam.language) return;
  const present = Question.query(trx).where({ examId: exam.id }).select('id', 'version');
  const translated = await QuestionVersion.query(trx)
    .whereInComposite(['questionId', 'version'], present)
    .whereRaw('jsonb_exists(translations, ?)', [language])
    .select('questionId')
    .first();
  if (translated !== undefined || plainTranslationsOf(exam.translations).has(language))
    throw new DomainError('exam-terms-contradict', { field: 'language' });
}
