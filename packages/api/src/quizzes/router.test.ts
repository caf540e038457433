import { randomUUID } from 'node:crypto';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import { describe, expect } from 'vitest';
import { addOffer } from '../testing/billing.ts';
import {
  addCatalogue,
  addCourse,
  addExam,
  NOW,
  optionsOf,
  quizLevel,
  revealedOptionsOf,
} from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { giveCredits, join, type Member } from '../testing/members.ts';
import { later, takeQuiz } from '../testing/quiz-database.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Starts a quiz; answers with its id. */
async function start(
  { api }: Member,
  examCode: string,
  more: Partial<Omit<StartAttempt, 'examCode'>> = {},
): Promise<string> {
  const command = { examCode, mode: 'exam', idempotencyKey: randomUUID(), ...more } as const;
  return (await api.quizzes.start(command)).attemptId;
}

/** Answers the first `right` questions with the key and the others with something else. */
async function answerAll({ api }: Member, attemptId: string, right: number): Promise<void> {
  const { questions } = await api.quizzes.getAttempt({ attemptId });
  for (const question of questions) {
    const { position } = question;
    const place = optionsOf(question).findIndex(({ text }) => (text === 'Option A') === position < right);
    await api.quizzes.answer({ attemptId, position, answer: [place] });
  }
}

/** Where an option of the first question is shown. */
async function placeOf({ api }: Member, attemptId: string, text: string): Promise<number> {
  const [question] = (await api.quizzes.getAttempt({ attemptId })).questions;
  return optionsOf(question).findIndex((option) => option.text === text);
}

/** Two learners who each have an attempt at the same exam. */
async function twoTakers(site: Site, mode: 'exam' | 'study' = 'exam') {
  await addCatalogue(site.db);
  const { code } = await addExam(site.db);
  const [ada, bob] = [await join(site), await join(site)];
  return { code, ada, bob, hers: await start(ada, code, { mode }), his: await start(bob, code, { mode }) };
}

describe('the list of exams', () => {
  test('says what each holds, and what oneself did in it', async ({ db, site }) => {
    await addCatalogue(db);
    const { code } = await addExam(db, { passPercent: 80, timeLimitSeconds: 900 });
    await db('quizzes.questions').where({ externalId: 'q-9' }).update({ status: 'retired' });
    const [ada, bob] = [await join(site), await join(site)];
    await takeQuiz(db, { userId: ada.userId, code, right: 5 });
    await takeQuiz(db, { userId: ada.userId, code, right: 9 });
    await takeQuiz(db, { userId: bob.userId, code, right: 2 });
    await start(bob, code);
    const facts = {
      code,
      questionCount: 10,
      timeLimitSeconds: 900,
      passPercent: 80,
      publishedQuestions: 9,
      domains: [
        { code: '1.1', title: 'Domain 1.1', weight: 1, questions: 6 },
        { code: '2.1', title: 'Domain 2.1', weight: 1, questions: 3 },
      ],
    };
    expect(await ada.api.quizzes.listExams()).toMatchObject([{ ...facts, myQuizzes: 2, myBestPercent: 100 }]);
    expect(await bob.api.quizzes.listExams()).toMatchObject([{ ...facts, myQuizzes: 1 }]);
    const newcomer = await join(site);
    expect(await newcomer.api.quizzes.listExams()).toMatchObject([{ myQuizzes: 0, myBestPercent: null }]);
  });

  test('hides drafts and retired ones, which nobody can start', async ({ db, site }) => {
    const { code } = await addExam(db);
    const ada = await join(site);
    const open = await start(ada, code);
    for (const status of ['draft', 'retired']) {
      await db('quizzes.exams').where({ code }).update({ status });
      expect(await ada.api.quizzes.listExams()).toEqual([]);
      await expect(start(ada, code)).rejects.toThrow('exam-not-available');
      expect(await ada.api.quizzes.getAttempt({ attemptId: open })).toMatchObject({ state: 'open' });
    }
  });
});

