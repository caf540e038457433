import { type AttemptGrade, gradeAttempt } from '@studyhall/domain/quizzes/grading';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { QuestionType } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { BrokenRow } from '../platform/data-check.ts';
import { statement } from '../platform/statement.ts';

const GradedAttempt = z.object({
  key: z.string(),
  correctAnswers: z.int().nullable(),
  scoreBasisPoints: z.int().nullable(),
  questions: z.array(
    z.object({
      position: z.int(),
      domainCode: z.string(),
      type: QuestionType,
      weight: z.int(),
      key: z.unknown(),
      answer: Answer.nullable(),
      hintCostPercent: z.int().nullable(),
      mark: z.int().nullable(),
      isCorrect: z.boolean().nullable(),
      score: z.number().nullable(),
    }),
  ),
});
type GradedAttempt = z.output<typeof GradedAttempt>;

const gradedAttempts = statement(
  'doctor_quizzes_scores',
  `select a.id::text as key, a.correct_answers as "correctAnswers", a.score_basis_points as "scoreBasisPoints",
     json_agg(json_build_object('position', q.position, 'domainCode', v.domain_code, 'type', v.type, 'weight', v.weight,
       'key', v.key, 'answer', q.answer, 'hintCostPercent', case when q.hinted_at is not null then v.hint_cost_percent end,
       'mark', q.mark_percent, 'isCorrect', q.is_correct, 'score', q.score) order by q.position) as questions
   from quizzes.attempts a join quizzes.attempt_questions q on q.user_id = a.user_id and q.attempt_id = a.id
   join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.question_version
   where a.user_id = any(:keys::uuid[]) and a.submitted_at is not null group by a.user_id, a.id`,
  GradedAttempt,
);

/** Attempts whose stored answers give another score than the stored one. */
export async function findWrongScores(
  db: Knex,
  { keys }: { readonly keys: string[] },
): Promise<readonly BrokenRow[]> {
  const attempts = await gradedAttempts.all(db, { keys });
  return attempts.flatMap((attempt) => {
    const what = differenceOf(attempt);
    return what === undefined ? [] : [{ key: attempt.key, what }];
  });
}

/** Shares are kept with about seven digits. */
const ROUNDING = 1e-5;

function differenceOf(attempt: GradedAttempt): string | undefined {
  const grade = gradeOf(attempt);
  const { correctAnswers, scoreBasisPoints } = attempt;
  if (grade.correctAnswers !== correctAnswers || grade.scoreBasisPoints !== scoreBasisPoints)
    return `${correctAnswers} right and ${scoreBasisPoints} of 10000 stored, ${grade.correctAnswers} and ${grade.scoreBasisPoints} by the answers`;
  const wrong = attempt.questions.filter(({ isCorrect, score }, index) => {
    const expected = grade.questions[index];
    return isCorrect !== expected?.isCorrect || Math.abs((score ?? -1) - expected.score) > ROUNDING;
  });
  if (wrong.length === 0) return undefined;
  return `questions at places ${wrong.map(({ position }) => position).join(', ')} are graded otherwise than their answers`;
}

function gradeOf({ questions }: GradedAttempt): AttemptGrade {
  return gradeAttempt(
    questions.map(({ domainCode, type, weight, key, answer, hintCostPercent, mark }) => ({
      ...{ domainCode, type, weight, key, mark },
      answer: answer ?? [],
      hintCostPercent: hintCostPercent ?? 0,
    })),
  );
}
