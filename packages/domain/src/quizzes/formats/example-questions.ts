import { QuestionDraft } from '../question-draft.ts';

const common = {
  externalId: null,
  domainCode: 'general',
  difficulty: null,
  textFormat: 'plain',
  tags: [],
} as const;

/** A question of each type, to show how a file says it. */
export const exampleQuestions: readonly QuestionDraft[] = [
  {
    ...{ ...common, type: 'single', text: 'Which side of a ship is red at night?' },
    options: [
      { text: 'Port', explanation: '', isCorrect: true },
      { text: 'Starboard', explanation: '', isCorrect: false },
      { text: 'Stern', explanation: '', isCorrect: false },
    ],
  },
  {
    ...{ ...common, type: 'multiple', text: 'Which of these are ropes?' },
    options: [
      { text: 'Hawser', explanation: '', isCorrect: true },
      { text: 'Davit', explanation: '', isCorrect: false },
      { text: 'Painter', explanation: '', isCorrect: true },
    ],
  },
  {
    ...{ ...common, type: 'true-false', text: 'The bow is the front of a ship.' },
    options: [
      { text: 'True', explanation: '', isCorrect: true },
      { text: 'False', explanation: '', isCorrect: false },
    ],
  },
  { ...common, type: 'short', text: 'What is the back of a ship called?', accepted: [{ text: 'stern' }] },
  {
    ...{ ...common, type: 'numeric', text: 'How many metres is a fathom?' },
    answers: [{ value: '1.83', tolerance: '0.01' }],
  },
  {
    ...{ ...common, type: 'matching', text: 'What is where?' },
    pairs: [
      { prompt: 'Bow', match: 'In front' },
      { prompt: 'Stern', match: 'Behind' },
    ],
    extraMatches: ['Above'],
  },
  { ...common, type: 'ordering', text: 'From the front to the back', items: ['Bow', 'Mast', 'Stern'] },
  {
    ...{ ...common, type: 'gaps', text: 'The [[1]] side is green, the other is [[2]].' },
    gaps: [
      {
        kind: 'chosen',
        choices: [
          { text: 'starboard', isCorrect: true },
          { text: 'port', isCorrect: false },
        ],
      },
      { kind: 'typed', accepted: [{ text: 'red' }] },
    ],
  },
  { ...common, type: 'open', text: 'Why does a ship float?' },
].map((draft) => QuestionDraft.parse(draft));
