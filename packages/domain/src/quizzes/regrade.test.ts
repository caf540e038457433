import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../gamification/activities.ts';
import { foldActivities } from '../gamification/fold-activities.ts';
import { judgeQuiz } from '../gamification/quiz-activity.ts';
import { type AnsweredQuestion, gradeAttempt } from './grading.ts';
import { type EndedQuiz, type RegradedQuestion, regradeQuizzes } from './regrade.ts';

const REGRADED = 'q-0';

/** Which of twelve questions a quiz asked, what was chosen, and on which of three days. */
const quizzes = fc.array(
  fc.record({
    asked: fc.subarray(
      Array.from({ length: 12 }, (_, index) => index),
      { minLength: 1 },
    ),
    chosen: fc.array(fc.nat(1), { minLength: 12, maxLength: 12 }),
    day: fc.nat(2),
  }),
  { minLength: 1, maxLength: 6 },
);
type Taken = typeof quizzes extends fc.Arbitrary<(infer Item)[]> ? Item : never;

const answered = (right: number, chosen: number): AnsweredQuestion => ({
  ...{ type: 'single', domainCode: '1.1', key: { right: [right] }, answer: [chosen] },
});

const momentOf = ({ day }: Taken, place: number) => ({
  ...{
    at: new Date(Date.UTC(2026, 10, 9 + day, 12, place)),
    localDate: `2026-11-${9 + day}`.replace(/-9$/, '-09'),
  },
  utcOffsetMinutes: 0,
});

/** What was taken, in a world in which `right` is the key of the regraded question: as every quiz judges it when it ends. */
function worldWith(taken: readonly Taken[], right: number) {
  const before: { id: string; day: number }[] = [];
  return taken.map((quiz, place): Activity => {
    const questions = quiz.asked.map((id) => answered(id === 0 ? right : 0, quiz.chosen[id] ?? 0));
    const grade = gradeAttempt(questions);
    const judged = judgeQuiz({
      ...{
        attemptId: `a-${place}`,
        examCode: 'sums',
        examTitle: 'Sums',
        isExam: true,
        isWholeGradedExam: true,
      },
      moment: momentOf(quiz, place),
      scoreBasisPoints: grade.scoreBasisPoints,
      questions: quiz.asked.map((id, index) => ({
        isAnswered: true,
        isCorrect: grade.questions[index]?.isCorrect ?? false,
        rightOn: before
          .filter((one) => one.id === `q-${id}`)
          .map((one) => momentOf({ ...quiz, day: one.day }, 0).localDate),
      })),
    });
    quiz.asked.forEach((id, index) => {
      if (grade.questions[index]?.isCorrect) before.push({ id: `q-${id}`, day: quiz.day });
    });
    return judged.activity;
  });
}

function endedOf(taken: readonly Taken[]): EndedQuiz[] {
  const isRight = (quiz: Taken, id: number) => quiz.asked.includes(id) && quiz.chosen[id] === 0;
  return taken
    .map((quiz, place) => ({
      ...{ attemptId: `a-${place}`, examCode: 'sums', examTitle: 'Sums', isScored: true },
      moment: momentOf(quiz, place),
      questions: quiz.asked.map((id): RegradedQuestion => {
        const chosen = quiz.chosen[id] ?? 0;
        const isRepeated = taken.slice(0, place).some((one) => one.day === quiz.day && isRight(one, id));
        const after = answered(id === 0 ? 1 : 0, chosen);
        return { questionId: `q-${id}`, before: answered(0, chosen), after, isRepeated };
      }),
    }))
    .filter(({ questions }) => questions.some(({ questionId }) => questionId === REGRADED));
}

/** Of what the streak hangs on nothing: the order of days is any. */
const countsOf = (activities: readonly Activity[]) => {
  const { totals, days } = foldActivities(activities.map((one) => ({ ...one, isActivity: false })));
  // What adds up to nothing is as if it were not there.
  const sums = Object.entries(totals.examBasisPointsSum).filter(([, sum]) => sum !== 0);
  return { totals: { ...totals, examBasisPointsSum: Object.fromEntries(sums) }, days };
};

describe('quizzes that are graded anew', () => {
  test('count as if the question had always been right', () => {
    fc.assert(
      fc.property(quizzes, (taken) => {
        const regraded = regradeQuizzes(endedOf(taken), { regradeId: 'r', regraded: REGRADED });
        const made = regraded.flatMap(({ activity }) => (activity === null ? [] : [activity]));
        expect(countsOf([...worldWith(taken, 0), ...made])).toEqual(countsOf(worldWith(taken, 1)));
        expect(made.every(({ isActivity }) => !isActivity)).toBe(true);
      }),
    );
  });

  test('a second time bring nothing', () => {
    fc.assert(
      fc.property(quizzes, (taken) => {
        const ended = endedOf(taken).map(({ questions, ...quiz }) => ({
          ...quiz,
          questions: questions.map((question) => ({ ...question, before: question.after })),
        }));
        const regraded = regradeQuizzes(ended, { regradeId: 'r', regraded: REGRADED });
        expect(regraded.every(({ activity }) => activity === null)).toBe(true);
      }),
    );
  });

  test('have a score that counts only where it did', () => {
    const taken = [{ asked: [0], chosen: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], day: 0 }];
    const countsIf = (isScored: boolean) => {
      const ended = endedOf(taken).map((quiz) => ({ ...quiz, isScored }));
      return regradeQuizzes(ended, { regradeId: 'r', regraded: REGRADED })[0]?.activity?.counts;
    };
    expect(countsIf(false)).toEqual({ correctAnswers: 1 });
    expect(countsIf(true)).toMatchObject({ perfectQuizzes: 1, exam: { sums: { basisPoints: 10_000 } } });
  });

  test('count a question once a day: what an earlier quiz gets a later one loses', () => {
    const taken = [
      { asked: [0], chosen: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], day: 0 },
      { asked: [0, 1], chosen: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], day: 0 },
    ];
    const [first, second] = regradeQuizzes(endedOf(taken), { regradeId: 'r', regraded: REGRADED });
    expect(first?.activity).toMatchObject({ kind: 'regrade', sourceId: 'a-0/r', xp: 10 });
    expect(second?.after).toMatchObject({ repeatedAnswers: 1, xp: second?.before.xp });
  });
});
