import { translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import { DOMAIN_FIELD } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import {
  type FitTranslation,
  hashOfTexts,
  type NewTranslation,
  namedTexts,
  pageByName,
  plainTranslationsOf,
  type Translatable,
  type TranslatablePage,
  withTranslation,
} from '../platform/translations.ts';
import { type AuthorReach, isAuthored } from './authored-exam-queries.ts';
import { Exam, ExamDomain, Question, QuestionVersion } from './bank-models.ts';
import { loadMarkdownReader } from './import/markdown-reader.ts';
import { lockQuestion } from './lifecycle/lock-queries.ts';
import { fitQuestion, originalOf, translationsOf } from './translate-question.ts';

/** Exams of an author with their texts and the titles of their domains, by code. */
export async function listTranslatableExams(
  db: Knex,
  { listOf, ...page }: TranslatablePage & AuthorReach,
): Promise<Translatable[]> {
  const exams = await pageByName(Exam.query(db).modify(isAuthored(db, { listOf })), 'code', page);
  const domains = await ExamDomain.query(db)
    .whereIn(
      'examId',
      exams.map((exam) => exam.id),
    )
    .orderBy('code');
  return exams.map(({ id: examId, code, title, description, language, translations }) => ({
    ...{ id: code, label: title, language },
    originals: [
      ...namedTexts({ title, description }),
      ...domains
        .filter((domain) => domain.examId === examId)
        .map((domain) => ({ field: `${DOMAIN_FIELD}${domain.code}`, text: domain.title })),
    ],
    translations: plainTranslationsOf(translations),
  }));
}

export async function putExamTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Exam.query(trx)
    .where({ code: translation.id })
    .patch({ translations: withTranslation(translation) });
}

interface QuestionPage extends TranslatablePage, AuthorReach {
  readonly examCode?: string | undefined;
}

/** Questions of an author, retired ones left out, with the texts of their present version; in the order of their ids. */
export async function listTranslatableQuestions(
  db: Knex,
  { id, cursor, limit, examCode, listOf }: QuestionPage,
): Promise<Translatable[]> {
  const exams = await Exam.query(db)
    .modify(isAuthored(db, { listOf }))
    .modify((query) => void (examCode !== undefined && query.where({ code: examCode })))
    .select('id', 'language');
  const languages = new Map(exams.map((exam) => [exam.id, exam.language]));
  const questions = await Question.query(db)
    .whereIn('examId', [...languages.keys()])
    .modify((query) => void (id !== undefined && query.where({ id })))
    .modify((query) => void (id === undefined && query.whereNot({ status: 'retired' })))
    .modify((query) => void (cursor !== undefined && query.where('id', '>', cursor)))
    .orderBy('id')
    .limit(limit);
  const versions = await listPresentVersions(db, questions);
  return questions.flatMap((question) => {
    const version = versions.get(question.id);
    if (version === undefined) return [];
    return [
      {
        ...{ id: question.id, label: question.externalId ?? version.text.slice(0, 80) },
        language: languages.get(question.examId) ?? 'en',
        originals: translatableTexts(originalOf(version)).map(({ field, text }) => ({ field, text })),
        translations: translationsOf(version),
      },
    ];
  });
}

async function listPresentVersions(
  db: Knex,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, QuestionVersion>> {
  if (questions.length === 0) return new Map();
  const present = questions.map(({ id, version }) => [id, version]);
  const versions = await QuestionVersion.query(db).whereInComposite(['questionId', 'version'], present);
  return new Map(versions.map((version) => [version.questionId, version]));
}

/** As far back as it is looked for what a translation was made of. */
const MOST_VERSIONS = 100;

interface TranslatedVersion {
  readonly version: number;
  /** The newest of its versions from whose texts the translation was made; undefined where none of them said that. */
  readonly madeOf?: Pick<Translatable, 'originals'> & { readonly version: number };
}

/** The present version of a question, and the one that has the texts of this hash. */
export async function findTranslatedVersion(
  db: Knex,
  { id, of }: { readonly id: string; readonly of: string | undefined },
): Promise<TranslatedVersion> {
  const versions = await QuestionVersion.query(db)
    .where({ questionId: id })
    .orderBy('version', 'desc')
    .limit(of === undefined ? 1 : MOST_VERSIONS);
  const said = versions.map((one) => ({
    version: one.version,
    originals: translatableTexts(originalOf(one)).map(({ field, text }) => ({ field, text })),
  }));
  const madeOf = said.find(({ originals }) => hashOfTexts(originals) === of);
  return { version: versions[0]?.version ?? 1, ...(madeOf !== undefined && { madeOf }) };
}

/** Locks the bank of a question as an edit locks it: what it says stays. Errors: `not-found`, also for others' questions. */
export async function lockTranslatedQuestion(
  trx: Knex.Transaction,
  { id: questionId, listOf }: AuthorReach & { readonly id: string },
): Promise<void> {
  await lockQuestion(trx, { questionId, listOf });
}

/** How what was said of a question is stored, whose bank the caller has locked. */
export async function fitQuestionTranslation(
  trx: Knex.Transaction,
  id: string,
  said: ReadonlyMap<string, string>,
): Promise<FitTranslation> {
  const version = await getPresentVersion(trx, id);
  const readMarkdown = version.textFormat === 'markdown' ? await loadMarkdownReader() : null;
  return fitQuestion(originalOf(version), said, readMarkdown);
}

async function getPresentVersion(db: Knex, id: string): Promise<QuestionVersion> {
  const { version } = await Question.query(db).findById(id).select('version').throwIfNotFound();
  return await QuestionVersion.query(db).findById([id, version]).throwIfNotFound();
}

/** In place: what a question says in another language is no new version of it. */
export async function putQuestionTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  const { questionId, version } = await getPresentVersion(trx, translation.id);
  await QuestionVersion.query(trx)
    .findById([questionId, version])
    .patch({ translations: withTranslation(translation) });
}