describe('starting', () => {
  test('asks as many questions of the domains as wished, in their share of the time', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    const ada = await join(site);
    const attemptId = await start(ada, code, { questionCount: 3, domainCodes: ['2.1'] });
    const view = await ada.api.quizzes.getAttempt({ attemptId });
    expect(view).toMatchObject({ examCode: code, mode: 'exam', state: 'open', currentPosition: 0 });
    expect(view.questions.map(({ domainCode }) => domainCode)).toEqual(['2.1', '2.1', '2.1']);
    expect(view.questions.map(({ answer }) => answer)).toEqual([null, null, null]);
    expect(view).toMatchObject({ startedAt: NOW, serverNow: NOW, deadlineAt: later(180) });
  });

  test('draws no question that is a draft or retired', async ({ db, site }) => {
    const { code } = await addExam(db, { questions: [{ text: 'Old' }, { text: 'Raw' }, { text: 'Good' }] });
    await db('quizzes.questions').where({ externalId: 'q-0' }).update({ status: 'retired' });
    await db('quizzes.questions').where({ externalId: 'q-1' }).update({ status: 'draft' });
    const ada = await join(site);
    const { questions } = await ada.api.quizzes.getAttempt({ attemptId: await start(ada, code) });
    expect(questions.map(({ text }) => text)).toEqual(['Good']);
  });

  test('a key that somebody else used starts an attempt of one’s own', async ({ db, site }) => {
    const { code } = await addExam(db);
    const [ada, bob] = [await join(site), await join(site)];
    const idempotencyKey = randomUUID();
    const hers = await start(ada, code, { idempotencyKey });
    const his = await start(bob, code, { idempotencyKey });
    expect(his).not.toBe(hers);
    expect(await start(ada, code, { idempotencyKey })).toBe(hers);
    expect(await bob.api.quizzes.getAttempt({ attemptId: his })).toMatchObject({ state: 'open' });
  });

  test('more than fifty attempts at once is refused: one’s own, until one of them ends', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db, { questions: [{}] });
    const [ada, bob] = [await join(site), await join(site)];
    const attemptId = await start(ada, code);
    for (let count = 1; count < 50; count += 1) await start(ada, code);
    await expect(start(ada, code)).rejects.toThrow('too-many-open-attempts');
    expect(await start(bob, code)).toEqual(expect.any(String));
    await ada.api.quizzes.submit({ attemptId });
    expect(await start(ada, code)).toEqual(expect.any(String));
  });

  test('a premium exam names its price, and is open to who paid it alone', async ({ db, site }) => {
    const { code } = await addExam(db);
    const feature = `exam:${code}` as const;
    await addOffer(db, { feature, credits: 40 });
    const [ada, bob] = [await join(site), await join(site)];
    await expect(start(ada, code)).rejects.toMatchObject({
      cause: { reason: 'premium-needed', details: { feature, credits: 40 } },
    });
    await giveCredits(site, ada, 40);
    await ada.api.billing.spend({ feature, credits: 40 });
    expect(await start(ada, code)).toEqual(expect.any(String));
    await expect(start(bob, code)).rejects.toThrow('premium-needed');
  });

  test('a premium exam is asked by a course that one is in, for its level alone', async ({ db, site }) => {
    const { code } = await addExam(db);
    const slug = await addCourse(db, [quizLevel('one', code)]);
    await addOffer(db, { feature: `exam:${code}`, credits: 40 });
    const ada = await join(site);
    const { enrolmentId } = await ada.api.progress.enrol({ slug });
    const [level] = (await ada.api.progress.getCourse({ slug })).levels;
    const attemptId = await start(ada, code, { level: { enrolmentId, levelId: level?.levelId ?? '' } });
    expect((await ada.api.quizzes.getAttempt({ attemptId })).questions).toHaveLength(4);
    await expect(start(ada, code)).rejects.toThrow('premium-needed');
  });
});

