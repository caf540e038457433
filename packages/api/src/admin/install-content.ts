import { achievements, avatars, draftOf, type SampleExam, sampleItems } from '@studyhall/content';
import { CourseDraft } from '@studyhall/domain/progress/schemas';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import type { QuestionDraft } from '@studyhall/domain/quizzes/question-draft';
import type { Knex } from 'knex';
import { Achievement, Avatar } from '../gamification/models.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { InstalledContent } from '../platform/models.ts';
import { enqueue } from '../platform/outbox.ts';
import type { Secrets } from '../platform/secrets.ts';
import { addCourse } from '../progress/add-course.ts';
import { Exam, ExamDomain, Question } from '../quizzes/bank-models.ts';
import { emptyStage, type MergeCounts, mergeQuestions } from '../quizzes/import/merge-questions.ts';
import { type DraftRow, stageQuestions } from '../quizzes/import/stage-questions.ts';
import { UnsaidLists } from '../quizzes/import/unsaid-lists.ts';
import { installProducts, productItems } from './install-products.ts';
import { installTranslation } from './install-translation.ts';

/** What the release brings, each part under a name that stays. */
const release: readonly string[] = [
  ...sampleItems,
  ...achievements.map((seed) => `achievement:${seed.slug}`),
  ...avatars.map((seed) => `avatar:${seed.slug}`),
  ...productItems,
];

/** A server that starts beside another one waits until it has installed: to give up after seconds would end the start. */
const WAIT_FOR_OTHERS = `set local statement_timeout = '2min'; set local lock_timeout = '2min'`;

/**
 * Loads the sample content that this database never had. Each part is written down when it is installed, not found by
 * looking whether it is there: so an administrator may change, retire or remove it for good, and a later release brings
 * only what is new in it; new achievements are then given to those who have earned them. A start with nothing to do costs one statement. Answers how many parts were installed.
 */
export async function installContent(
  db: Knex,
  { secrets, now }: { readonly secrets: Secrets; readonly now: Date },
): Promise<number> {
  if ((await listMissing(db)).length === 0) return 0;
  return await inTransaction(db, async (trx) => (await installMissing(trx, { secrets, now })).size);
}

interface Installing {
  readonly secrets: Secrets;
  readonly now: Date;
}

/** The same within a transaction, which keeps others from installing until it ends. Answers which parts were installed. */
export async function installMissing(
  trx: Knex.Transaction,
  { secrets, now }: Installing,
): Promise<ReadonlySet<string>> {
  await trx.raw(WAIT_FOR_OTHERS);
  await trx.raw('lock table platform.installed_content in share row exclusive mode');
  const missing = new Set(await listMissing(trx));
  if (missing.size === 0) return missing;
  const { sampleCourses, sampleExams, sampleTexts, sampleTranslations } = await import(
    '@studyhall/content/samples'
  );
  await installCatalogue(trx, missing, now);
  await installProducts(trx, missing);
  for (const [index, exam] of sampleExams.entries()) {
    await installExam(trx, { exam, displayOrder: index + 1, missing, now });
  }
  for (const [index, course] of sampleCourses.entries()) {
    if (!missing.has(`course:${course.slug}`)) continue;
    await addCourse(trx, { course: CourseDraft.parse(course), displayOrder: index + 1, now });
  }
  for (const { item, ...translation } of sampleTranslations)
    if (missing.has(item))
      await installTranslation(trx, { ...translation, exams: sampleExams, texts: sampleTexts });
  await InstalledContent.query(trx).insert([...missing].map((item) => ({ item, installedAt: now })));
  if (achievements.some((seed) => missing.has(`achievement:${seed.slug}`)))
    await enqueue(trx, secrets, { kind: 'grant-achievements', payload: {}, now });
  return missing;
}

async function listMissing(db: Knex): Promise<string[]> {
  const installed = await InstalledContent.query(db).select('item');
  const known = new Set(installed.map((row) => row.item));
  return release.filter((item) => !known.has(item));
}

