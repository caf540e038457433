import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnsweredQuestion,
  basisPointsOf,
  gradeAttempt,
  gradeQuestion as gradeGiven,
  percentOf,
  type QuestionGrade,
} from './grading.ts';
import type { Answer } from './question-types/answer.ts';
import type { QuestionType } from './question-types/question-types.ts';

const gradeQuestion = (type: QuestionType, right: readonly number[], answer: Answer): QuestionGrade =>
  gradeGiven({ type, key: { right }, answer });

const indexes = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 });
const someIndexes = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 10 });
const types = fc.constantFrom<QuestionType>('single', 'multiple', 'true-false');

const question: fc.Arbitrary<AnsweredQuestion> = fc.record({
  domainCode: fc.constantFrom('1.1', '1.2', '__proto__', 'constructor'),
  type: types,
  key: fc.record({ right: someIndexes }),
  answer: indexes,
  weight: fc.integer({ min: 1, max: 100 }),
});
const even = question.map((given) => ({ ...given, weight: 1 }));

function answered(correct: number, total: number): AnsweredQuestion[] {
  return Array.from({ length: total }, (_, index) => ({
    domainCode: '1.1',
    type: 'single',
    key: { right: [0] },
    answer: index < correct ? [0] : [1],
  }));
}

describe('one question', () => {
  test('an unanswered question gives nothing', () => {
    fc.assert(
      fc.property(types, someIndexes, (type, keys) => {
        expect(gradeQuestion(type, keys, [])).toEqual({ isCorrect: false, score: 0, isWaiting: false });
      }),
    );
  });

  test('exactly the keys, in any order, are correct and give full credit', () => {
    fc.assert(
      fc.property(types, someIndexes, (type, keys) => {
        expect(gradeQuestion(type, keys, keys.toReversed())).toEqual({
          isCorrect: true,
          score: 1,
          isWaiting: false,
        });
      }),
    );
  });

  test('anything but exactly the keys is not correct', () => {
    fc.assert(
      fc.property(types, someIndexes, indexes, (type, keys, selected) => {
        const isSame = keys.length === selected.length && keys.every((key) => selected.includes(key));
        expect(gradeQuestion(type, keys, selected).isCorrect).toBe(isSame);
      }),
    );
  });

  test('a multiple question gives max(0, right − wrong) of its keys', () => {
    const cases = [
      { keys: [0, 1, 2], selected: [0, 1], score: 2 / 3 },
      { keys: [0, 1, 2], selected: [0, 1, 3], score: 1 / 3 },
      { keys: [0, 1], selected: [0, 1, 2], score: 1 / 2 },
      { keys: [0, 1], selected: [0, 2], score: 0 },
      { keys: [0], selected: [1, 2], score: 0 },
      { keys: [0, 1, 2, 3, 4, 5, 6], selected: [0], score: 1 / 7 },
    ];
    for (const { keys, selected, score } of cases) {
      expect(gradeQuestion('multiple', keys, selected)).toMatchObject({ isCorrect: false, score });
    }
  });

  test('choosing every option of a multiple question does not pay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (keyCount) => {
        const everything = Array.from({ length: 10 }, (_, i) => i);
        expect(gradeQuestion('multiple', everything.slice(0, keyCount), everything).score).toBe(0);
      }),
    );
  });

  test('a single question gives no part of its credit', () => {
    expect(gradeQuestion('single', [0], [0, 1])).toEqual({ isCorrect: false, score: 0, isWaiting: false });
  });

  test('a wrong option never raises the score, a right one never lowers it', () => {
    fc.assert(
      fc.property(
        types,
        someIndexes,
        indexes,
        fc.integer({ min: 0, max: 9 }),
        (type, keys, selected, extra) => {
          fc.pre(!selected.includes(extra) && type === 'multiple');
          const before = gradeQuestion(type, keys, selected).score;
          const after = gradeQuestion(type, keys, [...selected, extra]).score;
          expect(keys.includes(extra) ? after >= before : after <= before).toBe(true);
        },
      ),
    );
  });

  test('naming an option twice counts it once', () => {
    expect(gradeQuestion('multiple', [0, 1], [0, 0]).score).toBe(1 / 2);
  });

  test('the score lies between 0 and 1, and is 1 exactly when correct', () => {
    fc.assert(
      fc.property(question, (given) => {
        const { isCorrect, score } = gradeGiven(given);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score === 1).toBe(isCorrect);
      }),
    );
  });
});

