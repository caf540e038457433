import { type QuestionType, questionTypes } from '@studyhall/domain/quizzes/question-types/question-types';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { expect, test } from 'vitest';
import { enScreens } from '../../../kernel/i18n/en-screens.ts';
import { problemsIn } from './problems.ts';
import { type Bodies, blankForm, type QuestionForm, saidIn } from './question-form.ts';

const words = { isTrue: 'True', isFalse: 'False' };
const blank = (type: QuestionType): QuestionForm =>
  blankForm(words, { type, domainCode: 'General', isDomainNew: true, textFormat: 'plain' });
const filled = <Type extends QuestionType>(
  type: Type,
  body: Bodies[Type],
  text = 'Which?',
): QuestionForm => ({ ...blank(type), text, bodies: { ...blank(type).bodies, [type]: body } });

const option = (text: string, isCorrect = false, weightPercent?: number) => ({
  ...{ text, isCorrect, explanation: '' },
  ...(weightPercent !== undefined && { weightPercent }),
});
const typed = (text: string, creditPercent = 100) => ({ text, creditPercent, feedback: '' });
const short = (...accepted: ReturnType<typeof typed>[]) => ({
  accepted,
  matchCase: false,
  matchAccents: false,
});
const numeric = (answer: object, units: { unit: string; factor: string }[] = [], isUnitNeeded = false) => ({
  answers: [{ tolerance: '0', creditPercent: 100, feedback: '', ...answer }],
  units,
  isUnitNeeded,
});

const fit: QuestionForm[] = [
  filled('single', { options: [option('a', true), option('b')] }),
  filled('multiple', { options: [option('a', true), option('b', true), option('c')] }),
  filled('true-false', blank('true-false').bodies['true-false']),
  filled('short', short(typed('TCP'))),
  filled('numeric', numeric({ value: '3.5' })),
  filled('matching', {
    pairs: [
      { prompt: 'a', match: '1' },
      { prompt: 'b', match: '2' },
    ],
    extraMatches: [],
  }),
  filled('ordering', { items: ['a', 'b'], grading: 'all' }),
  filled('gaps', { gaps: [{ kind: 'typed', ...short(typed('TCP')) }] }, 'It is [[1]].'),
  filled('open', { modelAnswer: '', points: '' }),
];

test('every type has a form that becomes a question', () => {
  expect(fit.map(({ type }) => type)).toEqual([...questionTypes]);
  for (const form of fit) {
    expect(problemsIn(form), form.type).toEqual([]);
    expect(QuestionDraft.parse(saidIn(form))).toMatchObject({ type: form.type, text: form.text });
  }
});

test.each<[string, string, QuestionForm]>([
  ['missing', 'text', { ...filled('open', { modelAnswer: '', points: '' }), text: ' ' }],
  ['missing', 'domainCode', { ...filled('open', { modelAnswer: '', points: '' }), domainCode: '' }],
  ['too-few', 'options', filled('single', { options: [option('a', true), option('')] })],
  ['no-key', 'options', filled('multiple', { options: [option('a'), option('b')] })],
  ['one-key', 'options', filled('single', { options: [option('a'), option('b')] })],
  ['repeated', 'options.1.text', filled('single', { options: [option('a', true), option('a')] })],
  [
    'wrong-earns',
    'options.1.weightPercent',
    filled('multiple', { options: [option('a', true), option('b', false, 5)] }),
  ],
  [
    'wrong-earns-all',
    'options.1.weightPercent',
    filled('single', { options: [option('a', true), option('b', false, 100)] }),
  ],
  ['sum-of-weights', 'options', filled('single', { options: [option('a', true, 50), option('b')] })],
  [
    'out-of-range',
    'options.1.weightPercent',
    filled('single', { options: [option('a', true), option('b', false, 500)] }),
  ],
  ['no-full-credit', 'accepted', filled('short', short(typed('a', 50)))],
  ['not-a-number', 'answers.0.value', filled('numeric', numeric({ value: 'many' }))],
  ['two-meanings', 'answers.0.value', filled('numeric', numeric({ value: '1,500' }))],
  ['range-reversed', 'answers.0', filled('numeric', numeric({ from: '2', to: '1' }))],
  ['value-or-range', 'answers.0', filled('numeric', numeric({ from: '2' }))],
  ['tolerance-negative', 'answers.0.tolerance', filled('numeric', numeric({ value: '2', tolerance: '-1' }))],
  [
    'range-tolerance',
    'answers.0.tolerance',
    filled('numeric', numeric({ from: '1', to: '2', tolerance: '1' })),
  ],
  ['unit-missing', 'units', filled('numeric', numeric({ value: '2' }, [], true))],
  ['unit-number', 'units.0.unit', filled('numeric', numeric({ value: '2' }, [{ unit: '2m', factor: '1' }]))],
  ['factor', 'units.0.factor', filled('numeric', numeric({ value: '2' }, [{ unit: 'm', factor: '0' }]))],
  [
    'look-alike',
    'pairs.1.match',
    filled('matching', {
      pairs: [
        { prompt: 'a', match: 'x y' },
        { prompt: 'b', match: 'x\u00a0\u00a0y' },
      ],
      extraMatches: [],
    }),
  ],
  ['gap-missing', 'text', filled('gaps', { gaps: [{ kind: 'typed', ...short(typed('a')) }] })],
  ['gap-unknown', 'text', filled('gaps', { gaps: [{ kind: 'typed', ...short(typed('a')) }] }, '[[1]] [[2]]')],
  [
    'no-key',
    'gaps.0.choices',
    filled(
      'gaps',
      {
        gaps: [
          {
            kind: 'chosen',
            choices: [
              { text: 'a', isCorrect: false, feedback: '' },
              { text: 'b', isCorrect: false, feedback: '' },
            ],
          },
        ],
      },
      '[[1]]',
    ),
  ],
  ['not-a-number', 'weight', { ...filled('open', { modelAnswer: '', points: '' }), weight: Number.NaN }],
])('“%s” is told at %s', (kind, path, form) => {
  const problem = problemsIn(form).find((one) => one.path === path);
  expect(problem?.kind).toBe(kind);
  expect(Object.keys(enScreens.editor.problems)).toContain(kind === 'too-few' ? 'too-few_other' : kind);
});
