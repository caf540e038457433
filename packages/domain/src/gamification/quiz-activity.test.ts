import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOON, questionsOf, quizOf } from '../testing/gamification-history.ts';
import { ActivityCounts } from './activities.ts';
import { judgeQuiz } from './quiz-activity.ts';

const activityOf = (more: Parameters<typeof quizOf>[0] = {}) => judgeQuiz(quizOf(more)).activity;

describe('a finished quiz', () => {
  test('that is whole and right brings XP, a day, answers and a score', () => {
    expect(activityOf()).toMatchObject({
      xp: 150,
      isActivity: true,
      rules: 2,
      counts: {
        quizzes: 1,
        questionsAnswered: 10,
        correctAnswers: 10,
        perfectQuizzes: 1,
        highScoreQuizzes: 1,
        exam: { network: { quizzes: 1, basisPoints: 10_000 } },
      },
    });
  });

  test('in study mode brings the same but what asks for a score', () => {
    expect(activityOf({ isExam: false })).toEqual({
      ...activityOf(),
      counts: { quizzes: 1, questionsAnswered: 10, correctAnswers: 10 },
    });
  });

  test('that was left blank brings nothing', () => {
    const blank = activityOf({ questions: questionsOf({ right: 0, blank: 10 }), scoreBasisPoints: 0 });
    expect(blank).toMatchObject({ xp: 0, isActivity: false });
    expect(blank.counts).toEqual({});
  });

  test('counts from five answers given, right or wrong', () => {
    const four = activityOf({ questions: questionsOf({ right: 1, wrong: 3, blank: 6 }) });
    expect(four).toMatchObject({ isActivity: false, counts: { questionsAnswered: 4, correctAnswers: 1 } });
    expect(four.counts.quizzes).toBeUndefined();
    const five = activityOf({ questions: questionsOf({ right: 0, wrong: 5, blank: 5 }) });
    expect(five).toMatchObject({ isActivity: true, xp: 0, counts: { quizzes: 1 } });
  });

  test.each([
    ['has fewer than ten questions', { questions: questionsOf({ right: 9 }) }],
    ['has a question without an answer', { questions: questionsOf({ right: 9, blank: 1 }) }],
    ['was practice', { isExam: false }],
  ])('has no score that counts if it %s', (_why, more) => {
    const { exam, perfectQuizzes, highScoreQuizzes } = activityOf(more).counts;
    expect([exam, perfectQuizzes, highScoreQuizzes]).toEqual([undefined, undefined, undefined]);
  });

  test('of a small exam that is graded has a score that counts, if it was the whole exam', () => {
    const small = activityOf({ questions: questionsOf({ right: 6 }), isWholeGradedExam: true });
    expect(small.counts).toMatchObject({ perfectQuizzes: 1, exam: { network: { quizzes: 1 } } });
  });

  test('89.99 % is no high score, 90 % is', () => {
    const highScoresOf = (scoreBasisPoints: number) =>
      activityOf({ questions: questionsOf({ right: 9, wrong: 1 }), scoreBasisPoints }).counts
        .highScoreQuizzes;
    expect(highScoresOf(8_999)).toBeUndefined();
    expect(highScoresOf(9_000)).toBe(1);
  });
});

describe('a question that was right before on the same day', () => {
  const again = (rightOn: readonly string[]) =>
    judgeQuiz(
      quizOf({
        questions: questionsOf({ right: 10 }).map((question, index) =>
          index < 6 ? { ...question, rightOn } : question,
        ),
      }),
    );

  test('earns nothing more, and is no further right answer', () => {
    expect(again([NOON.localDate])).toMatchObject({
      repeatedAnswers: 6,
      activity: { xp: 60, counts: { correctAnswers: 4, questionsAnswered: 10, perfectQuizzes: 1 } },
    });
  });

  test('counts anew on another day', () => {
    expect(again(['2026-11-20', '2026-11-22'])).toMatchObject({ repeatedAnswers: 0, activity: { xp: 150 } });
  });
});

const arbitraryQuiz = fc
  .record({
    right: fc.nat(20),
    wrong: fc.nat(20),
    blank: fc.nat(20),
    score: fc.nat(10_000),
    repeated: fc.nat(20),
    isExam: fc.boolean(),
    isWholeGradedExam: fc.boolean(),
  })
  .map(({ right, wrong, blank, score, repeated, ...more }) => {
    const questions = questionsOf({ right, wrong, blank }).map((question, index) => ({
      ...question,
      rightOn: index < repeated ? [NOON.localDate] : [],
    }));
    return quizOf({ ...more, questions, scoreBasisPoints: score });
  });

test('what is taken twice on a day earns no more than once', () => {
  fc.assert(
    fc.property(arbitraryQuiz, (quiz) => {
      const questions = quiz.questions.map((question) => ({ ...question, rightOn: [NOON.localDate] }));
      expect(activityOf({ ...quiz, questions })).toMatchObject({ xp: 0 });
    }),
  );
});

test('counts fit together and are what an entry may hold', () => {
  fc.assert(
    fc.property(arbitraryQuiz, (quiz) => {
      const { counts, xp } = activityOf(quiz);
      expect(ActivityCounts.parse(counts)).toEqual(counts);
      expect(counts.correctAnswers ?? 0).toBeLessThanOrEqual(counts.questionsAnswered ?? 0);
      expect(xp).toBeLessThanOrEqual(15 * (counts.correctAnswers ?? 0));
      expect(xp).toBeGreaterThanOrEqual(10 * (counts.correctAnswers ?? 0));
    }),
  );
});
