import { randomUUID } from 'node:crypto';
import type { ReviewLevel } from '@studyhall/domain/quizzes/terms-review';
import { describe, expect } from 'vitest';
import { addExam, NOW, optionsWithKeyA, revealedOptionsOf } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { join, type Member } from '../testing/members.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { allow, setTerms } from '../testing/terms.ts';

const MINUTE = 60_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);

/** An exam of ten questions with canaries in what is revealed. */
async function addCanaries({ db }: Site): Promise<string> {
  const options = optionsWithKeyA().map((option) => ({ ...option, explanation: `canary ${option.text}` }));
  const { code } = await addExam(db, { questions: Array.from({ length: 10 }, () => ({ options })) });
  await db('quizzes.question_versions').update({ explanation: 'canary of all' });
  return code;
}

async function begin({ api }: Member, examCode: string, mode: 'exam' | 'study' = 'exam'): Promise<string> {
  const { attemptId } = await api.quizzes.start({ examCode, mode, idempotencyKey: randomUUID() });
  await api.quizzes.answer({ attemptId, position: 0, answer: [0] });
  return attemptId;
}

/** All that the learner gets of an attempt that is over. */
async function receivedOf({ api }: Member, attemptId: string) {
  return {
    attempt: await api.quizzes.getAttempt({ attemptId }),
    submitted: await api.quizzes.submit({ attemptId }),
    result: await api.quizzes.getResult({ attemptId }),
    review: await api.quizzes.review({ attemptId }).catch((error: Error) => error.message),
    history: await api.quizzes.history({}),
    exams: await api.quizzes.listExams(),
    dashboard: await api.home.dashboard(),
  };
}

const LEVELS: Record<
  ReviewLevel,
  { hasScore: boolean; hasReview: boolean; hasKey: boolean; explains: boolean }
> = {
  nothing: { hasScore: false, hasReview: false, hasKey: false, explains: false },
  score: { hasScore: true, hasReview: false, hasKey: false, explains: false },
  verdicts: { hasScore: true, hasReview: true, hasKey: false, explains: false },
  answers: { hasScore: true, hasReview: true, hasKey: true, explains: false },
  explanations: { hasScore: true, hasReview: true, hasKey: true, explains: true },
};

describe.each(Object.entries(LEVELS))('a policy that shows %s', (name, level) => {
  const shown = name as ReviewLevel;

  test('lets no more than that out of the server once the attempt is over', async ({ db, site }) => {
    const code = await addCanaries(site);
    await setTerms(db, code, { review: { rightAfter: shown, later: shown, afterClose: shown } });
    const ada = await join(site);
    const attemptId = await begin(ada, code);
    await ada.api.quizzes.submit({ attemptId });
    const received = await receivedOf(ada, attemptId);
    const text = JSON.stringify(received);
    expect(text.includes('canary')).toBe(level.explains);
    expect(text.includes('"revealed":{')).toBe(level.hasKey);
    const { result, submitted, history, exams, dashboard } = received;
    for (const seen of [result, submitted, history.items[0], dashboard.recentAttempts[0]]) {
      const none = { scorePercent: null, correctAnswers: null, hasPassed: null };
      if (level.hasScore) expect(seen?.scorePercent).toEqual(expect.any(Number));
      else expect(seen).toMatchObject(none);
    }
    expect(result.domains.length > 0).toBe(level.hasScore);
    const best = { myBestPercent: level.hasScore ? expect.any(Number) : null };
    expect(exams).toMatchObject([best]);
    expect(dashboard.exams).toMatchObject([best]);
    if (!level.hasScore) expect(exams).toMatchObject([{ myGradePercent: null, myGradedAttemptId: null }]);
    if (!level.hasReview) expect(received.review).toBe('review-hidden');
    else {
      const { questions } = await ada.api.quizzes.review({ attemptId });
      expect(questions[0]).toMatchObject({ isCorrect: expect.any(Boolean), answer: [0] });
      expect(revealedOptionsOf(questions[0]).filter(({ isCorrect }) => isCorrect)).toHaveLength(
        level.hasKey ? 1 : 0,
      );
    }
  });

  test('lets no more than that out in study mode before the end', async ({ db, site }) => {
    const code = await addCanaries(site);
    await setTerms(db, code, { review: { during: shown } });
    const ada = await join(site);
    const attemptId = await begin(ada, code, 'study');
    const checked = await ada.api.quizzes
      .check({ attemptId, position: 0 })
      .catch((error: Error) => error.message);
    const attempt = await ada.api.quizzes.getAttempt({ attemptId });
    const text = JSON.stringify([checked, attempt]);
    expect(attempt.shownDuring).toBe(shown);
    expect(text.includes('canary')).toBe(level.explains);
    expect(text.includes('"revealed":{')).toBe(level.hasKey);
    expect(attempt.questions[0]?.isLocked).toBe(level.hasReview);
    if (!level.hasReview) expect(checked).toBe('review-hidden');
    else expect(checked).toEqual({ ...attempt.questions[0]?.feedback, images: [] });
  });
});

