import {
  draftOf,
  type QuestionTranslation,
  type SampleExam,
  type SampleTranslation,
} from '@studyhall/content';
import { originalOfDraft, textsByField } from '@studyhall/domain/quizzes/file-translations';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import { originalForm, translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import { textKinds } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import type { Translatable } from '../platform/translations.ts';
import { Exam, Question, QuestionVersion } from '../quizzes/bank-models.ts';
import { fitQuestion, originalOf } from '../quizzes/translate-question.ts';
import { sources } from '../quizzes/translations/sources.ts';

interface Installing {
  readonly language: string;
  readonly said: SampleTranslation;
  /** Whose texts the translations were made from. */
  readonly exams: readonly SampleExam[];
}

/**
 * Says the sample content in another language, where it is as it was installed and nobody has said it in that language.
 * What an author has changed since is left alone: a start never fails for a text. On a fresh database all of it fits, which
 * a test sees to.
 */
export async function installTranslation(
  trx: Knex.Transaction,
  { language, said, exams }: Installing,
): Promise<void> {
  for (const kind of textKinds) {
    if (kind === 'question') continue;
    for (const [id, texts] of Object.entries(said.texts[kind] ?? {})) {
      const [found] = await sources[kind].list(trx, { id, limit: 1, listOf: null });
      if (found === undefined || !isUntouched(found, language, Object.keys(texts))) continue;
      const { stored } = await sources[kind].fit(trx, found, new Map(Object.entries(texts)));
      if (stored === undefined) continue;
      await sources[kind].put(trx, { id, language, stored });
    }
  }
  for (const exam of exams) {
    const questions = said.questions[exam.code];
    if (questions !== undefined) await translateExam(trx, { exam, questions, language });
  }
}

/** Somebody's own has other texts. */
function isUntouched({ originals, translations }: Translatable, language: string, fields: string[]): boolean {
  const own = originals.map(({ field }) => field).sort();
  return !translations.has(language) && JSON.stringify(own) === JSON.stringify(fields.sort());
}

interface ExamToTranslate {
  readonly exam: SampleExam;
  readonly questions: Readonly<Record<string, QuestionTranslation>>;
  readonly language: string;
}

async function translateExam(
  trx: Knex.Transaction,
  { exam, questions, language }: ExamToTranslate,
): Promise<void> {
  const stored = await listVersions(trx, exam.code);
  for (const question of exam.questions) {
    const translation = questions[question.externalId];
    const version = stored.get(question.externalId);
    if (translation === undefined || version === undefined) continue;
    const original = originalOf(version);
    const installed = originalOfDraft(tidyDraft(draftOf(question)));
    const isChanged =
      originalForm(translatableTexts(original)) !== originalForm(translatableTexts(installed));
    if (isChanged || language in version.translations) continue;
    const said = new Map(Object.entries(textsByField(translation)));
    const fitted = fitQuestion(original, said, null);
    if (fitted.stored === undefined) continue;
    await QuestionVersion.query(trx)
      .findById([version.questionId, version.version])
      .patch({ translations: { ...version.translations, [language]: fitted.stored } });
  }
}

/** The present versions of an exam's questions, by external id. */
async function listVersions(trx: Knex, code: string): Promise<ReadonlyMap<string, QuestionVersion>> {
  const questions = await Question.query(trx)
    .whereIn('examId', Exam.query(trx).where({ code }).select('id'))
    .whereNotNull('externalId')
    .select('id', 'version', 'externalId');
  if (questions.length === 0) return new Map();
  const present = questions.map(({ id, version }) => [id, version]);
  const versions = await QuestionVersion.query(trx).whereInComposite(['questionId', 'version'], present);
  const byId = new Map(versions.map((version) => [version.questionId, version]));
  return new Map(
    questions.flatMap(({ id, externalId }) => {
      const version = byId.get(id);
      return version === undefined || externalId === null ? [] : [[externalId, version] as const];
    }),
  );
}