describe('an attempt', () => {
  const attempt = fc.array(question, { minLength: 1, maxLength: 100 });

  test('counts fully right questions, and its score includes partial credit', () => {
    const half = { domainCode: '1.2', type: 'multiple', key: { right: [0, 1] }, answer: [0] } as const;
    const grade = gradeAttempt([...answered(1, 2), half]);
    expect(grade).toMatchObject({
      totalQuestions: 3,
      correctAnswers: 1,
      scoreBasisPoints: 5_000,
      scorePercent: 50,
    });
    expect(grade.perDomain).toEqual([
      { domainCode: '1.1', total: 2, correct: 1, scorePercent: 50 },
      { domainCode: '1.2', total: 1, correct: 0, scorePercent: 50 },
    ]);
  });

  test('the domains add up to the whole', () => {
    fc.assert(
      fc.property(attempt, (questions) => {
        const grade = gradeAttempt(questions);
        const sum = (field: 'total' | 'correct') =>
          grade.perDomain.reduce((n, domain) => n + domain[field], 0);
        expect(sum('total')).toBe(grade.totalQuestions);
        expect(sum('correct')).toBe(grade.correctAnswers);
        expect(grade.totalQuestions).toBe(questions.length);
        expect(new Set(grade.perDomain.map((domain) => domain.domainCode)).size).toBe(grade.perDomain.length);
      }),
    );
  });

  test('the score is the mean of the questions by their weight, in any order of theirs', () => {
    fc.assert(
      fc.property(attempt, (questions) => {
        const grade = gradeAttempt(questions);
        const weightOf = (index: number) => questions[index]?.weight ?? 1;
        const all = questions.reduce((sum, { weight = 1 }) => sum + weight, 0);
        const mean =
          grade.questions.reduce((sum, { score }, index) => sum + score * weightOf(index), 0) / all;
        expect(Math.abs(grade.scoreBasisPoints - mean * 10_000)).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(gradeAttempt(questions.toReversed()).scoreBasisPoints).toBe(grade.scoreBasisPoints);
      }),
    );
  });

  test('a weight that all questions share changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(even, { maxLength: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (questions, weight) => {
          expect(gradeAttempt(questions.map((given) => ({ ...given, weight })))).toEqual(
            gradeAttempt(questions),
          );
        },
      ),
    );
  });

  test('a hint takes its share of what a question earns, which then is not fully right', () => {
    const [given] = answered(1, 1);
    if (given === undefined) throw new Error('no question');
    const hinted = gradeAttempt([{ ...given, hintCostPercent: 25 }]);
    expect(hinted).toMatchObject({ scoreBasisPoints: 7_500, correctAnswers: 0 });
    expect(gradeAttempt([{ ...given, hintCostPercent: 0 }])).toMatchObject({ correctAnswers: 1 });
  });

  test('what costs takes from the others, but no score is below 0, and a hint makes it no cheaper', () => {
    const costly: AnsweredQuestion = {
      domainCode: '1.2',
      type: 'single',
      key: { right: [0], weights: [100, -50] },
      answer: [1],
    };
    expect(gradeAttempt([...answered(1, 1), costly])).toMatchObject({ scoreBasisPoints: 2_500 });
    expect(gradeAttempt([costly]).perDomain).toEqual([
      { domainCode: '1.2', total: 1, correct: 0, scorePercent: 0 },
    ]);
    expect(gradeAttempt([costly, { ...costly, answer: [0] }, costly]).scoreBasisPoints).toBe(0);
    expect(gradeGiven({ ...costly, hintCostPercent: 50 }).score).toBe(-0.5);
  });

  test('the grades of the questions come in the order of the questions', () => {
    fc.assert(
      fc.property(attempt, (questions) => {
        const single = questions.map((given) => gradeGiven(given));
        expect(gradeAttempt(questions).questions).toEqual(single);
      }),
    );
  });

  test('100 % means that every question was fully right', () => {
    fc.assert(
      fc.property(attempt, (questions) => {
        const grade = gradeAttempt(questions);
        expect(grade.scoreBasisPoints === 10_000).toBe(grade.correctAnswers === grade.totalQuestions);
      }),
    );
  });

  test('one half-missed option among 100 questions is seen', () => {
    const nearly: AnsweredQuestion = {
      domainCode: '1.1',
      type: 'multiple',
      key: { right: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      answer: [0, 1, 2, 3, 4, 5, 6, 7, 8],
    };
    expect(gradeAttempt([...answered(99, 99), nearly]).scorePercent).toBe(99.9);
  });

  test('without questions it scores 0 instead of failing', () => {
    expect(gradeAttempt([])).toMatchObject({ totalQuestions: 0, scoreBasisPoints: 0, perDomain: [] });
  });
});

describe('percentages', () => {
  test('are rounded half up to hundredths of a percent', () => {
    expect(percentOf(basisPointsOf(1, 3))).toBe(33.33);
    expect(percentOf(basisPointsOf(2, 3))).toBe(66.67);
    expect(basisPointsOf(1, 20_000)).toBe(1);
    expect(basisPointsOf(1, 20_001)).toBe(0);
  });

  test('90, 80 and 70 % are reached exactly when that share of the questions is right', () => {
    for (let total = 1; total <= 100; total += 1) {
      for (let correct = 0; correct <= total; correct += 1) {
        const { scoreBasisPoints } = gradeAttempt(answered(correct, total));
        for (const percent of [70, 80, 90]) {
          expect(scoreBasisPoints >= percent * 100, `${correct} of ${total}`).toBe(
            correct * 100 >= percent * total,
          );
        }
      }
    }
  });
});
