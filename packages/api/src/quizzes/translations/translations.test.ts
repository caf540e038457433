import type { TextKind } from '@studyhall/domain/translated-texts';
import { describe, expect } from 'vitest';
import { installProducts, productItems } from '../../admin/install-products.ts';
import { inTransaction } from '../../platform/database.ts';
import {
  addCatalogue,
  addCourse,
  addExam,
  programs,
  readingLevel,
  turtleLevel,
} from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { questionsOfEveryType, rightAnswerTo } from '../../testing/every-type.ts';
import { join, joinAuthor } from '../../testing/members.ts';
import type { TranslatableView } from './translation-views.ts';

const SECRET = 'only-after-the-end ';

/** An exam in English, its author, and somebody who reads German. */
async function openBilingual(site: Site, options: Parameters<typeof addExam>[1] = {}) {
  const { code: examCode } = await addExam(site.db, options);
  const author = (await join(site, { role: 'admin' })).api;
  const learner = (await join(site, { language: 'de' })).api;
  return { examCode, author, learner };
}

type Author = Awaited<ReturnType<typeof openBilingual>>['author'];

async function list(author: Author, kind: TextKind, more: { examCode?: string; id?: string } = {}) {
  return (await author.quizzes.listTranslations({ kind, language: 'de', limit: 100, ...more })).items;
}

/** Says everything in German: the same words with "de" before them. */
function inGerman({ kind, id, texts }: TranslatableView, lead = 'de ') {
  return {
    ...{ kind, id },
    texts: texts.map(({ field, original }) => ({
      ...{ field, original },
      text: `${lead}${original}`,
    })),
  };
}

async function translate(author: Author, items: readonly TranslatableView[], lead?: string) {
  const put = { language: 'de', items: items.map((item) => inGerman(item, lead)) };
  return (await author.quizzes.putTranslations(put)).items;
}

describe('a question of any type', () => {
  test('is shown in German to who reads German, and nothing that explains it comes before the end', async ({
    site,
  }) => {
    const { examCode, author, learner } = await openBilingual(site, {
      questions: questionsOfEveryType(SECRET),
    });
    const outcomes = await translate(author, await list(author, 'question', { examCode }));
    expect(outcomes.filter(({ outcome }) => outcome !== 'saved')).toEqual([]);
    const { items } = await author.quizzes.exportQuestions({ examCode, limit: 20 });
    expect(
      items.filter(({ translations }) => translations?.['de']?.['text']?.startsWith('de ') !== true),
    ).toEqual([]);
    const { attemptId } = await learner.quizzes.start({
      ...{ examCode, mode: 'exam', idempotencyKey: '7a3c1a52-45f4-4a43-8a06-9f1f2f0b7c11' },
    });
    const view = await learner.quizzes.getAttempt({ attemptId });
    expect(JSON.stringify(view)).not.toContain(SECRET);
    for (const { text, lang, shown } of view.questions) {
      expect(text).toMatch(/^de /);
      expect(lang).toBeNull();
      const texts = JSON.stringify(shown).match(/"(?:[A-Z][^"]*|right|wrong|neither)"/g) ?? [];
      expect(texts.filter((part) => !part.startsWith('"de '))).toEqual([]);
    }
  });

  test('is right by the same answer in both languages', async ({ site }) => {
    const { examCode, author, learner } = await openBilingual(site, {
      questions: questionsOfEveryType(SECRET),
    });
    const items = await list(author, 'question', { examCode });
    // Backwards by their letters: what stood first in storage would stand last.
    await translate(author, items, 'zz ');
    const english = (await join(site)).api;
    const percents: (number | null)[] = [];
    for (const [index, reader] of [learner, english].entries()) {
      const { attemptId } = await reader.quizzes.start({
        ...{ examCode, mode: 'exam', idempotencyKey: `7a3c1a52-45f4-4a43-8a06-9f1f2f0b7c2${index}` },
      });
      const { questions } = await reader.quizzes.getAttempt({ attemptId });
      for (const question of questions) {
        const words = JSON.parse(JSON.stringify(question).replaceAll('zz ', '')) as typeof question;
        const answer = [...rightAnswerTo(words, SECRET)];
        await reader.quizzes.answer({ attemptId, position: question.position, answer });
      }
      const result = await reader.quizzes.submit({ attemptId });
      percents.push(result.scorePercent);
      const review = await reader.quizzes.review({ attemptId });
      const explained = review.questions.map(({ explanationLang }) => explanationLang);
      expect(explained.every((lang) => lang === null)).toBe(true);
      expect(JSON.stringify(review).includes(`zz ${SECRET}`)).toBe(reader === learner);
    }
    expect(percents[0]).toBe(percents[1]);
  });
});

