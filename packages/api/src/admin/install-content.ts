import { achievements, avatars, draftOf, type SampleExam, sampleItems } from '@studyhall/content';
import { CourseDraft } from '@studyhall/domain/progress/schemas';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import type { Knex } from 'knex';
import { Achievement, Avatar } from '../gamification/models.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { InstalledContent } from '../platform/models.ts';
import { enqueue } from '../platform/outbox.ts';
import type { Secrets } from '../platform/secrets.ts';
import { addCourse } from '../progress/add-course.ts';
import { Exam, ExamDomain, Question } from '../quizzes/bank-models.ts';
import { emptyStage, mergeQuestions } from '../quizzes/import/merge-questions.ts';
import { type DraftRow, stageQuestions } from '../quizzes/import/stage-questions.ts';
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
  const { sampleCourses, sampleExams, sampleTranslations } = await import('@studyhall/content/samples');
  return await inTransaction(db, async (trx) => {
    await trx.raw(WAIT_FOR_OTHERS);
    await trx.raw('lock table platform.installed_content in share row exclusive mode');
    const missing = new Set(await listMissing(trx));
    if (missing.size === 0) return 0;
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
      if (missing.has(item)) await installTranslation(trx, { ...translation, exams: sampleExams });
    const installed = [...missing].map((item) => ({ item, installedAt: now }));
    await InstalledContent.query(trx).insert(installed);
    if (achievements.some((seed) => missing.has(`achievement:${seed.slug}`)))
      await enqueue(trx, secrets, { kind: 'grant-achievements', payload: {}, now });
    return installed.length;
  });
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
  if (drafts.length === 0) return;
  const importId = newId();
  await stageQuestions(
    trx,
    importId,
    inOneBatch(drafts.map((draft, index) => ({ rowNumber: index + 1, draft }))),
  );
  const domainTitles = new Map(exam.domains.map((domain) => [domain.code, domain.title]));
  await mergeQuestions(trx, { importId, examId: found.id, domainTitles, now });
  await emptyStage(trx, importId);
}

/** An exam of that code that is there already is somebody's own and stays as it is. */
async function addExam(trx: Knex, { exam, displayOrder, now }: ExamToInstall): Promise<void> {
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
