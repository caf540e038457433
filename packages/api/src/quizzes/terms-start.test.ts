import { randomUUID } from 'node:crypto';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import { describe, expect } from 'vitest';
import { hashPassword } from '../auth/passwords.ts';
import { addCourse, addExam, NOW, optionsOf, quizLevel } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { join, type Member } from '../testing/members.ts';
import { answerAll, later } from '../testing/quiz-database.ts';
import { allow, setTerms } from '../testing/terms.ts';
import { countScores } from './statistics/count-scores.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const after = (ms: number) => new Date(NOW.getTime() + ms);

async function start(
  { api }: Member,
  examCode: string,
  more: Partial<Omit<StartAttempt, 'examCode'>> = {},
): Promise<string> {
  const command = { examCode, mode: 'exam', idempotencyKey: randomUUID(), ...more } as const;
  return (await api.quizzes.start(command)).attemptId;
}

const refusedFor = (reason: string, details: object = {}) => ({
  cause: { reason, details: expect.objectContaining(details) as object },
});
const deadlineOf = async ({ api }: Member, attemptId: string) =>
  (await api.quizzes.getAttempt({ attemptId })).deadlineAt;

describe('an exam with dates', () => {
  test('is begun from the millisecond at which it opens to the one at which it closes', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { opensAt: after(1_000), closesAt: after(2_000) });
    const ada = await join(site);
    site.wait(999);
    const opening = refusedFor('exam-not-open-yet', { at: after(1_000).toISOString() });
    await expect(start(ada, code)).rejects.toMatchObject(opening);
    site.wait(1);
    expect(await deadlineOf(ada, await start(ada, code))).toEqual(after(2_000));
    expect(await deadlineOf(ada, await start(ada, code, { mode: 'study' }))).toEqual(after(2_000));
    site.wait(999);
    expect(await start(ada, code)).toEqual(expect.any(String));
    site.wait(1);
    for (const mode of ['exam', 'study', 'daily'] as const) {
      await expect(start(ada, code, { mode })).rejects.toMatchObject(refusedFor('exam-closed'));
    }
  });

  test('gives the time limit where it closes later', async ({ db, site }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    await setTerms(db, code, { closesAt: after(HOUR) });
    const ada = await join(site, { extraTimePercent: 20 });
    expect(await deadlineOf(ada, await start(ada, code))).toEqual(later(720));
    expect(await deadlineOf(ada, await start(ada, code, { questionCount: 5 }))).toEqual(later(360));
  });

  test('is opened to one learner by what it allows them, and to nobody else', async ({ db, site }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    await setTerms(db, code, { closesAt: NOW, attemptsAllowed: 1 });
    const [ada, bob] = [await join(site), await join(site)];
    await allow(
      db,
      { code, userId: ada.userId },
      { closesAt: after(HOUR), attemptsAllowed: 2, extraTimePercent: 25 },
    );
    expect(await deadlineOf(ada, await start(ada, code))).toEqual(later(750));
    expect(await start(ada, code)).toEqual(expect.any(String));
    await expect(start(ada, code)).rejects.toMatchObject(refusedFor('attempts-used-up', { allowed: 2 }));
    await expect(start(bob, code)).rejects.toMatchObject(refusedFor('exam-closed'));
  });

  test('asks what a level asks whatever it says of itself', async ({ db, site }) => {
    const { code } = await addExam(db);
    const slug = await addCourse(db, [quizLevel('one', code)]);
    const ada = await join(site);
    const { enrolmentId } = await ada.api.progress.enrol({ slug });
    const [level] = (await ada.api.progress.getCourse({ slug })).levels;
    await setTerms(db, code, { closesAt: NOW, attemptsAllowed: 1, passwordHash: 'x', isSequential: true });
    const attemptId = await start(ada, code, { level: { enrolmentId, levelId: level?.levelId ?? '' } });
    const view = await ada.api.quizzes.getAttempt({ attemptId });
    expect(view).toMatchObject({ isSequential: false, state: 'open' });
    await setTerms(db, code, { attemptsAllowed: 1 });
    expect(await start(ada, code)).toEqual(expect.any(String));
  });
});

