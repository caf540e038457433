import type { TableClasses } from '../platform/table-class.ts';

export const quizzesTables: TableClasses = {
  'quizzes.exams': 'reference',
  'quizzes.exam_domains': 'reference',
  'quizzes.questions': 'reference',
  'quizzes.question_versions': 'reference',
  'quizzes.subjects': 'reference',
  'quizzes.papers': 'reference',
  'quizzes.paper_questions': 'reference',
  'quizzes.exam_overrides': 'user',
  'quizzes.author_exams': 'user',
  'quizzes.attempts': 'user',
  'quizzes.attempt_questions': 'user',
  'quizzes.question_reports': 'user',
  'quizzes.regrades': 'reference',
  'quizzes.regraded_attempts': 'user',
  'quizzes.question_imports': 'user',
  'quizzes.question_import_rows': 'user',
  'quizzes.score_counts': 'board',
  'quizzes.item_score_counts': 'board',
  'quizzes.staged_questions': 'ephemeral',
  'quizzes.staged_outcomes': 'ephemeral',
};
