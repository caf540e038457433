import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';

type Question = Outputs['quizzes']['getQuestion'];

const columns: readonly Column<Question>[] = [
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
  { name: 'options', value: (question) => question.options, isDetail: true },
  { name: 'explanation', value: (question) => question.explanation, isDetail: true },
];

export async function showQuestion(
  api: Api,
  asked: { readonly question: string; readonly examCode: string },
): Promise<ShownRecord> {
  const item = await found(
    api.quizzes.getQuestion.query(asked),
    `question "${asked.question}" in ${asked.examCode}`,
  );
  return record({ columns, item, sections: sectionsOf(item) });
}

function sectionsOf({ text, options, explanation }: Question): Section[] {
  const paragraphs = options.flatMap((option, index) => {
    const letter = String.fromCharCode(65 + index);
    const reason = option.explanation === '' ? [] : [{ label: '     ', text: option.explanation }];
    return [{ label: `${option.isCorrect ? '✓' : ' '} ${letter}  `, text: option.text }, ...reason];
  });
  const sections = [
    { title: 'Question', paragraphs: [{ text }] },
    { title: 'Options', paragraphs },
  ];
  return explanation
    ? [...sections, { title: 'Explanation', paragraphs: [{ text: explanation }] }]
    : sections;
}