describe('the number of attempts', () => {
  test('counts each in exam mode, whatever became of it, and no other', async ({ db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { attemptsAllowed: 3 });
    const [ada, bob] = [await join(site), await join(site)];
    await start(ada, code, { mode: 'study' });
    await ada.api.quizzes.submit({ attemptId: await start(ada, code) });
    await ada.api.quizzes.discard({ attemptId: await start(ada, code) });
    await start(ada, code);
    await expect(start(ada, code)).rejects.toMatchObject(refusedFor('attempts-used-up', { allowed: 3 }));
    expect(await start(ada, code, { mode: 'study' })).toEqual(expect.any(String));
    expect(await start(bob, code)).toEqual(expect.any(String));
  });

  test('holds however many are begun at once', async ({ db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { attemptsAllowed: 2 });
    const ada = await join(site);
    const begun = await Promise.allSettled(Array.from({ length: 8 }, () => start(ada, code)));
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  test('answers a repeated start with what it began, though nothing more may be', async ({ db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { attemptsAllowed: 1 });
    const ada = await join(site);
    const idempotencyKey = randomUUID();
    const attemptId = await start(ada, code, { idempotencyKey });
    expect(await start(ada, code, { idempotencyKey })).toBe(attemptId);
  });
});

describe('an exam that is taken as a whole', () => {
  const chosen = [{ questionCount: 1 }, { domainCodes: ['1.1'] }, { questionCount: 11 }];

  test('gives nobody fewer questions, or those that they like, in exam mode', async ({ db, site }) => {
    const ada = await join(site);
    const counted = [{ attemptsAllowed: 2 }, { delaySeconds: 60 }, { gradeMethod: 'average' as const }];
    for (const terms of counted) {
      const { code } = await addExam(db);
      await setTerms(db, code, terms);
      for (const more of chosen) {
        await expect(start(ada, code, more)).rejects.toMatchObject(refusedFor('exam-taken-whole'));
        expect(await start(ada, code, { mode: 'study', ...more })).toEqual(expect.any(String));
      }
      const { ways } = await ada.api.quizzes.getTerms({ examCode: code });
      expect(ways.map(({ canChoose }) => canChoose)).toEqual([false, true, false]);
      expect(ways[0]?.because.map(({ kind }) => kind)).toContain('taken-whole');
      // All of it is all of it, also when somebody says how many that are.
      expect(await start(ada, code, { questionCount: 10 })).toEqual(expect.any(String));
    }
  });

  test('is so also where it has fewer questions than it asks', async ({ db, site }) => {
    const { code } = await addExam(db, { questionCount: 20 });
    await setTerms(db, code, { attemptsAllowed: 1 });
    const ada = await join(site);
    await expect(start(ada, code, { questionCount: 9 })).rejects.toMatchObject(
      refusedFor('exam-taken-whole'),
    );
    expect(await start(ada, code, { questionCount: 10 })).toEqual(expect.any(String));
  });

  test('counts no practice that was chosen before: not as an attempt, a grade, the best or on a board', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db, {
      questions: Array.from({ length: 24 }, () => ({})),
      questionCount: 12,
    });
    const ada = await join(site);
    const take = async (more: Partial<StartAttempt>, right: number) => {
      const attemptId = await start(ada, code, more);
      await answerAll(db, { userId: ada.userId, attemptId, right });
      await ada.api.quizzes.submit({ attemptId });
      return attemptId;
    };
    const mine = async () => (await ada.api.quizzes.listExams()).find((exam) => exam.code === code);
    const scored = async () =>
      await db('gamification.standings').where({ userId: ada.userId }).first('perfectQuizzes', 'examQuizzes');
    await take({ questionCount: 10 }, 10);
    await take({ domainCodes: ['1.1'] }, 12);
    expect(await mine()).toMatchObject({ myQuizzes: 2, myBestPercent: null, myGradePercent: null });
    expect(await scored()).toEqual({ perfectQuizzes: 0, examQuizzes: {} });
    await countScores(db);
    expect(await db('quizzes.attempts').where({ userId: ada.userId, isInStatistics: true })).toEqual([]);
    await setTerms(db, code, { attemptsAllowed: 1, gradeMethod: 'first' });
    const whole = await take({}, 6);
    expect(await mine()).toMatchObject({
      ...{ myBestPercent: 50, myGradePercent: 50, myGradedAttemptId: whole },
    });
    expect(await scored()).toMatchObject({ perfectQuizzes: 0, examQuizzes: { [code]: 1 } });
    await countScores(db);
    const counted = db('quizzes.attempts').where({ userId: ada.userId, isInStatistics: true });
    expect(await counted.select('id')).toEqual([{ id: whole }]);
    await expect(start(ada, code)).rejects.toMatchObject(refusedFor('attempts-used-up', { allowed: 1 }));
  });
});

