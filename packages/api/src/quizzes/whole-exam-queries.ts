/**
 * Of an attempt, by its name in SQL: it is one of the exam, which counts as an attempt, for the grade and in the
 * statistics. Quizzes of levels are none, nor is practice of which the learner chose the questions.
 */
export function isOfExam(attempt: string): string {
  return `${attempt}.mode = 'exam' and ${attempt}.level_id is null and not ${attempt}.is_chosen`;
}
