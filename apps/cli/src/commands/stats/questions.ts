import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import type { ItemOrder } from '@studyhall/domain/quizzes/statistics/schemas';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { figure } from './figure.ts';
import { joined, standInWords } from './show.ts';

type Item = Outputs['quizzes']['listItemStatistics']['items'][number];
type Version = Outputs['quizzes']['getQuestionStatistics']['versions'][number];

type Figures = Omit<Version, 'curve' | 'scores'>;

const figures: readonly Column<Figures>[] = [
  { name: 'version', value: (item) => item.version },
  { name: 'attempts', value: (item) => item.attempts },
  figure('facility', 'facility %'),
  figure('discriminationIndex', 'discrimination %'),
  figure('discriminativeEfficiency', 'efficiency %'),
  figure('effectiveWeight', 'weight %'),
  { ...figure('intendedWeight', 'intended weight %'), isDetail: true },
  { ...figure('standardDeviation', 'standard deviation'), isDetail: true },
  { ...figure('randomGuessScore', 'by guessing %'), isDetail: true },
  {
    name: 'text',
    title: 'question',
    value: (item) => item.text,
    shown: (item) => plainWords(item.text, item.textFormat),
    isFlexible: true,
  },
];

const columns: readonly Column<Item>[] = [
  {
    name: 'externalId',
    title: 'id',
    value: (item) => item.externalId,
    shown: (item) => item.externalId ?? item.questionId,
  },
  { name: 'domainCode', title: 'domain', value: (item) => item.domainCode },
  ...figures,
  { name: 'status', value: (item) => item.status, isDetail: true },
  { name: 'currentVersion', value: (item) => item.currentVersion, isDetail: true },
  { name: 'questionId', value: (item) => item.questionId, isDetail: true },
];

const versionColumns: readonly Column<Version>[] = [
  ...figures,
  { name: 'scores', value: (version) => version.scores, isDetail: true },
  { name: 'curve', value: (version) => version.curve, isDetail: true },
];

interface Listed {
  readonly examCode: string;
  readonly order: ItemOrder;
  readonly limit: number;
}

export async function listQuestionStatistics(api: Api, { limit, ...asked }: Listed): Promise<Listing> {
  let stand: string | undefined;
  const gathering = gatherPages(limit, async (page) => {
    const found = await api.quizzes.listItemStatistics.query({ ...asked, ...page });
    stand = standInWords(found);
    return found;
  });
  const { items, note } = await found(gathering, `exam "${asked.examCode}"`);
  const own = items.length === 0 ? 'No question was asked yet' : note;
  return listing({ columns, items, note: joined(own, stand) });
}

export async function showQuestionStatistics(
  api: Api,
  asked: { readonly examCode: string; readonly question: string },
): Promise<Listing> {
  const what = `question "${asked.question}" in exam "${asked.examCode}"`;
  const question = await found(api.quizzes.getQuestionStatistics.query(asked), what);
  const { versions } = question;
  const note = versions.length === 0 ? 'It was not asked yet' : undefined;
  return listing({ columns: versionColumns, items: versions, note: joined(note, standInWords(question)) });
}
