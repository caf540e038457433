import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { Failure } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';
import { idOf } from './write.ts';

type Reported = Outputs['quizzes']['listQuestionReports']['items'][number];

const columns: readonly Column<Reported>[] = [
  { name: 'examCode', title: 'exam', value: ({ examCode }) => examCode },
  {
    name: 'externalId',
    title: 'id',
    value: ({ externalId }) => externalId,
    shown: ({ externalId, questionId }) => externalId ?? questionId,
  },
  { name: 'reports', value: ({ reports }) => reports },
  { name: 'asked', value: ({ asked }) => asked },
  {
    name: 'right',
    value: ({ right }) => right,
    shown: ({ right, graded }) => (graded === 0 ? '' : `${Math.round((100 * right) / graded)} %`),
  },
  {
    name: 'said',
    value: ({ said }) => said,
    shown: ({ said }) => said.map(({ reason, comment }) => comment ?? reason).join(' · '),
    isFlexible: true,
  },
  {
    name: 'text',
    title: 'question',
    value: ({ text }) => text,
    shown: ({ text, textFormat }) => plainWords(text, textFormat),
    isFlexible: true,
  },
  { name: 'questionId', value: ({ questionId }) => questionId, isDetail: true },
  { name: 'version', value: ({ version }) => version, isDetail: true },
  { name: 'lastId', value: ({ lastId }) => lastId, isDetail: true },
];

interface ListedReports {
  readonly examCode: string | undefined;
  readonly state: 'open' | 'fixed' | 'answered';
  readonly limit: number;
}

/** What learners say of questions. */
export async function listReports(api: Api, { limit, ...filter }: ListedReports): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.quizzes.listQuestionReports.query({ ...filter, ...page }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'Nothing waits' : note });
}

interface Settling {
  readonly examCode: string;
  readonly name: string;
  readonly isFixed: boolean;
  readonly reply: string | undefined;
}

/** Settles all that was reported of a question until now. */
export async function settleReports(api: Api, { examCode, name, isFixed, reply }: Settling): Promise<Done> {
  const questionId = await idOf(api, { examCode, name });
  const { items } = await gatherPages(1_000_000, (page) =>
    api.quizzes.listQuestionReports.query({ examCode, ...page }),
  );
  const reported = items.find((item) => item.questionId === questionId);
  if (reported === undefined) throw new Failure(`nobody has reported ${name}, or it is settled`);
  const { settled } = await api.quizzes.settleQuestionReports.mutate({
    ...{ questionId, upTo: reported.lastId, outcome: isFixed ? 'fixed' : 'answered', reply: reply ?? null },
  });
  return done(`Settled ${plural(settled, 'report', 'reports')}; who has an address is told`);
}
