import { achievements, avatars, draftOf, products } from '@studyhall/content';
import { sampleCourses, sampleExams, sampleTranslations } from '@studyhall/content/samples';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { TextKind } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gamificationOutboxHandlers } from '../gamification/outbox-handlers.ts';
import { openDatabase } from '../platform/database.ts';
import { createRelay } from '../platform/relay.ts';
import { createSecrets, newSecretKey } from '../platform/secrets.ts';
import { Exam, Question, QuestionVersion } from '../quizzes/bank-models.ts';
import { listTranslations } from '../quizzes/translations/list-translations.ts';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { putContent } from './content/put-content.ts';
import { installContent } from './install-content.ts';

const secrets = createSecrets([newSecretKey()]);
let database: TestDatabase;
let db: Knex;
let asOwner: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 4 });
  asOwner = openDatabase({ url: database.url, poolSize: 1 });
});

afterAll(async () => {
  await db.destroy();
  await asOwner.destroy();
  await database.drop();
});

const questionsInAll = sampleExams.reduce((sum, exam) => sum + exam.questions.length, 0);
const levelsInAll = sampleCourses.reduce((sum, course) => sum + course.levels.length, 0);
const partsInAll =
  questionsInAll +
  [sampleExams, sampleCourses, achievements, avatars, products, sampleTranslations].reduce(
    (sum, parts) => sum + parts.length,
    0,
  );

async function countRows(table: string): Promise<number> {
  const [row] = await db(table).count({ rows: '*' });
  return Number(row?.rows);
}

it('a fresh database gets everything once, however many processes start together', async () => {
  const installed = await Promise.all([1, 2, 3].map(() => installContent(db, { secrets, now: NOW })));
  expect(installed.toSorted((a, b) => a - b)).toEqual([0, 0, partsInAll]);
  expect(await countRows('quizzes.exams')).toBe(sampleExams.length);
  expect(await countRows('quizzes.questions')).toBe(questionsInAll);
  expect(await countRows('quizzes.question_versions')).toBe(questionsInAll);
  expect(await countRows('gamification.achievements')).toBe(31);
  expect(await countRows('gamification.avatars')).toBe(18);
  expect(await countRows('progress.courses')).toBe(sampleCourses.length);
  expect(await countRows('progress.levels')).toBe(levelsInAll);
  expect(await countRows('quizzes.staged_questions')).toBe(0);
  expect(await countRows('quizzes.staged_outcomes')).toBe(0);
});

it('every question and everything else that is installed is said in German, too', async () => {
  expect(sampleTranslations.map(({ language }) => language)).toEqual(['de']);
  const count = async (kind: TextKind, examCode?: string) => {
    const page = { kind, examCode, language: 'de', limit: 100, listOf: null };
    const all = await listTranslations(db, page);
    expect(all.nextCursor).toBeNull();
    expect(all.items.filter(({ state }) => state !== 'current')).toEqual([]);
    return all.items.length;
  };
  for (const exam of sampleExams) expect(await count('question', exam.code)).toBe(exam.questions.length);
  const counts = {
    exam: sampleExams,
    course: sampleCourses,
    achievement: achievements,
    avatar: avatars,
    offer: products,
  };
  for (const [kind, parts] of Object.entries(counts))
    expect(await count(TextKind.parse(kind))).toBe(parts.length);
  expect(await count('level')).toBe(levelsInAll);
});

it('what an author says otherwise is not said in German as if it were the same', async () => {
  await asOwner('progress.courses')
    .where({ slug: 'toxic-turtle' })
    .update({ summary: 'Ours', translations: '{}' });
  await asOwner('platform.installed_content').where('item', 'like', 'german:%').delete();
  await installContent(db, { secrets, now: NOW });
  const page = { kind: 'course' as const, language: 'de', id: 'toxic-turtle', limit: 1, listOf: null };
  expect((await listTranslations(db, page)).items).toMatchObject([{ state: 'missing' }]);
  const again = ['course:toxic-turtle', 'german:1'];
  const parts = await putContent(db, { again, isDryRun: false, secrets, now: NOW });
  expect(parts).toContainEqual({ item: 'german:1', outcome: 'put-back', questions: 0 });
  expect((await listTranslations(db, page)).items).toMatchObject([{ state: 'current' }]);
});

