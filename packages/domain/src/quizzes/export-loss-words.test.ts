import { expect, test } from 'vitest';
import { lossWords } from './export-loss-words.ts';
import { exampleQuestions } from './formats/example-questions.ts';
import { ExportLosses } from './formats/export-losses.ts';
import { exportFormats, type WrittenQuestion, writeQuestions } from './formats/write-questions.ts';
import { reasonIn, reasonOf } from './import-reasons.ts';
import { type DraftOf, QuestionDraft } from './question-draft.ts';
import type { QuestionType } from './question-types/question-types.ts';

function example<Type extends QuestionType>(type: Type, changes: object): DraftOf<Type> {
  const isOfType = (draft: QuestionDraft): draft is DraftOf<Type> => draft.type === type;
  const changed = QuestionDraft.parse({ ...exampleQuestions.find(isOfType), ...changes });
  if (!isOfType(changed)) throw new Error(`There is no example of ${type}`);
  return changed;
}

const options = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ text, explanation: 'Why?', isCorrect: index === 0 }));
const IMAGE = `![Bow](image:${'a'.repeat(64)})`;

/** What each format holds least of. */
const hard: readonly WrittenQuestion[] = [
  ...exampleQuestions,
  example('single', {
    ...{ externalId: 'S\n1', domainCode: 'more\nlines', explanation: 'So it is.', textFormat: 'markdown' },
    ...{ hint: { text: 'Look', costPercent: 10 }, weight: 2, source: { paper: 'Paper', year: 2020 } },
    tags: [{ kind: 'topic', value: 'category:x' }],
    options: options('Port', 'Starboard').map((option) => ({ ...option, isFixed: true })),
  }),
  { ...example('single', {}), translations: { de: { text: 'Welche Seite?' } } },
  example('single', { externalId: 'S\n2', textFormat: 'markdown', text: IMAGE }),
  example('single', { options: options('True', 'False') }),
  example('single', { text: 'Which?\nA. This' }),
  example('single', { options: options('one\ntwo', 'three') }),
  example('single', { text: 'Which?\n\n  Of these' }),
  example('single', { options: options('1', '2', '3', '4', '5') }),
  example('single', { text: 'x'.repeat(121) }),
  example('single', { options: options('x'.repeat(76), 'y') }),
  example('single', {
    options: options('Port', 'Starboard').map((option) =>
      option.isCorrect ? option : { ...option, weightPercent: -50 },
    ),
  }),
  example('single', { text: 'Form\ffeed' }),
  example('multiple', { options: options('Hawser', 'Davit') }),
  example('true-false', { options: options('Yes', 'No') }),
  example('true-false', {
    options: options('True', 'False').map((option) =>
      option.isCorrect ? option : { ...option, weightPercent: -50 },
    ),
  }),
  example('short', { matchCase: true, matchAccents: true }),
  example('short', { accepted: [{ text: 'a->b' }] }),
  example('numeric', { units: [{ unit: 'm', factor: '1' }] }),
  example('matching', { pairs: ['a->b', 'c'].map((prompt) => ({ prompt, match: `${prompt}!` })) }),
  example('open', { modelAnswer: 'It weighs less.', points: 'Water: 1' }),
  example('gaps', { text: 'The [[2]] side is green, the other is [[1]].' }),
  example('gaps', { text: 'The {1:SHORTANSWER:=x} [[1]] side is green, the other is [[2]].' }),
];

async function* listed() {
  yield* hard;
}

async function lossesOf(): Promise<string[]> {
  const losses = new ExportLosses();
  for (const format of exportFormats)
    for await (const _chunk of writeQuestions(listed(), { format, losses, imagesOf: async () => new Map() }));
  return losses.all().map(({ what }) => what);
}

test('every format tells what it does not hold in the words of each language, and no words are of nothing', async () => {
  const told = await lossesOf();
  const codes = new Set(told.map((what) => reasonOf(what)?.code ?? what));
  expect([...codes].toSorted()).toEqual(Object.keys(lossWords).toSorted());
  for (const what of told) expect(reasonIn('de', what)).not.toBe(what);
  expect(reasonIn('de', 'Aiken has no matching questions')).toBe('Aiken kennt keine Fragen der Art matching');
  expect(reasonIn('de', 'its texts in pt-BR')).toBe('ihre Texte in der Sprache pt-BR');
});