/** Achievements before avatars: an avatar names the achievement that unlocks it. */
async function installCatalogue(trx: Knex, missing: ReadonlySet<string>, now: Date): Promise<void> {
  const newAchievements = achievements.filter((seed) => missing.has(`achievement:${seed.slug}`));
  const newAvatars = avatars.filter((seed) => missing.has(`avatar:${seed.slug}`));
  const dated = <Seed>(seeds: readonly Seed[]) => seeds.map((seed) => ({ ...seed, createdAt: now }));
  if (newAchievements.length > 0) {
    await Achievement.query(trx).insert(dated(newAchievements)).onConflict('slug').ignore();
  }
  if (newAvatars.length > 0) {
    await Avatar.query(trx).insert(dated(newAvatars)).onConflict('slug').ignore();
  }
}

interface ExamToInstall {
  readonly exam: SampleExam;
  readonly displayOrder: number;
  readonly missing: ReadonlySet<string>;
  readonly now: Date;
}

async function installExam(trx: Knex.Transaction, install: ExamToInstall): Promise<void> {
  const { exam, missing, now } = install;
  if (missing.has(`exam:${exam.code}`)) await addExam(trx, install);
  const found = await Exam.query(trx).findOne({ code: exam.code }).forNoKeyUpdate();
  if (found === undefined) return;
  const taken = await listExternalIds(trx, found.id);
  const drafts = exam.questions
    .filter(({ externalId }) => missing.has(`question:${exam.code}:${externalId}`) && !taken.has(externalId))
    .map((question) => tidyDraft(draftOf(question)));
  if (drafts.length > 0) await putQuestions(trx, { exam, examId: found.id, drafts, now });
}

interface QuestionsToPut {
  readonly exam: SampleExam;
  readonly examId: string;
  readonly drafts: readonly QuestionDraft[];
  readonly now: Date;
}

/** Brings questions into the bank of a sample exam, as an import does; the caller holds the exam's lock. */
export async function putQuestions(
  trx: Knex.Transaction,
  { exam, examId, drafts, now }: QuestionsToPut,
): Promise<MergeCounts> {
  const importId = newId();
  await stageQuestions(
    trx,
    importId,
    inOneBatch(drafts.map((draft, index) => ({ rowNumber: index + 1, draft, unsaid: null }))),
  );
  const domainTitles = new Map(exam.domains.map((domain) => [domain.code, domain.title]));
  const unsaid = new UnsaidLists();
  const { counts } = await mergeQuestions(trx, {
    ...{ importId, examId, domainTitles, unsaid, now },
    ...{ userId: null, status: 'published' },
  });
  await emptyStage(trx, importId);
  return counts;
}

/** An exam of that code that is there already is somebody's own and stays as it is. */
export async function addExam(
  trx: Knex,
  { exam, displayOrder, now }: Omit<ExamToInstall, 'missing'>,
): Promise<void> {
  const { code, title, description, questionCount, timeLimitSeconds, passPercent } = exam;
  const id = newId();
  await Exam.query(trx)
    .insert({
      id,
      code,
      title,
      description,
      status: 'published',
      questionCount,
      timeLimitSeconds,
      passPercent,
      displayOrder,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict('code')
    .ignore();
  if ((await Exam.query(trx).findById(id).select('id')) === undefined) return;
  await ExamDomain.query(trx).insert(exam.domains.map((domain) => ({ examId: id, ...domain })));
}

async function listExternalIds(trx: Knex, examId: string): Promise<ReadonlySet<string>> {
  const rows = await Question.query(trx).where({ examId }).whereNotNull('externalId').select('externalId');
  return new Set(rows.flatMap((row) => row.externalId ?? []));
}

async function* inOneBatch(rows: readonly DraftRow[]): AsyncGenerator<readonly DraftRow[]> {
  yield rows;
}