describe('a question without a translation', () => {
  test('is shown in its own language, which is named', async ({ site }) => {
    const { examCode, author, learner } = await openBilingual(site);
    await author.quizzes.editExam({ examCode, language: 'fr' });
    const { attemptId } = await learner.quizzes.start({
      ...{ examCode, mode: 'study', idempotencyKey: '7a3c1a52-45f4-4a43-8a06-9f1f2f0b7c31' },
    });
    const { questions, examLang } = await learner.quizzes.getAttempt({ attemptId });
    expect([examLang, ...questions.map(({ lang }) => lang)].every((lang) => lang === 'fr')).toBe(true);
    const checked = await learner.quizzes.check({ attemptId, position: 0 });
    expect(checked.explanationLang).toBe('fr');
  });

  test('checked and hinted in study, it speaks the reader’s language too', async ({ site }) => {
    const hint = { text: 'Look closer.', costPercent: 10 };
    const { examCode, author, learner } = await openBilingual(site, { questions: [{ hint }] });
    await translate(author, await list(author, 'question', { examCode }));
    const { attemptId } = await learner.quizzes.start({
      ...{ examCode, mode: 'study', idempotencyKey: '7a3c1a52-45f4-4a43-8a06-9f1f2f0b7c41' },
    });
    const at = { attemptId, position: 0 };
    expect(await learner.quizzes.takeHint(at)).toEqual({
      text: 'de Look closer.',
      costPercent: 10,
      lang: null,
      images: [],
    });
    const checked = await learner.quizzes.check(at);
    expect(JSON.stringify(checked.revealed)).toContain('de Because of A');
    const [question] = (await learner.quizzes.getAttempt({ attemptId })).questions;
    expect(question?.hint?.text).toBe('de Look closer.');
    expect(JSON.stringify(question?.feedback)).toContain('de Because of A');
  });
});

describe('a changed original', () => {
  test('keeps its translation, which is old until somebody says it anew', async ({ site }) => {
    const { examCode, author } = await openBilingual(site, { questions: [{}] });
    const items = await list(author, 'question', { examCode });
    expect(items.map(({ state }) => state)).toEqual(['missing']);
    await translate(author, items);
    const id = items[0]?.id ?? '';
    expect((await list(author, 'question', { id }))[0]?.state).toBe('current');
    const {
      examCode: _code,
      questionId: _id,
      status: _s,
      version,
      ...question
    } = await author.quizzes.getQuestion({ question: id });
    const { createdAt: _c, updatedAt: _u, images: _i, ...draft } = question;
    await author.quizzes.editQuestion({ questionId: id, version, question: { ...draft, text: 'Which?' } });
    const [old] = await list(author, 'question', { id });
    expect(old?.state).toBe('old');
    expect(old).toMatchObject({ version: 2, madeOf: 1 });
    expect(old?.texts[0]).toEqual({
      ...{ field: 'text', original: 'Which?', translation: 'de Question 0' },
      before: 'Question 0',
    });
    expect(old?.texts.slice(1).map(({ before }) => before)).not.toContain('Question 0');
    expect(old?.texts[1]?.before).toBeNull();
    expect((await translate(author, old === undefined ? [] : [old])).map(({ outcome }) => outcome)).toEqual([
      'saved',
    ]);
    const [anew] = await list(author, 'question', { id });
    expect(anew).toMatchObject({ state: 'current', version: 2, madeOf: null });
    expect(anew?.texts.map(({ before }) => before).filter((before) => before !== null)).toEqual([]);
  });

  test('has no translation any more where another option is graded', async ({ site }) => {
    const { examCode, author } = await openBilingual(site, { questions: [{}] });
    const items = await list(author, 'question', { examCode });
    await translate(author, items);
    const id = items[0]?.id ?? '';
    const {
      examCode: _code,
      questionId: _id,
      status: _s,
      version,
      ...question
    } = await author.quizzes.getQuestion({ question: id });
    const { createdAt: _c, updatedAt: _u, images: _i, ...draft } = question;
    if (draft.type !== 'single') throw new Error('It is');
    const options = draft.options.map((option, index) => (index === 1 ? { ...option, text: 'New' } : option));
    await author.quizzes.editQuestion({ questionId: id, version, question: { ...draft, options } });
    expect((await list(author, 'question', { id }))[0]?.state).toBe('missing');
  });
});

