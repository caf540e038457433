import type { UserAttemptState } from '@studyhall/domain/quizzes/schemas';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Attempt = Outputs['admin']['listUserAttempts']['items'][number];

/** What is said of an attempt, in a list and where it is shown. */
export const attemptColumns: readonly Column<Attempt>[] = [
  { name: 'examCode', title: 'exam', value: ({ examCode }) => examCode },
  {
    name: 'state',
    value: ({ state }) => state,
    shown: ({ state, waitingQuestions }) => (waitingQuestions > 0 ? 'waits for a mark' : state),
  },
  {
    name: 'scorePercent',
    title: 'score',
    value: ({ scorePercent }) => scorePercent,
    shown: ({ scorePercent }) => (scorePercent === null ? null : `${scorePercent} %`),
  },
  { name: 'startedAt', title: 'begun', value: ({ startedAt }) => startedAt },
  { name: 'mode', value: ({ mode }) => mode },
  { name: 'hasPassed', title: 'passed', value: ({ hasPassed }) => hasPassed },
  {
    name: 'answered',
    value: ({ answered }) => answered,
    shown: ({ answered, totalQuestions }) => `${answered} of ${totalQuestions}`,
  },
  { name: 'submittedAt', title: 'handed in', value: ({ submittedAt }) => submittedAt },
  { name: 'attemptId', title: 'attempt', value: ({ attemptId }) => attemptId },
  { name: 'examTitle', title: 'title', value: ({ examTitle }) => examTitle, isDetail: true },
  { name: 'totalQuestions', value: ({ totalQuestions }) => totalQuestions, isDetail: true },
  { name: 'correctAnswers', value: ({ correctAnswers }) => correctAnswers, isDetail: true },
  { name: 'waitingQuestions', value: ({ waitingQuestions }) => waitingQuestions, isDetail: true },
  { name: 'deadlineAt', value: ({ deadlineAt }) => deadlineAt, isDetail: true },
  { name: 'discardedAt', value: ({ discardedAt }) => discardedAt, isDetail: true },
  { name: 'timeTakenSeconds', value: ({ timeTakenSeconds }) => timeTakenSeconds, isDetail: true },
  { name: 'xpEarned', value: ({ xpEarned }) => xpEarned, isDetail: true },
];

interface ListedAttempts {
  readonly user: string;
  readonly examCode: string | undefined;
  readonly state: UserAttemptState | undefined;
  readonly limit: number;
}

/** What somebody has begun. */
export async function listAttempts(api: Api, { limit, ...filter }: ListedAttempts): Promise<Listing> {
  const gathering = gatherPages(limit, (page) => api.admin.listUserAttempts.query({ ...filter, ...page }));
  const { items, note } = await found(gathering, `account with the id, name or address "${filter.user}"`);
  const how = `What was answered: studyhall attempts show ${filter.user} ID, by an id of --json=attemptId`;
  return listing({
    columns: attemptColumns,
    items,
    note: items.length === 0 ? 'No quiz was begun' : (note ?? how),
  });
}
