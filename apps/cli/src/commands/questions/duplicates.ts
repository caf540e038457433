import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Group = Outputs['quizzes']['listDuplicates']['items'][number];
interface Row {
  readonly group: number;
  readonly identical: boolean;
  readonly question: Group['questions'][number];
}

const columns: readonly Column<Row>[] = [
  { name: 'group', value: ({ group }) => group },
  {
    name: 'identical',
    title: 'how near',
    value: ({ identical }) => identical,
    shown: ({ identical }) => (identical ? 'the same' : 'alike'),
  },
  { name: 'examCode', title: 'exam', value: ({ question }) => question.examCode },
  {
    name: 'externalId',
    title: 'id',
    value: ({ question }) => question.externalId,
    shown: ({ question }) => question.externalId ?? question.questionId,
  },
  { name: 'status', value: ({ question }) => question.status },
  { name: 'answered', value: ({ question }) => question.answered },
  { name: 'text', title: 'question', value: ({ question }) => question.text, isFlexible: true },
  { name: 'questionId', value: ({ question }) => question.questionId, isDetail: true },
];

interface DuplicatesOptions {
  readonly examCode: string | undefined;
  /** Of groups. */
  readonly limit: number;
}

/** Questions that may be one, group by group. */
export async function listDuplicates(api: Api, { examCode, limit }: DuplicatesOptions): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.quizzes.listDuplicates.query({ examCode, ...page }),
  );
  const rows = items.flatMap(({ identical, questions }, index) =>
    questions.map((question) => ({ group: index + 1, identical, question })),
  );
  return listing({ columns, items: rows, note: items.length === 0 ? 'None reads like another' : note });
}
