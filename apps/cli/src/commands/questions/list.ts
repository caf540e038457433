import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Question = Outputs['quizzes']['listQuestions']['items'][number];

const columns: readonly Column<Question>[] = [
  {
    name: 'externalId',
    title: 'id',
    value: (question) => question.externalId,
    shown: (question) => question.externalId ?? question.questionId,
  },
  { name: 'domainCode', title: 'domain', value: (question) => question.domainCode },
  { name: 'type', value: (question) => question.type },
  { name: 'difficulty', value: (question) => question.difficulty },
  { name: 'status', value: (question) => question.status },
  {
    name: 'text',
    title: 'question',
    value: (question) => question.text,
    shown: (question) => plainWords(question.text, question.textFormat),
    isFlexible: true,
  },
  { name: 'textFormat', title: 'texts are', value: (question) => question.textFormat, isDetail: true },
  { name: 'version', value: (question) => question.version, isDetail: true },
  { name: 'questionId', value: (question) => question.questionId, isDetail: true },
];

export interface ListQuestionsOptions {
  readonly examCode: string;
  readonly search?: string | undefined;
  readonly domainCode?: string | undefined;
  readonly status?: 'draft' | 'published' | 'retired' | undefined;
  readonly limit: number;
}

export async function listQuestions(api: Api, options: ListQuestionsOptions): Promise<Listing> {
  const { limit, ...filter } = options;
  const gathering = gatherPages(limit, (page) => api.quizzes.listQuestions.query({ ...filter, ...page }));
  const { items, note } = await found(gathering, `exam "${filter.examCode}"`);
  return listing({ columns, items, note: items.length === 0 ? 'No question matches' : note });
}
