import { schemasOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { answerSectionsOf } from './answer-sections.ts';

type Question = Outputs['quizzes']['getQuestion'];

const FIRST: readonly Column<Question>[] = [
  { name: 'questionId', title: 'question id', value: (question) => question.questionId },
  { name: 'externalId', title: 'external id', value: (question) => question.externalId },
  { name: 'examCode', title: 'exam', value: (question) => question.examCode },
  { name: 'domainCode', title: 'domain', value: (question) => question.domainCode },
  { name: 'type', value: (question) => question.type },
  { name: 'difficulty', value: (question) => question.difficulty },
  { name: 'status', value: (question) => question.status },
  { name: 'version', value: (question) => question.version },
  { name: 'textFormat', title: 'texts are', value: (question) => question.textFormat },
  {
    name: 'tags',
    value: (question) => question.tags,
    shown: (question) => question.tags.map((tag) => `${tag.kind}: ${tag.value}`).join(', '),
  },
  { name: 'text', value: (question) => question.text, isDetail: true },
];
const LAST: readonly Column<Question>[] = [
  { name: 'explanation', value: (question) => question.explanation, isDetail: true },
  { name: 'hint', value: (question) => question.hint, isDetail: true },
  { name: 'weight', value: (question) => question.weight, isDetail: true },
  { name: 'source', value: (question) => question.source, isDetail: true },
];

/** What the type of the question says stands between what all of them say. */
function columnsOf(question: Question): Column<Question>[] {
  const said = new Map(Object.entries(question));
  const own = Object.keys(schemasOf(question.type).body).map((name) => {
    return { name, value: () => said.get(name) ?? null, isDetail: true };
  });
  return [...FIRST, ...own, ...LAST];
}

export async function showQuestion(
  api: Api,
  asked: { readonly question: string; readonly examCode: string },
): Promise<ShownRecord> {
  const item = await found(
    api.quizzes.getQuestion.query(asked),
    `question "${asked.question}" in ${asked.examCode}`,
  );
  return record({ columns: columnsOf(item), item, sections: sectionsOf(item) });
}

function sectionsOf(question: Question): Section[] {
  const { text, hint, explanation } = question;
  return [
    { title: 'Question', paragraphs: [{ text }] },
    ...answerSectionsOf(question),
    ...(hint === null ? [] : [{ title: `Hint (${hint.costPercent} %)`, paragraphs: [{ text: hint.text }] }]),
    ...(explanation ? [{ title: 'Explanation', paragraphs: [{ text: explanation }] }] : []),
  ];
}
