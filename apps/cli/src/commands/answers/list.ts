import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { answerId } from './answer-id.ts';

export type Waiting = Outputs['quizzes']['listAnswersToMark']['items'][number];

const columns: readonly Column<Waiting>[] = [
  { name: 'examCode', title: 'exam', value: ({ examCode }) => examCode },
  { name: 'externalId', title: 'question', value: ({ externalId }) => externalId },
  { name: 'submittedAt', value: ({ submittedAt }) => submittedAt },
  { name: 'answer', value: ({ answer }) => answer, isFlexible: true },
  { name: 'id', value: answerId, isDetail: true },
  { name: 'text', value: ({ text }) => text, isDetail: true },
  { name: 'modelAnswer', value: ({ modelAnswer }) => modelAnswer, isDetail: true },
  { name: 'points', value: ({ points }) => points, isDetail: true },
  { name: 'questionId', value: ({ questionId }) => questionId, isDetail: true },
  { name: 'attemptId', value: ({ attemptId }) => attemptId, isDetail: true },
  { name: 'position', value: ({ position }) => position, isDetail: true },
];

interface ListedAnswers {
  readonly examCode: string | undefined;
  readonly limit: number;
}

/** Nothing waits in an exam that there is not, either. */
export async function demandExam(api: Api, examCode: string | undefined): Promise<void> {
  if (examCode !== undefined) await found(api.quizzes.getExam.query({ examCode }), `exam "${examCode}"`);
}

/** What waits for a mark. */
export async function listAnswers(api: Api, { limit, examCode }: ListedAnswers): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.quizzes.listAnswersToMark.query({ examCode, ...page }),
  );
  if (items.length === 0) await demandExam(api, examCode);
  const how = 'To mark them one after the other: studyhall answers mark';
  return listing({ columns, items, note: items.length === 0 ? 'Nothing waits' : (note ?? how) });
}