it('what somebody has said in that language, or otherwise in the first, is left alone', async () => {
  const [one] = await QuestionVersion.query(db).whereRaw("jsonb_exists(translations, 'de')").limit(1);
  if (one === undefined) throw new Error('There is one');
  const key = [one.questionId, one.version];
  await QuestionVersion.query(db).findById(key).patch({ text: 'Another question?', translations: {} });
  await Exam.query(db)
    .where({ code: 'security' })
    .patch({ translations: { de: { of: '', title: 'Meins' } } });
  await asOwner('platform.installed_content').where('item', 'like', 'german:%').delete();
  expect(await installContent(db, { secrets, now: NOW })).toBe(sampleTranslations.length);
  expect(await QuestionVersion.query(db).findById(key)).toMatchObject({ translations: {} });
  const exam = await Exam.query(db).findOne({ code: 'security' });
  expect(exam?.translations).toEqual({ de: { of: '', title: 'Meins' } });
  await QuestionVersion.query(db).findById(key).patch({ text: one.text, translations: one.translations });
});

it.each(['security', 'hands-on'])(
  'a question of %s is stored as it was written, in its domain',
  async (code) => {
    const [written] = sampleExams.find((one) => one.code === code)?.questions ?? [];
    if (written === undefined) throw new RangeError(code);
    const exam = await Exam.query(db).findOne({ code }).throwIfNotFound();
    const question = await Question.query(db)
      .findOne({ examId: exam.id, externalId: written.externalId })
      .throwIfNotFound();
    const version = await QuestionVersion.query(db).findById([question.id, 1]).throwIfNotFound();
    expect(version).toMatchObject({ text: written.text, type: written.type });
    expect(version).toMatchObject(rulesOf(written.type).partsOf(draftOf(written)));
    expect(question).toMatchObject({ domainCode: written.domainCode, status: 'published' });
    expect(question.tags).toEqual([
      `difficulty:${written.difficulty}`,
      ...written.tags.map((tag) => `topic:${tag}`).sort(),
    ]);
  },
);

it('a start with nothing to install costs one statement', async () => {
  const statements = await statementsOf(db, () => installContent(db, { secrets, now: NOW }));
  expect(statements).toHaveLength(1);
});

it('what an administrator changed or removed stays so', async () => {
  const exam = await Exam.query(db).findOne({ code: 'network' }).throwIfNotFound();
  await Exam.query(db).findById(exam.id).patch({ title: 'Our own title' });
  const [edited, removed] = await Question.query(db).where({ examId: exam.id }).limit(2);
  await Question.query(db)
    .findById(edited?.id ?? '')
    .patch({ status: 'retired' });
  await QuestionVersion.query(db)
    .where({ questionId: removed?.id ?? '' })
    .delete();
  await Question.query(db).deleteById(removed?.id ?? '');

  await installContent(db, { secrets, now: NOW });
  expect((await Exam.query(db).findById(exam.id))?.title).toBe('Our own title');
  expect((await Question.query(db).findById(edited?.id ?? ''))?.status).toBe('retired');
  expect(await countRows('quizzes.questions')).toBe(questionsInAll - 1);
});

it('a part that a later release brings is added, and nothing beside it is touched', async () => {
  const exam = await Exam.query(db).findOne({ code: 'a1101' }).throwIfNotFound();
  const [question] = await Question.query(db).where({ examId: exam.id }).orderBy('id').limit(1);
  await QuestionVersion.query(db)
    .where({ questionId: question?.id ?? '' })
    .delete();
  await Question.query(db).deleteById(question?.id ?? '');
  await db('platform.installed_content')
    .where({ item: `question:a1101:${question?.externalId}` })
    .delete();

  expect(await installContent(db, { secrets, now: NOW })).toBe(1);
  expect(
    await Question.query(db).findOne({ examId: exam.id, externalId: question?.externalId ?? '' }),
  ).toBeDefined();
  expect(await countRows('quizzes.question_versions')).toBe(questionsInAll - 1);
});