test('what was revealed in study mode is hidden again where the exam shows it no more', async ({
  db,
  site,
}) => {
  const code = await addCanaries(site);
  const ada = await join(site);
  const attemptId = await begin(ada, code, 'study');
  await ada.api.quizzes.check({ attemptId, position: 0 });
  await setTerms(db, code, { review: { during: 'score' } });
  const attempt = await ada.api.quizzes.getAttempt({ attemptId });
  expect(JSON.stringify(attempt)).not.toContain('canary');
  expect(attempt.questions[0]).toMatchObject({ isLocked: true, feedback: null });
});

describe('what is shown changes', () => {
  test('ten minutes after the end, and at the close, to the millisecond', async ({ db, site }) => {
    const code = await addCanaries(site);
    const review = { rightAfter: 'verdicts', later: 'score', afterClose: 'explanations' } as const;
    await setTerms(db, code, { closesAt: after(60 * MINUTE), review });
    const ada = await join(site);
    const attemptId = await begin(ada, code);
    await ada.api.quizzes.submit({ attemptId });
    const shown = async () => {
      const { shown: level, moreShownAt } = await ada.api.quizzes.getResult({ attemptId });
      return { level, moreShownAt };
    };
    expect(await shown()).toEqual({ level: 'verdicts', moreShownAt: after(60 * MINUTE) });
    site.wait(10 * MINUTE - 1);
    expect(await shown()).toMatchObject({ level: 'verdicts' });
    site.wait(1);
    expect(await shown()).toEqual({ level: 'score', moreShownAt: after(60 * MINUTE) });
    await expect(ada.api.quizzes.review({ attemptId })).rejects.toMatchObject({
      cause: { reason: 'review-hidden', details: { at: after(60 * MINUTE).toISOString() } },
    });
    site.wait(50 * MINUTE - 1);
    await expect(ada.api.quizzes.review({ attemptId })).rejects.toThrow('review-hidden');
    site.wait(1);
    expect(JSON.stringify(await ada.api.quizzes.review({ attemptId }))).toContain('canary');
  });

  test('for whoever may take it longer at their own close, and for nobody before the others', async ({
    db,
    site,
  }) => {
    const code = await addCanaries(site);
    await setTerms(db, code, { closesAt: after(MINUTE), review: { rightAfter: 'score', later: 'score' } });
    const [ada, bob] = [await join(site), await join(site)];
    await allow(db, { code, userId: ada.userId }, { closesAt: after(2 * MINUTE) });
    const [hers, his] = [await begin(ada, code), await begin(bob, code)];
    await ada.api.quizzes.submit({ attemptId: hers });
    await bob.api.quizzes.submit({ attemptId: his });
    site.wait(MINUTE);
    expect((await bob.api.quizzes.review({ attemptId: his })).shown).toBe('explanations');
    await expect(ada.api.quizzes.review({ attemptId: hers })).rejects.toThrow('review-hidden');
    site.wait(MINUTE);
    expect((await ada.api.quizzes.review({ attemptId: hers })).shown).toBe('explanations');
  });
});

test('those who look after people see results that are not shown', async ({ db, site }) => {
  const code = await addCanaries(site);
  await setTerms(db, code, { review: { rightAfter: 'nothing' } });
  const [ada, admin] = [await join(site), await join(site, { role: 'admin' })];
  await ada.api.quizzes.submit({ attemptId: await begin(ada, code) });
  const { items } = await admin.api.admin.listUserAttempts({ user: ada.userId });
  expect(items).toMatchObject([{ scorePercent: expect.any(Number) as number }]);
});

describe('which result counts', () => {
  test.for([
    ['highest', 80, 1],
    ['first', 20, 0],
    ['last', 50, 2],
    ['average', 50, null],
  ] as const)('by %s', async ([gradeMethod, percent, counting], { db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { gradeMethod });
    const ada = await join(site);
    const taken: string[] = [];
    for (const [at, right] of [2, 8, 5].entries()) {
      const now = after(at * 10 * MINUTE);
      taken.push((await takeQuiz(db, { userId: ada.userId, code, right, now })).attemptId);
    }
    // Practice is none of them, and neither is what somebody else took.
    await takeQuiz(db, { userId: ada.userId, code, mode: 'study', right: 10, now: after(50 * MINUTE) });
    await takeQuiz(db, { userId: (await join(site)).userId, code, right: 10, now: after(50 * MINUTE) });
    expect(await ada.api.quizzes.listExams()).toMatchObject([
      {
        gradeMethod,
        myGradePercent: percent,
        myGradedAttemptId: counting === null ? null : taken[counting],
        myBestPercent: 80,
      },
    ]);
  });
});