describe('an open attempt', () => {
  test('keeps answers, flags and the question on the screen', async ({ site }) => {
    const { ada, hers: attemptId } = await twoTakers(site);
    site.wait(5 * SECOND);
    expect(await ada.api.quizzes.answer({ attemptId, position: 2, answer: [3] })).toEqual({
      savedAt: later(5),
      newerAnswer: null,
    });
    site.wait(SECOND);
    expect(await ada.api.quizzes.flag({ attemptId, position: 3, isFlagged: true })).toEqual({
      savedAt: later(6),
    });
    await ada.api.quizzes.flag({ attemptId, position: 4, isFlagged: true });
    await ada.api.quizzes.flag({ attemptId, position: 4, isFlagged: false });
    expect(await ada.api.quizzes.visit({ attemptId, position: 7 })).toEqual({ serverNow: later(6) });
    const { currentPosition, questions } = await ada.api.quizzes.getAttempt({ attemptId });
    expect(currentPosition).toBe(7);
    expect(questions.slice(2, 5)).toMatchObject([
      { answer: [3], isFlagged: false },
      { answer: null, isFlagged: true },
      { answer: null, isFlagged: false },
    ]);
  });

  test('in study mode shows whether a saved answer is right, and why', async ({ site }) => {
    const { ada, hers: attemptId } = await twoTakers(site, 'study');
    const place = await placeOf(ada, attemptId, 'Option A');
    await ada.api.quizzes.answer({ attemptId, position: 0, answer: [place] });
    const { images, ...feedback } = await ada.api.quizzes.check({ attemptId, position: 0 });
    expect(images).toEqual([]);
    expect(feedback.isCorrect).toBe(true);
    expect(revealedOptionsOf(feedback)[place]).toMatchObject({
      isCorrect: true,
      explanation: 'Because of A',
    });
    expect(revealedOptionsOf(feedback).filter(({ isCorrect }) => isCorrect)).toHaveLength(1);
    expect((await ada.api.quizzes.getAttempt({ attemptId })).questions[0]).toMatchObject({ feedback });
  });

  test('has neither result nor review', async ({ site }) => {
    const { ada, hers: attemptId } = await twoTakers(site);
    await expect(ada.api.quizzes.getResult({ attemptId })).rejects.toThrow('attempt-not-finished');
    await expect(ada.api.quizzes.review({ attemptId })).rejects.toThrow('attempt-not-finished');
  });

  test('is among one’s own, the one last worked on first, until it ends or its time is over', async ({
    site,
  }) => {
    const { code, ada, bob, hers, his } = await twoTakers(site);
    site.wait(SECOND);
    const free = await start(ada, code, { mode: 'study' });
    const ids = async ({ api }: Member) =>
      (await api.quizzes.openAttempts()).map(({ attemptId }) => attemptId);
    expect(await ids(ada)).toEqual([free, hers]);
    expect(await ids(bob)).toEqual([his]);
    site.wait(SECOND);
    await ada.api.quizzes.answer({ attemptId: hers, position: 0, answer: [1] });
    expect(await ada.api.quizzes.openAttempts()).toMatchObject([
      { attemptId: hers, examCode: code, mode: 'exam', answered: 1, totalQuestions: 10 },
      { attemptId: free, mode: 'study', answered: 0, deadlineAt: null },
    ]);
    await bob.api.quizzes.submit({ attemptId: his });
    expect(await ids(bob)).toEqual([]);
    site.wait(HOUR);
    expect(await ids(ada)).toEqual([free]);
  });
});

const changes = {
  answer: ({ api }: Member, attemptId: string) => api.quizzes.answer({ attemptId, position: 0, answer: [0] }),
  flag: ({ api }: Member, attemptId: string) => api.quizzes.flag({ attemptId, position: 0, isFlagged: true }),
  visit: ({ api }: Member, attemptId: string) => api.quizzes.visit({ attemptId, position: 3 }),
  check: ({ api }: Member, attemptId: string) => api.quizzes.check({ attemptId, position: 0 }),
};
const lookings = {
  discard: ({ api }: Member, attemptId: string) => api.quizzes.discard({ attemptId }),
  heartbeat: ({ api }: Member, attemptId: string) => api.quizzes.heartbeat({ attemptId }),
  getAttempt: ({ api }: Member, attemptId: string) => api.quizzes.getAttempt({ attemptId }),
  getResult: ({ api }: Member, attemptId: string) => api.quizzes.getResult({ attemptId }),
  review: ({ api }: Member, attemptId: string) => api.quizzes.review({ attemptId }),
  submit: ({ api }: Member, attemptId: string) => api.quizzes.submit({ attemptId }),
};

describe.each(Object.entries(changes))('%s', (_name, change) => {
  test('is refused once the attempt has ended, and changes nothing', async ({ site }) => {
    const { ada, hers } = await twoTakers(site, 'study');
    await ada.api.quizzes.submit({ attemptId: hers });
    const before = await ada.api.quizzes.getAttempt({ attemptId: hers });
    await expect(change(ada, hers)).rejects.toThrow('attempt-finished');
    expect(await ada.api.quizzes.getAttempt({ attemptId: hers })).toEqual(before);
  });

  test('is refused once the time is over', async ({ site }) => {
    const { ada, hers } = await twoTakers(site);
    site.wait(HOUR);
    await expect(change(ada, hers)).rejects.toThrow('attempt-overdue');
  });
});

