import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';

/** What changes, in words that say for whom: an exam of ten questions or more counts anyway. */
export async function gradeExam(api: Api, examCode: string, isGradedWhenSmall: boolean): Promise<Done> {
  const { title, questionCount } = await api.quizzes.gradeSmallExam.mutate({ examCode, isGradedWhenSmall });
  if (questionCount >= 10)
    return done(`${title} has ${questionCount} questions in a quiz: its score counts anyway`);
  return done(
    isGradedWhenSmall
      ? `The score of ${title} counts from now on, if all ${questionCount} questions are answered`
      : `The score of ${title} counts no more; what it brought stays`,
  );
}
