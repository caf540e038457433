import { isDeepStrictEqual } from 'node:util';
import {
  draftOf,
  type SampleExam,
  type SampleTexts,
  type SampleTranslation,
  type Texts,
} from '@studyhall/content';
import { originalOfDraft, textsByField } from '@studyhall/domain/quizzes/file-translations';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import { originalForm, translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import { type PlainTextKind, textKinds } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import {
  type FitTranslation,
  type SaidTranslation,
  type Translatable,
  withTranslation,
} from '../platform/translations.ts';
import { Exam, Question, QuestionVersion } from '../quizzes/bank-models.ts';
import { fitQuestion, originalOf, translationsOf } from '../quizzes/translate-question.ts';
import { sources } from '../quizzes/translations/sources.ts';

interface Installing {
  readonly language: string;
  readonly said: SampleTranslation;
  /** What the translations were made from. */
  readonly exams: readonly SampleExam[];
  readonly texts: SampleTexts;
  /** Whether what somebody has said in that language gives way. */
  readonly isAgain?: boolean;
}

export interface Translated {
  readonly questions: number;
  /** With all else. */
  readonly things: number;
}

/**
 * Says the sample content in another language, where it is as it was installed and nobody has said it in that language.
 * What an author has changed since is left alone: a start never fails for a text. On a fresh database all of it fits, which
 * a test sees to. Answers how many have another translation than before.
 */
export async function installTranslation(trx: Knex.Transaction, installing: Installing): Promise<Translated> {
  let questions = 0;
  for (const exam of installing.exams) questions += await translateExam(trx, exam, installing);
  let things = questions;
  for (const kind of textKinds)
    if (kind !== 'question') things += await translateTexts(trx, kind, installing);
  return { questions, things };
}

async function translateTexts(
  trx: Knex.Transaction,
  kind: PlainTextKind,
  { language, said, texts: originals, isAgain = false }: Installing,
): Promise<number> {
  let things = 0;
  for (const [id, texts] of Object.entries(said.texts[kind])) {
    const [found] = await sources[kind].list(trx, { id, limit: 1, listOf: null });
    if (found === undefined || !isAsInstalled(found, originals[kind][id])) continue;
    const stored = await fitting(found.translations.get(language), isAgain, async () =>
      sources[kind].fit(trx, found, new Map(Object.entries(texts))),
    );
    if (stored === undefined) continue;
    await sources[kind].put(trx, { id, language, stored });
    things += 1;
  }
  return things;
}

/** Somebody's own has other texts. */
function isAsInstalled({ originals }: Translatable, installed: Texts = {}): boolean {
  const present = originals.map(({ field, text }) => [field, text.trim()] as const);
  const written = Object.entries(installed).map(([field, text]) => [field, text.trim()] as const);
  return isDeepStrictEqual(new Map(present), new Map(written.filter(([, text]) => text !== '')));
}

/** The translation of the release, where it is to be written. */
async function fitting(
  present: SaidTranslation | undefined,
  isAgain: boolean,
  fit: () => Promise<FitTranslation>,
): Promise<object | undefined> {
  if (present !== undefined && !isAgain) return undefined;
  const { stored, problems, said } = await fit();
  if (problems !== undefined) return undefined;
  const isThere = present?.of === stored.of && isDeepStrictEqual(said, present.said);
  return isThere ? undefined : stored;
}

async function translateExam(
  trx: Knex.Transaction,
  exam: SampleExam,
  { language, said, isAgain = false }: Installing,
): Promise<number> {
  const stored = await listVersions(trx, exam.code);
  let count = 0;
  for (const question of exam.questions) {
    const translation = said.questions[exam.code]?.[question.externalId];
    const version = stored.get(question.externalId);
    if (translation === undefined || version === undefined) continue;
    const original = originalOf(version);
    const installed = originalOfDraft(tidyDraft(draftOf(question)));
    const isChanged =
      originalForm(translatableTexts(original)) !== originalForm(translatableTexts(installed));
    if (isChanged) continue;
    const texts = new Map(Object.entries(textsByField(translation)));
    const fitted = await fitting(translationsOf(version).get(language), isAgain, () =>
      Promise.resolve(fitQuestion(original, texts, null)),
    );
    if (fitted === undefined) continue;
    await QuestionVersion.query(trx)
      .findById([version.questionId, version.version])
      .patch({ translations: withTranslation({ id: version.questionId, language, stored: fitted }) });
    count += 1;
  }
  return count;
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
