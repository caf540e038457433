import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';

type Exam = Outputs['quizzes']['getExam'];

const moment = (at: Date | null, none: string) => (at === null ? none : localTime(at));

const columns: readonly Column<Exam>[] = [
  { name: 'examCode', title: 'code', value: ({ examCode }) => examCode },
  { name: 'title', value: ({ title }) => title },
  { name: 'description', value: ({ description }) => description },
  { name: 'language', value: ({ language }) => language },
  { name: 'status', value: ({ status }) => status },
  { name: 'publishedQuestions', title: 'published questions', value: (exam) => exam.publishedQuestions },
  { name: 'questionCount', title: 'per quiz', value: ({ questionCount }) => questionCount },
  {
    name: 'timeLimitSeconds',
    title: 'time limit',
    value: ({ timeLimitSeconds }) => timeLimitSeconds,
    shown: ({ timeLimitSeconds }) => `${timeLimitSeconds / 60} minutes`,
  },
  { name: 'passPercent', title: 'pass %', value: ({ passPercent }) => passPercent },
  {
    name: 'opensAt',
    title: 'opens',
    value: ({ terms }) => terms.opensAt,
    shown: ({ terms }) => moment(terms.opensAt, 'always'),
  },
  {
    name: 'closesAt',
    title: 'closes',
    value: ({ terms }) => terms.closesAt,
    shown: ({ terms }) => moment(terms.closesAt, 'never'),
  },
  {
    name: 'attemptsAllowed',
    title: 'attempts',
    value: ({ terms }) => terms.attemptsAllowed,
    shown: ({ terms }) => terms.attemptsAllowed ?? 'any',
  },
  { name: 'delaySeconds', title: 'delay (seconds)', value: ({ terms }) => terms.delaySeconds },
  { name: 'graceSeconds', title: 'grace (seconds)', value: ({ terms }) => terms.graceSeconds },
  { name: 'gradeMethod', title: 'result that counts', value: ({ terms }) => terms.gradeMethod },
  {
    name: 'modes',
    value: ({ terms }) => terms.modes,
    shown: ({ terms }) => terms.modes.join(', '),
  },
  {
    name: 'sections',
    value: ({ terms }) => terms.sections,
    shown: ({ terms }) =>
      terms.sections.map(({ title, domainCodes }) => `${title}: ${domainCodes.join(', ')}`).join('; '),
  },
  { name: 'shufflesQuestions', title: 'shuffles questions', value: ({ terms }) => terms.shufflesQuestions },
  { name: 'shufflesOptions', title: 'shuffles options', value: ({ terms }) => terms.shufflesOptions },
  { name: 'isSequential', title: 'one way forward', value: ({ terms }) => terms.isSequential },
  { name: 'hasPassword', title: 'password', value: ({ hasPassword }) => hasPassword },
  {
    name: 'review',
    title: 'shown',
    value: ({ terms }) => terms.review,
    shown: ({ terms: { review } }) =>
      `during: ${review.during}; right after: ${review.rightAfter}; later: ${review.later}; closed: ${review.afterClose}`,
  },
  { name: 'waitingAttempts', title: 'attempts that wait for marks', value: (exam) => exam.waitingAttempts },
  { name: 'overrides', title: 'learners with other terms', value: ({ overrides }) => overrides },
];

/** All that is said of an exam, but for its password. */
export async function showExam(api: Api, examCode: string): Promise<ShownRecord> {
  const item = await found(api.quizzes.getExam.query({ examCode }), `exam "${examCode}"`);
  return record({ columns, item });
}
