import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';

type Exam = Outputs['quizzes']['listAllExams'][number];

const columns: readonly Column<Exam>[] = [
  { name: 'code', value: (exam) => exam.code },
  { name: 'title', value: (exam) => exam.title, isFlexible: true },
  { name: 'status', value: (exam) => exam.status, isDetail: true },
  { name: 'state', value: stateOf },
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
  { name: 'opensAt', title: 'opens', value: (exam) => exam.opensAt, isDetail: true },
  { name: 'closesAt', title: 'closes', value: (exam) => exam.closesAt, isDetail: true },
];

/** Whether it can be taken now, and until or from when. */
function stateOf({ status, opensAt, closesAt }: Exam): string {
  if (status !== 'published') return status;
  const now = new Date();
  if (closesAt !== null && closesAt <= now) return `closed ${localTime(closesAt)}`;
  if (opensAt !== null && opensAt > now) return `opens ${localTime(opensAt)}`;
  return closesAt === null ? 'open' : `open until ${localTime(closesAt)}`;
}

export async function listExams(api: Api): Promise<Listing> {
  const items = await api.quizzes.listAllExams.query();
  const note =
    items.length === 0
      ? 'None. studyhall questions import FILE --exam CODE --title TITLE makes one'
      : undefined;
  return listing({ columns, items, note });
}
