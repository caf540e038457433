import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Done, done } from '../../output/result.ts';

interface Grading {
  readonly examCode: string;
  readonly isGraded: boolean;
  readonly isDryRun: boolean;
  /** Resolves when the change is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** What changes, in words that say for whom: an exam of ten questions or more counts anyway. */
export async function gradeExam(api: Api, { examCode, isGraded, isDryRun, confirm }: Grading): Promise<Done> {
  const exam = await found(api.quizzes.getExam.query({ examCode }), `exam "${examCode}"`);
  const { title } = exam;
  const questionCount = Math.min(exam.questionCount, exam.publishedQuestions);
  if (questionCount >= 10)
    return done(
      `${title} has ${questionCount} questions in a quiz: its score counts anyway; nothing changed`,
    );
  const state = isGraded ? 'counts' : 'does not count';
  if (exam.isGradedWhenSmall === isGraded)
    return done(`The score of ${title} ${state} already; nothing changed`);
  const effect = isGraded
    ? `The score of ${title} counts from now on, if all ${questionCount} questions are answered`
    : `The score of ${title} counts no more; what it brought stays`;
  if (isDryRun) return done(`Dry run: ${effect}`);
  await confirm(`${effect}. Go on?`);
  await api.quizzes.gradeSmallExam.mutate({ examCode, isGradedWhenSmall: isGraded });
  return done(effect);
}