describe('translations that are put', () => {
  test('are refused by the field, or because the original has changed, and the others are written', async ({
    site,
  }) => {
    const { examCode, author } = await openBilingual(site, { questions: [{}, {}] });
    const [one, two] = await list(author, 'question', { examCode });
    if (one === undefined || two === undefined) throw new Error('There are two');
    const { texts, ...question } = inGerman(one);
    const unfit = { ...question, texts: texts.filter(({ field }) => field !== 'options.1.text') };
    const put = await author.quizzes.putTranslations({ language: 'de', items: [unfit, inGerman(two)] });
    expect(put.items).toMatchObject([
      { outcome: 'rejected', problems: [{ field: 'options.1.text' }] },
      { outcome: 'saved' },
    ]);
    const outdated = { ...question, texts: texts.map((text) => ({ ...text, original: 'Before' })) };
    const again = await author.quizzes.putTranslations({ language: 'de', items: [outdated, inGerman(two)] });
    expect(again.items).toMatchObject([
      { outcome: 'rejected', problems: texts.map(({ field }) => ({ field })) },
      { outcome: 'unchanged' },
    ]);
  });

  test('are taken away where nothing is said, and written by no rehearsal', async ({ site }) => {
    const { examCode, author } = await openBilingual(site);
    const [exam] = await list(author, 'exam', { id: examCode });
    if (exam === undefined) throw new Error('There is one');
    const put = { language: 'de', items: [inGerman(exam)] };
    const rehearsed = await author.quizzes.putTranslations({ ...put, isDryRun: true });
    expect(rehearsed.items.map(({ outcome }) => outcome)).toEqual(['saved']);
    expect((await list(author, 'exam', { id: examCode }))[0]?.state).toBe('missing');
    await author.quizzes.putTranslations(put);
    const nothing = { kind: 'exam' as const, id: examCode, texts: [] };
    const taken = await author.quizzes.putTranslations({ language: 'de', items: [nothing] });
    expect(taken.items.map(({ outcome }) => outcome)).toEqual(['removed']);
    expect((await list(author, 'exam', { id: examCode }))[0]?.state).toBe('missing');
  });

  test('are none in the language of the original', async ({ site }) => {
    const { examCode, author } = await openBilingual(site);
    const [exam] = await list(author, 'exam', { id: examCode });
    if (exam === undefined) throw new Error('There is one');
    const { items } = await author.quizzes.putTranslations({ language: 'en', items: [inGerman(exam)] });
    expect(items[0]).toMatchObject({ outcome: 'rejected' });
  });

  test('are of the author’s exams alone, and of nothing else for authors of a list', async ({ site }) => {
    const { examCode } = await openBilingual(site);
    const { code: own } = await addExam(site.db);
    const { api } = await joinAuthor(site, own);
    const items = [{ kind: 'exam' as const, id: examCode, texts: [] }];
    await expect(api.quizzes.putTranslations({ language: 'de', items })).rejects.toMatchObject({
      cause: { reason: 'not-found' },
    });
    const listed = await api.quizzes.listTranslations({
      kind: 'question',
      language: 'de',
      examCode,
      limit: 9,
    });
    expect(listed.items).toEqual([]);
    await expect(
      api.quizzes.listTranslations({ kind: 'achievement', language: 'de', limit: 9 }),
    ).rejects.toMatchObject({ cause: { reason: 'forbidden' } });
  });
});

