import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import type { AttemptQuestionView } from '../quizzes/question-views.ts';
import { optionsWithKeyA } from './builders.ts';

interface TypedQuestion {
  readonly type: QuestionType;
  readonly text: string;
  readonly body: object;
  readonly hint: { readonly text: string; readonly costPercent: number };
}

/** A question of every type. What nobody may see before the end begins with `secret`, and each says it of its own. */
export function questionsOfEveryType(secret: string): TypedQuestion[] {
  const why = (what: string): string => `${secret}${what}`;
  const reasons = (type: QuestionType, count: number) =>
    optionsWithKeyA(count).map((option, index) => ({ ...option, explanation: why(`${type} ${index}`) }));
  const yesOrNo = ['True', 'False'].map((text) => {
    return { text, isCorrect: text === 'True', explanation: why(`true-false ${text}`) };
  });
  const full = { creditPercent: 100 };
  const strict = { matchCase: false, matchAccents: false };
  const bodies: Readonly<Record<QuestionType, object>> = {
    single: { options: reasons('single', 4) },
    multiple: {
      options: reasons('multiple', 4).map((option, index) => ({ ...option, isCorrect: index < 2 })),
    },
    'true-false': { options: yesOrNo },
    short: { accepted: [{ text: why('short'), feedback: why('short why'), ...full }], ...strict },
    numeric: {
      answers: [{ value: '7', tolerance: '0.5', feedback: why('numeric why'), ...full }],
      units: [{ unit: why('numeric'), factor: '1' }],
      isUnitNeeded: true,
    },
    matching: {
      pairs: ['one', 'two', 'three'].map((name) => ({ prompt: `Prompt ${name}`, match: `Match ${name}` })),
      extraMatches: ['Match none'],
    },
    ordering: { items: ['First', 'Second', 'Third'], grading: 'neighbours' },
    gaps: {
      gaps: [
        { kind: 'typed', accepted: [{ text: why('gap'), feedback: why('gap why'), ...full }], ...strict },
        {
          kind: 'chosen',
          choices: ['right', 'wrong', 'neither'].map((text) => {
            return { text, isCorrect: text === 'right', feedback: why(`gap ${text}`) };
          }),
        },
      ],
    },
    open: { modelAnswer: why('open'), points: why('open points') },
  };
  return Object.entries(bodies).map(([type, body]) => ({
    type: type as QuestionType,
    text: type === 'gaps' ? 'Fill [[1]] and [[2]].' : `A question of type ${type}`,
    body,
    hint: { text: why(`hint of ${type}`), costPercent: 50 },
  }));
}

/** The answer to one of those questions that earns everything, with places on the screen. */
export function rightAnswerTo(question: AttemptQuestionView, secret: string): Answer {
  switch (question.type) {
    case 'single':
      return [question.shown.options.findIndex(({ text }) => text === 'Option A')];
    case 'multiple':
      return question.shown.options.flatMap(({ text }, place) => (/[AB]$/.test(text) ? place : []));
    case 'true-false':
      return [0];
    case 'short':
      return [`${secret}SHORT `];
    case 'numeric':
      return [`7,25 ${secret}numeric`];
    case 'matching':
      return question.shown.prompts.map((prompt) =>
        question.shown.matches.indexOf(prompt.replace('Prompt', 'Match')),
      );
    case 'ordering':
      return ['First', 'Second', 'Third'].map((item) => question.shown.items.indexOf(item));
    case 'gaps': {
      const [, chosen] = question.shown.gaps;
      const choices = chosen?.kind === 'chosen' ? chosen.choices : [];
      return [`${secret}gap`, choices.find(({ text }) => text === 'right')?.place ?? null];
    }
    case 'open':
      return ['What I think of it.'];
  }
}