describe('the delay between attempts', () => {
  test('is over at its last millisecond, counted from the end of the one before', async ({ db, site }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    await setTerms(db, code, { delaySeconds: 60 });
    const ada = await join(site);
    const attemptId = await start(ada, code);
    site.wait(30 * SECOND);
    // While it goes on, it may last until its deadline.
    await expect(start(ada, code)).rejects.toMatchObject(
      refusedFor('attempt-too-early', { at: later(660).toISOString() }),
    );
    await ada.api.quizzes.submit({ attemptId });
    site.wait(60 * SECOND - 1);
    await expect(start(ada, code)).rejects.toMatchObject(
      refusedFor('attempt-too-early', { at: later(90).toISOString(), retryAfterSeconds: 1 }),
    );
    site.wait(1);
    expect(await start(ada, code)).toEqual(expect.any(String));
  });
});

describe('a password', () => {
  test('opens the exam, and is in no answer', async ({ db, site }) => {
    const { code } = await addExam(db);
    const passwordHash = await hashPassword('seven green kettles');
    await setTerms(db, code, { passwordHash });
    const ada = await join(site);
    await expect(start(ada, code)).rejects.toMatchObject(refusedFor('exam-password-wrong'));
    await expect(start(ada, code, { password: 'six' })).rejects.toMatchObject(
      refusedFor('exam-password-wrong'),
    );
    const idempotencyKey = randomUUID();
    const attemptId = await start(ada, code, { password: 'seven green kettles', idempotencyKey });
    expect(await start(ada, code, { idempotencyKey })).toBe(attemptId);
    const { api } = ada;
    await api.quizzes.submit({ attemptId });
    const received = JSON.stringify([
      await api.quizzes.listExams(),
      await api.quizzes.getTerms({ examCode: code }),
      await api.quizzes.getAttempt({ attemptId }),
      await api.quizzes.getResult({ attemptId }),
      await api.quizzes.review({ attemptId }),
      await api.quizzes.history({}),
      await api.home.dashboard(),
    ]);
    expect(received).not.toContain('argon2');
    expect((await api.quizzes.getTerms({ examCode: code })).ways[0]).toMatchObject({ needsPassword: true });
  });

  test('is guessed ten times, and is refused then even if it is right', async ({ db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { passwordHash: await hashPassword('seven green kettles') });
    const [ada, bob] = [await join(site), await join(site)];
    for (let guess = 0; guess < 10; guess += 1)
      await expect(start(ada, code, { password: `guess ${guess}` })).rejects.toThrow('exam-password-wrong');
    await expect(start(ada, code, { password: 'seven green kettles' })).rejects.toThrow('rate-limited');
    for (let once = 0; once < 12; once += 1) await start(bob, code, { password: 'seven green kettles' });
  });
});