test('exams, courses, levels, achievements, avatars and offers are said in German, and shown so', async ({
  site,
}) => {
  await addCatalogue(site.db);
  const slug = await addCourse(site.db, [turtleLevel('one'), readingLevel('two')]);
  await inTransaction(site.db, async (trx) => await installProducts(trx, new Set(productItems)));
  const { author, examCode, learner } = await openBilingual(site);
  const english = await learner.progress.getCourse({ slug });
  expect([english.lang, english.levels[0]?.lang]).toEqual(['en', 'en']);
  for (const kind of ['exam', 'achievement', 'avatar', 'course', 'level', 'offer'] as const) {
    const items = await list(author, kind);
    const put = await translate(author, items.slice(0, 50));
    expect(put.filter(({ outcome }) => outcome !== 'saved')).toEqual([]);
    expect((await list(author, kind))[0]?.state).toBe('current');
  }
  const exam = (await learner.quizzes.listExams()).find(({ code }) => code === examCode);
  expect(exam?.domains[0]?.title).toMatch(/^de /);
  const course = await learner.progress.getCourse({ slug });
  const { enrolmentId } = await learner.progress.enrol({ slug });
  const level = await learner.progress.getLevel({ courseSlug: slug, position: 1 });
  expect(level).toMatchObject({ story: 'de Three steps.', hints: ['de Go forward.'], lang: null });
  const { products } = await learner.billing.catalog();
  const { nextAchievements, course: next } = await learner.home.dashboard();
  expect(next?.levelTitle).toMatch(/^de /);
  const shown = [
    ...[exam?.title, exam?.description, course.title, course.summary, course.description],
    ...course.levels.flatMap(({ title, summary }) => [title, summary]),
    ...(await learner.gamification.avatars()).flatMap(({ name, description }) => [name, description]),
    ...[...products, ...nextAchievements].flatMap(({ name, description }) => [name, description]),
    ...(await learner.gamification.achievements()).flatMap(({ name, isHidden }) => (isHidden ? [] : name)),
  ];
  expect(shown.filter((text) => !text?.startsWith('de '))).toEqual([]);
  const { levelId } = level;
  const won = await learner.progress.submitProgram({ enrolmentId, levelId, program: programs.threeStars });
  expect(won).toMatchObject({ hasPassed: true });
  const again = await author.progress.getCourse({ slug });
  expect(again.title).not.toMatch(/^de /);
});

test('what a quiz brings is told in the learner’s language, at once and whenever it is looked at again', async ({
  site,
}) => {
  await addCatalogue(site.db);
  const { author, examCode, learner } = await openBilingual(site);
  await translate(author, await list(author, 'achievement'));
  await translate(author, await list(author, 'exam', { id: examCode }));
  const { attemptId } = await learner.quizzes.start({
    ...{ examCode, mode: 'exam', idempotencyKey: '7a3c1a52-45f4-4a43-8a06-9f1f2f0b7c51' },
  });
  const { questions } = await learner.quizzes.getAttempt({ attemptId });
  for (const { position } of questions) await learner.quizzes.answer({ attemptId, position, answer: [0] });
  const result = await learner.quizzes.submit({ attemptId });
  expect(result.examTitle).toMatch(/^de /);
  expect(result.achievements.length).toBeGreaterThan(0);
  expect(result.achievements.every(({ name, lang }) => name.startsWith('de ') && lang === null)).toBe(true);
  expect(await learner.quizzes.getResult({ attemptId })).toEqual(result);
});
