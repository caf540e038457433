import type { Outputs } from '../../connection/api.ts';
import type { Section } from '../../output/result.ts';

/** A question of the bank, or as it was asked in a quiz. */
type Question = Outputs['quizzes']['getQuestion'] | Outputs['admin']['getUserAttempt']['questions'][number];
type Of<Type extends Question['type']> = Extract<Question, { readonly type: Type }>;
type Paragraph = Section['paragraphs'][number];

/** What is right, in words, as the type of the question says it. */
export function answerSectionsOf(question: Question): Section[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return [{ title: 'Options', paragraphs: optionsOf(question) }];
    case 'short':
      return [{ title: 'Accepted', paragraphs: question.accepted.flatMap(acceptedOf) }];
    case 'numeric':
      return [{ title: 'Accepted', paragraphs: numbersOf(question) }];
    case 'matching':
      return [{ title: 'Pairs', paragraphs: pairsOf(question) }];
    case 'ordering':
      return [
        { title: 'Order', paragraphs: question.items.map((text, index) => labelled(`${index + 1}`, text)) },
      ];
    case 'gaps':
      return question.gaps.map((gap, index) => ({ title: `Gap ${index + 1}`, paragraphs: gapOf(gap) }));
    case 'open':
      return [
        { title: 'Model answer', paragraphs: [{ text: question.modelAnswer }] },
        { title: 'Points', paragraphs: [{ text: question.points }] },
      ].filter(({ paragraphs }) => paragraphs[0]?.text !== '');
  }
}

function labelled(label: string, text: string): Paragraph {
  return { label: `${label.padStart(3)}  `, text };
}

/** A reason stands below what it is about. */
function reason(text: string): Paragraph[] {
  return text === '' ? [] : [labelled('', text)];
}

function optionsOf({ options }: Of<'single' | 'multiple' | 'true-false'>): Paragraph[] {
  return options.flatMap(({ text, isCorrect, explanation, weightPercent }, index) => {
    const letter = String.fromCharCode(65 + index);
    const weight = weightPercent === undefined ? '' : ` (${weightPercent} %)`;
    return [labelled(`${isCorrect ? '✓' : ' '} ${letter}`, `${text}${weight}`), ...reason(explanation)];
  });
}

interface Accepted {
  readonly text: string;
  readonly creditPercent: number;
  readonly feedback: string;
}

function acceptedOf({ text, creditPercent, feedback }: Accepted): Paragraph[] {
  const part = creditPercent === 100 ? '' : ` (${creditPercent} %)`;
  return [labelled('', `${text}${part}`), ...reason(feedback)];
}

function numbersOf({ answers, units }: Of<'numeric'>): Paragraph[] {
  const numbers = answers.flatMap(({ value, from, to, tolerance, ...rest }) => {
    const margin = tolerance === '0' ? '' : ` ± ${tolerance}`;
    return acceptedOf({ ...rest, text: value === undefined ? `${from} to ${to}` : `${value}${margin}` });
  });
  return [...numbers, ...units.map(({ unit, factor }) => labelled('', `in ${unit}: × ${factor}`))];
}

function pairsOf({ pairs, extraMatches }: Of<'matching'>): Paragraph[] {
  return [
    ...pairs.map(({ prompt, match }) => labelled('', `${prompt} → ${match}`)),
    ...extraMatches.map((match) => labelled('', `(none) → ${match}`)),
  ];
}

function gapOf(gap: Of<'gaps'>['gaps'][number]): Paragraph[] {
  if (gap.kind === 'typed') return gap.accepted.flatMap(acceptedOf);
  return gap.choices.flatMap(({ text, isCorrect, feedback }) => [
    labelled(isCorrect ? '✓' : '', text),
    ...reason(feedback),
  ]);
}