describe('an exam without a way back', () => {
  test('takes no answer, visit, check or hint of a question before the one that was reached', async ({
    db,
    site,
  }) => {
    const hint = { text: 'Think.', costPercent: 20 };
    const { code } = await addExam(db, { questions: Array.from({ length: 10 }, () => ({ hint })) });
    await setTerms(db, code, { isSequential: true });
    const ada = await join(site);
    const attemptId = await start(ada, code, { mode: 'study' });
    const { quizzes } = ada.api;
    await quizzes.answer({ attemptId, position: 2, answer: [0] });
    await quizzes.answer({ attemptId, position: 2, answer: [1] });
    const given = { at: NOW, startKey: randomUUID() };
    await expect(quizzes.answer({ attemptId, position: 1, answer: [0] })).rejects.toThrow('question-passed');
    await expect(quizzes.answer({ attemptId, position: 1, answer: [0], given })).rejects.toThrow(
      'question-passed',
    );
    await expect(quizzes.visit({ attemptId, position: 1 })).rejects.toThrow('question-passed');
    await expect(quizzes.check({ attemptId, position: 1 })).rejects.toThrow('question-passed');
    await expect(quizzes.takeHint({ attemptId, position: 1 })).rejects.toThrow('question-passed');
    expect(await quizzes.takeHint({ attemptId, position: 2 })).toEqual({ ...hint, lang: null, images: [] });
    await quizzes.visit({ attemptId, position: 3 });
    await expect(quizzes.answer({ attemptId, position: 2, answer: [2] })).rejects.toThrow('question-passed');
    const { questions, isSequential, currentPosition } = await quizzes.getAttempt({ attemptId });
    expect({ isSequential, currentPosition }).toEqual({ isSequential: true, currentPosition: 3 });
    expect(questions.slice(0, 4).map(({ answer }) => answer)).toEqual([null, null, [1], null]);
  });

  test('was begun without that and stays so', async ({ db, site }) => {
    const { code } = await addExam(db);
    const ada = await join(site);
    const attemptId = await start(ada, code);
    await setTerms(db, code, { isSequential: true });
    await ada.api.quizzes.answer({ attemptId, position: 2, answer: [0] });
    expect(await ada.api.quizzes.answer({ attemptId, position: 1, answer: [0] })).toMatchObject({
      newerAnswer: null,
    });
  });
});

test('an answer still counts in the last millisecond of the grace, and not after', async ({ db, site }) => {
  const { code } = await addExam(db, { timeLimitSeconds: 600 });
  await setTerms(db, code, { graceSeconds: 30 });
  const ada = await join(site);
  const attemptId = await start(ada, code);
  site.wait(630 * SECOND);
  await ada.api.quizzes.answer({ attemptId, position: 0, answer: [0] });
  site.wait(1);
  await expect(ada.api.quizzes.answer({ attemptId, position: 0, answer: [1] })).rejects.toThrow(
    'attempt-overdue',
  );
});

