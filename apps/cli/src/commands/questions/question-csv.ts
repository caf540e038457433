import { MAX_OPTIONS, type QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { stringify } from 'csv-stringify/sync';

const LETTERS = [...'abcdefghij'].slice(0, MAX_OPTIONS);

/** The columns that an import reads. */
const columns = [
  'question-id',
  'domain',
  'type',
  'difficulty',
  'category',
  'topics',
  'question-text',
  ...LETTERS.map((letter) => `option-${letter}`),
  'correct-answer',
  ...LETTERS.map((letter) => `explanation-${letter}`),
  'explanation',
];

export function csvHeader(): string {
  return stringify([columns]);
}

export function csvLine(draft: QuestionDraft): string {
  const { options } = draft;
  const correct = LETTERS.filter((_, index) => options[index]?.isCorrect);
  const tagged = (kind: string) =>
    draft.tags
      .filter((tag) => tag.kind === kind)
      .map((tag) => tag.value)
      .join(';');
  return stringify([
    [
      draft.externalId,
      draft.domainCode,
      draft.type,
      draft.difficulty,
      tagged('category'),
      tagged('topic'),
      draft.text,
      ...LETTERS.map((_, index) => options[index]?.text),
      correct.join(',').toUpperCase(),
      ...LETTERS.map((_, index) => options[index]?.explanation),
      draft.explanation,
    ],
  ]);
}
