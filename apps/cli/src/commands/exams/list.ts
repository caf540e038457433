import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Exam = Outputs['quizzes']['listAllExams'][number];

const columns: readonly Column<Exam>[] = [
  { name: 'code', value: (exam) => exam.code },
  { name: 'title', value: (exam) => exam.title, isFlexible: true },
  { name: 'status', value: (exam) => exam.status },
  { name: 'questions', value: (exam) => exam.questions },
  { name: 'publishedQuestions', title: 'published', value: (exam) => exam.publishedQuestions },
  { name: 'questionCount', title: 'per quiz', value: (exam) => exam.questionCount },
  { name: 'timeLimitSeconds', title: 'seconds', value: (exam) => exam.timeLimitSeconds },
  {
    name: 'isGradedWhenSmall',
    title: 'graded',
    value: (exam) => exam.isGradedWhenSmall,
    shown: (exam) => (exam.isGradedWhenSmall ? 'yes' : ''),
  },
  { name: 'passPercent', title: 'pass %', value: (exam) => exam.passPercent },
];

export async function listExams(api: Api): Promise<Listing> {
  const items = await api.quizzes.listAllExams.query();
  const note =
    items.length === 0
      ? 'None. studyhall questions import FILE --exam CODE --title TITLE makes one'
      : undefined;
  return listing({ columns, items, note });
}