describe('discarding an attempt', () => {
  test('ends it without a result: it counts for nothing and is nowhere open, and others stay', async ({
    db,
    site,
  }) => {
    const { code, ada, hers: attemptId } = await twoTakers(site);
    const other = await start(ada, code, { mode: 'study' });
    await answerAll(ada, attemptId, 10);
    expect(await ada.api.quizzes.discard({ attemptId })).toEqual({ discardedAt: site.now });
    expect(await ada.api.quizzes.openAttempts()).toMatchObject([{ attemptId: other }]);
    expect(await ada.api.home.dashboard()).toMatchObject({
      continue: { attemptId: other },
      recentAttempts: [],
      xp: { total: 0 },
      streak: { current: 0 },
    });
    expect(await ada.api.quizzes.getAttempt({ attemptId })).toMatchObject({ state: 'discarded' });
    expect(await ada.api.quizzes.history({ limit: 10 })).toMatchObject({ items: [] });
    await expect(ada.api.quizzes.getResult({ attemptId })).rejects.toThrow('attempt-discarded');
    await expect(ada.api.quizzes.review({ attemptId })).rejects.toThrow('attempt-discarded');
    site.wait(HOUR);
    await closeOverdueAttempts(db, { now: site.now });
    expect(await ada.api.quizzes.getAttempt({ attemptId })).toMatchObject({ state: 'discarded' });
  });

  test('makes room for another', async ({ db, site }) => {
    const { code } = await addExam(db, { questions: [{}] });
    const ada = await join(site);
    const attemptId = await start(ada, code);
    for (let count = 1; count < 50; count += 1) await start(ada, code);
    await ada.api.quizzes.discard({ attemptId });
    expect(await start(ada, code)).toEqual(expect.any(String));
  });

  test('changes nothing when repeated', async ({ site }) => {
    const { ada, hers: attemptId } = await twoTakers(site);
    const first = await ada.api.quizzes.discard({ attemptId });
    site.wait(SECOND);
    expect(await ada.api.quizzes.discard({ attemptId })).toEqual(first);
  });

  test('is refused of one that has ended, or whose time is over', async ({ site }) => {
    const { ada, bob, hers, his } = await twoTakers(site);
    const result = await ada.api.quizzes.submit({ attemptId: hers });
    await expect(ada.api.quizzes.discard({ attemptId: hers })).rejects.toThrow('attempt-finished');
    expect(await ada.api.quizzes.getResult({ attemptId: hers })).toEqual(result);
    site.wait(HOUR);
    await expect(bob.api.quizzes.discard({ attemptId: his })).rejects.toThrow('attempt-overdue');
  });
});

describe.each(
  Object.entries({
    ...changes,
    heartbeat: ({ api }: Member, attemptId: string) => api.quizzes.heartbeat({ attemptId }),
    submit: ({ api }: Member, attemptId: string) => api.quizzes.submit({ attemptId }),
  }),
)('%s', (_name, call) => {
  test('is refused once the attempt was discarded, and changes nothing', async ({ site }) => {
    const { ada, hers } = await twoTakers(site, 'study');
    await ada.api.quizzes.discard({ attemptId: hers });
    const before = await ada.api.quizzes.getAttempt({ attemptId: hers });
    await expect(call(ada, hers)).rejects.toThrow('attempt-discarded');
    expect(await ada.api.quizzes.getAttempt({ attemptId: hers })).toEqual(before);
  });
});

describe('a heartbeat', () => {
  test('says what time it is, also when it is over, until the attempt has ended', async ({ site }) => {
    const { ada, hers: attemptId } = await twoTakers(site);
    expect(await ada.api.quizzes.heartbeat({ attemptId })).toEqual({ serverNow: site.now });
    site.wait(HOUR);
    expect(await ada.api.quizzes.heartbeat({ attemptId })).toEqual({ serverNow: site.now });
    await ada.api.quizzes.submit({ attemptId });
    await expect(ada.api.quizzes.heartbeat({ attemptId })).rejects.toThrow('attempt-finished');
  });
});

describe.each(Object.entries({ ...changes, ...lookings }))('%s', (_name, call) => {
  test('does not find the attempt of somebody else, open or ended, and changes nothing of it', async ({
    site,
  }) => {
    const { ada, bob, his } = await twoTakers(site, 'study');
    const open = await bob.api.quizzes.getAttempt({ attemptId: his });
    await expect(call(ada, his)).rejects.toThrow('not-found');
    expect(await bob.api.quizzes.getAttempt({ attemptId: his })).toEqual(open);
    const result = await bob.api.quizzes.submit({ attemptId: his });
    await expect(call(ada, his)).rejects.toThrow('not-found');
    expect(await bob.api.quizzes.getResult({ attemptId: his })).toEqual(result);
  });
});