describe('the order of questions', () => {
  test('is that of the sections, each under its heading', async ({ db, site }) => {
    const domains = ['1.1', '2.1', '3.1', '1.1', '2.1', '3.1'];
    const { code } = await addExam(db, { questions: domains.map((domainCode) => ({ domainCode })) });
    await setTerms(db, code, {
      sections: [
        { title: 'None of this', domainCodes: ['9.9'] },
        { title: 'Second first', domainCodes: ['2.1'] },
        { title: 'Then the first', domainCodes: ['1.1'] },
      ],
    });
    const ada = await join(site);
    const view = await ada.api.quizzes.getAttempt({ attemptId: await start(ada, code) });
    expect(view.questions.map(({ domainCode }) => domainCode)).toEqual([
      '2.1',
      '2.1',
      '1.1',
      '1.1',
      '3.1',
      '3.1',
    ]);
    expect(view.sections).toEqual([
      { title: 'Second first', position: 0 },
      { title: 'Then the first', position: 2 },
      { title: null, position: 4 },
    ]);
  });

  test('and of what they offer is that of the bank where nothing is shuffled', async ({ db, site }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, { shufflesQuestions: false, shufflesOptions: false });
    const ada = await join(site);
    const attemptId = await start(ada, code);
    const { questions } = await ada.api.quizzes.getAttempt({ attemptId });
    expect(questions.map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, at) => `Question ${at}`),
    );
    for (const question of questions)
      expect(optionsOf(question).map(({ text }) => text.at(-1))).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('what is said of the terms', () => {
  test('is what a start obeys, for whoever asks', async ({ db, site }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    await setTerms(db, code, { closesAt: after(HOUR), attemptsAllowed: 1, modes: ['exam', 'study'] });
    const [ada, bob] = [await join(site, { extraTimePercent: 20 }), await join(site)];
    await start(bob, code);
    const termsOf = async ({ api }: Member) => await api.quizzes.getTerms({ examCode: code });
    const hers = await termsOf(ada);
    expect(hers.ways).toMatchObject([
      { mode: 'exam', canStart: true, deadlineAt: later(720), questionCount: 10 },
      { mode: 'study', canStart: true, deadlineAt: after(HOUR) },
    ]);
    expect(hers.ways[0]?.because.map(({ kind }) => kind)).toEqual([
      ...['closes', 'attempts-left', 'taken-whole', 'extra-time'],
    ]);
    const [his] = (await termsOf(bob)).ways;
    expect(his).toMatchObject({
      canStart: false,
      because: [{ kind: 'attempts-used-up', allowed: 1 }, {}, {}],
    });
    await expect(start(ada, code, { mode: 'daily' })).rejects.toMatchObject(refusedFor('mode-not-offered'));
    await db('quizzes.exams').where({ code }).update({ status: 'retired' });
    await expect(termsOf(ada)).rejects.toThrow('exam-not-available');
  });
});

describe('the daily quiz', () => {
  test('is the same for everybody, once on each day of their own', async ({ db, site }) => {
    const questions = Array.from({ length: 40 }, () => ({}));
    const { code } = await addExam(db, { questions, questionCount: 20 });
    // Noon in UTC is the next day already where bob is.
    const [ada, bob] = [await join(site), await join(site, { timeZone: 'Pacific/Kiritimati' })];
    const daily = async (member: Member) => await start(member, code, { mode: 'daily' });
    const asked = async ({ api }: Member, attemptId: string) =>
      (await api.quizzes.getAttempt({ attemptId })).questions.map(({ text, shown }) => ({ text, shown }));
    const hers = await asked(ada, await daily(ada));
    expect(hers).toHaveLength(10);
    const his = await asked(bob, await daily(bob));
    expect(his).not.toEqual(hers);
    await expect(daily(ada)).rejects.toMatchObject(refusedFor('daily-taken'));
    const [, , way] = (await ada.api.quizzes.getTerms({ examCode: code })).ways;
    expect(way).toMatchObject({ mode: 'daily', canStart: false, questionCount: 10 });
    site.wait(12 * HOUR - 1);
    await expect(daily(ada)).rejects.toMatchObject(refusedFor('daily-taken'));
    site.wait(1);
    expect(await asked(ada, await daily(ada))).toEqual(his);
  });

  test('asks what the day says, against the clock, and reveals nothing before its end', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    const ada = await join(site);
    const chosen = { mode: 'daily', questionCount: 3 } as const;
    await expect(start(ada, code, chosen)).rejects.toMatchObject(
      refusedFor('invalid-input', { field: 'questionCount' }),
    );
    const domains = { mode: 'daily' as const, domainCodes: ['1.1'] };
    await expect(start(ada, code, domains)).rejects.toMatchObject(
      refusedFor('invalid-input', { field: 'domainCodes' }),
    );
    const attemptId = await start(ada, code, { mode: 'daily' });
    expect(await deadlineOf(ada, attemptId)).toEqual(later(600));
    await expect(ada.api.quizzes.check({ attemptId, position: 0 })).rejects.toThrow('question-locked');
  });

  test('is begun once, however often at once', async ({ db, site }) => {
    const { code } = await addExam(db);
    const ada = await join(site);
    const begun = await Promise.allSettled(
      Array.from({ length: 5 }, () => start(ada, code, { mode: 'daily' })),
    );
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