it('an achievement that a later release brings is given to who earned it before', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right: 10 });
  const slug = 'perfect-score';
  await db('gamification.user_achievements').where({ achievementSlug: slug }).delete();
  await db('gamification.user_avatars').delete();
  await db('gamification.avatars').where({ requiredAchievementSlug: slug }).delete();
  await asOwner.raw(`delete from gamification.activities where source_id = '${slug}'`);
  await db('gamification.achievements').where({ slug }).delete();
  await db('platform.installed_content')
    .where({ item: `achievement:${slug}` })
    .delete();

  expect(await installContent(db, { secrets, now: NOW })).toBe(1);
  const failures: object[] = [];
  const log = { warn: (details: object) => failures.push(details) };
  const handlers = gamificationOutboxHandlers;
  await createRelay({ db, secrets, handlers, log, clock: () => NOW }).runOnce();
  expect(failures).toEqual([]);
  expect(await db('gamification.user_achievements').where({ userId, achievementSlug: slug })).toHaveLength(1);
});

it('each part says how it stands, and what is named is put back as it was released, once', async () => {
  const put = async (isDryRun: boolean, ...again: string[]) =>
    await putContent(db, { again, isDryRun, secrets, now: NOW });
  const outcomes = (parts: Awaited<ReturnType<typeof put>>) =>
    Object.fromEntries(parts.map(({ item, outcome }) => [item, outcome]));
  await db('gamification.avatars').where({ slug: 'tech-enthusiast' }).update({ name: 'Ours' });
  await db('gamification.achievements').where({ slug: 'beginner' }).update({ xpReward: 1 });
  await db('progress.levels')
    .where({ slug: 'first-steps' })
    .orWhere({ position: 2 })
    .update({ title: 'Ours' });
  const before = await put(false);
  expect(before).toHaveLength(
    [sampleExams, sampleCourses, achievements, avatars, sampleTranslations].reduce(
      (sum, parts) => sum + parts.length,
      0,
    ),
  );
  expect(outcomes(before)).toMatchObject({
    ...{ 'avatar:tech-enthusiast': 'changed', 'achievement:beginner': 'changed', 'exam:network': 'changed' },
    ...{ 'course:toxic-turtle': 'changed', 'exam:security': 'same', 'achievement:first-steps': 'same' },
  });
  // One was retired before, and one removed.
  expect(before.find(({ item }) => item === 'exam:network')).toMatchObject({ questions: 2 });
  const named = ['avatar:tech-enthusiast', 'exam:network', 'course:toxic-turtle', 'exam:security'];
  const rehearsed = await put(true, ...named);
  expect(outcomes(await put(true))).toEqual(outcomes(before));
  const after = await put(false, ...named);
  expect(after).toEqual(rehearsed);
  expect(outcomes(after)).toMatchObject({
    ...{
      'avatar:tech-enthusiast': 'put-back',
      'exam:network': 'put-back',
      'course:toxic-turtle': 'put-back',
    },
    ...{ 'exam:security': 'same', 'achievement:beginner': 'changed' },
  });
  const network = await Exam.query(db).findOne({ code: 'network' }).throwIfNotFound();
  expect(network.title).not.toBe('Our own title');
  expect(await Question.query(db).where({ examId: network.id, status: 'published' }).resultSize()).toBe(63);
  expect(await countRows('quizzes.staged_questions')).toBe(0);
  expect(outcomes(await put(false, ...named))).toMatchObject({
    'exam:network': 'same',
    'course:toxic-turtle': 'same',
  });
  await expect(put(false, 'exam:nowhere')).rejects.toThrow('not-found');
});

it('a part that was removed stays so until it is named', async () => {
  await db('gamification.user_avatars').where({ avatarSlug: 'default-student' }).delete();
  await db('gamification.avatars').where({ slug: 'default-student' }).delete();
  const outcomeOf = async (...again: string[]) => {
    const parts = await putContent(db, { again, isDryRun: false, secrets, now: NOW });
    return parts.find(({ item }) => item === 'avatar:default-student')?.outcome;
  };
  expect(await outcomeOf()).toBe('removed');
  expect(await outcomeOf('avatar:default-student')).toBe('put-back');
  expect(await outcomeOf()).toBe('same');
});