describe('an attempt that has ended', () => {
  test('has the result that submitting answered, with the score of each domain', async ({ site }) => {
    const { code, ada, bob, hers: attemptId } = await twoTakers(site);
    await answerAll(ada, attemptId, 8);
    site.wait(90 * SECOND);
    const { questions } = await ada.api.quizzes.getAttempt({ attemptId });
    const result = await ada.api.quizzes.submit({ attemptId });
    expect(result).toMatchObject({
      examCode: code,
      submittedAt: later(90),
      timeTakenSeconds: 90,
      totalQuestions: 10,
      correctAnswers: 8,
      scorePercent: 80,
      passPercent: 70,
      hasPassed: true,
      quizXp: 100,
      xpEarned: 150,
      level: null,
    });
    const domains = ['1.1', '2.1'].map((domainCode) => {
      const asked = questions.filter((question) => question.domainCode === domainCode);
      const correct = asked.filter(({ position }) => position < 8).length;
      return { code: domainCode, title: `Domain ${domainCode}`, total: asked.length, correct };
    });
    expect(result.domains).toMatchObject(domains);
    site.wait(HOUR);
    expect(await ada.api.quizzes.getResult({ attemptId })).toEqual(result);
    expect(await ada.api.quizzes.submit({ attemptId })).toEqual(result);
    expect(await ada.api.quizzes.getAttempt({ attemptId })).toMatchObject({ state: 'finished' });
    expect((await ada.api.home.dashboard()).xp).toMatchObject({ total: 150 });
    expect((await bob.api.home.dashboard()).xp).toMatchObject({ total: 0 });
  });

  test('shows each question with its key, what was chosen and the reason for every option', async ({
    site,
  }) => {
    const { ada, hers: attemptId } = await twoTakers(site);
    const wrong = await placeOf(ada, attemptId, 'Option C');
    site.wait(20 * SECOND);
    await ada.api.quizzes.answer({ attemptId, position: 0, answer: [wrong] });
    await ada.api.quizzes.flag({ attemptId, position: 0, isFlagged: true });
    await ada.api.quizzes.submit({ attemptId });
    const { questions } = await ada.api.quizzes.review({ attemptId });
    expect(questions).toHaveLength(10);
    const [first] = questions;
    expect(first).toMatchObject({ isCorrect: false, score: 0, secondsSpent: 20, isFlagged: true });
    expect(first?.answer).toEqual([wrong]);
    expect(optionsOf(first)[wrong]).toEqual({ text: 'Option C' });
    expect(revealedOptionsOf(first)[wrong]).toEqual({
      text: 'Option C',
      explanation: 'Because of C',
      isCorrect: false,
      weightPercent: null,
    });
    expect(revealedOptionsOf(first).filter(({ isCorrect }) => isCorrect)).toMatchObject([
      { text: 'Option A' },
    ]);
  });
});

describe('the history', () => {
  test('is one’s own, the newest first, page by page and exam by exam', async ({ db, site }) => {
    const [security, network] = [await addExam(db), await addExam(db)];
    const [ada, bob] = [await join(site), await join(site)];
    const take = async ({ userId }: Member, { code }: { readonly code: string }, right: number) => {
      site.wait(HOUR);
      return (await takeQuiz(db, { userId, code, right, now: site.now })).attemptId;
    };
    const first = await take(ada, security, 4);
    await take(bob, security, 10);
    const second = await take(ada, network, 7);
    const third = await take(ada, security, 9);
    const his = await take(bob, network, 1);
    await start(ada, security.code);

    const page = await ada.api.quizzes.history({ limit: 2 });
    expect(page.items).toMatchObject([
      { attemptId: third, examCode: security.code, scorePercent: 90, hasPassed: true },
      { attemptId: second, examCode: network.code, scorePercent: 70, hasPassed: true },
    ]);
    const rest = await ada.api.quizzes.history({ limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest).toMatchObject({
      items: [{ attemptId: first, scorePercent: 40, hasPassed: false }],
      nextCursor: null,
    });
    const ofSecurity = await ada.api.quizzes.history({ examCode: security.code });
    expect(ofSecurity.items.map(({ attemptId }) => attemptId)).toEqual([third, first]);
    expect((await bob.api.quizzes.history({})).items).toHaveLength(2);
    expect(await ada.api.quizzes.history({ cursor: his })).toEqual({ items: [], nextCursor: null });
  });
});
