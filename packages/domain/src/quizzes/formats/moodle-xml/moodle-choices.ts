import type { ImportProblem } from '../../import-draft.ts';
import { multipleOptions, singleOptions } from '../choice-weights.ts';
import type { SaidText } from '../said-text.ts';
import {
  answersOf,
  columnsOf,
  type MoodleBody,
  MoodleProblem,
  type MoodleQuestion,
  roundedNotes,
} from './moodle-body.ts';
import { childOf, isTrue, saidBy, wordOf, wordsOf } from './xml-element.ts';

/** What Moodle says to everybody by itself. */
const USUAL_FEEDBACK = new Set([
  ...['your answer is correct', 'your answer is partially correct', 'your answer is incorrect'],
  ...['die antwort ist richtig', 'die antwort ist teilweise richtig', 'die antwort ist falsch'],
]);

/** Feedback for all right, partly right and wrong answers has no home here. */
export function combinedFeedbackNotes({ element }: MoodleQuestion): ImportProblem[] {
  return ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].flatMap((name) => {
    const text = wordOf(element, name)
      .replaceAll(/<[^<>]*>/g, '')
      .trim();
    const isUsual = text === '' || USUAL_FEEDBACK.has(text.toLowerCase().replace(/[.!]$/, ''));
    return isUsual
      ? []
      : [{ column: name, message: 'is not kept: there is feedback for each answer, and for all' }];
  });
}

export function readMultichoice(question: MoodleQuestion): MoodleBody {
  const { element, format, extra } = question;
  const answers = answersOf(question);
  const texts = answers.map((answer) => saidBy(answer.element, answer.column, format));
  const isSingle = childOf(element, 'single') === undefined || isTrue(wordOf(element, 'single'));
  const weigh = isSingle ? singleOptions : multipleOptions;
  const shuffled = wordOf(element, 'shuffleanswers');
  const isKept = shuffled !== '' && !isTrue(shuffled);
  const weighed = (shown: (text: SaidText) => string) =>
    weigh(
      answers.map(({ fraction, feedback }, index) => {
        const text = texts[index];
        return {
          text: text === undefined ? '' : shown(text),
          explanation: shown(feedback),
          percent: fraction,
        };
      }),
    );
  const options = (shown: (text: SaidText) => string) =>
    weighed(shown).options.map((option, index) => {
      const isFixed = extra.areFixed === undefined ? isKept || undefined : extra.areFixed[index] === true;
      return isFixed === undefined ? option : { ...option, isFixed };
    });
  return {
    texts: [...texts, ...answers.map(({ feedback }) => feedback)],
    notes: [...roundedNotes(weighed(() => '').isRounded), ...combinedFeedbackNotes(question)],
    bodyOf: (shown) => ({ type: isSingle ? 'single' : 'multiple', options: options(shown) }),
    columnOf: columnsOf('options', answers),
  };
}

export function readTrueFalse(question: MoodleQuestion): MoodleBody {
  const { extra } = question;
  const answers = answersOf(question);
  const found = ['true', 'false'].map((word) =>
    answers.find(({ element }) => wordsOf(element).toLowerCase() === word),
  );
  const [whenTrue, whenFalse] = found;
  if (whenTrue === undefined || whenFalse === undefined || answers.length !== 2) {
    throw new MoodleProblem('answers', 'must be two, "true" and "false"');
  }
  const both = [whenTrue, whenFalse];
  const words = extra.trueFalseWords ?? ['True', 'False'];
  return {
    texts: both.map(({ feedback }) => feedback),
    notes: [],
    bodyOf: (shown) => ({
      type: 'true-false',
      options: both.map(({ fraction, feedback }, index) => {
        const weightPercent = extra.trueFalseWeights?.[index] ?? undefined;
        return {
          text: words[index] ?? '',
          explanation: shown(feedback),
          isCorrect: fraction >= 100,
          ...(weightPercent === undefined ? {} : { weightPercent }),
          ...(extra.areFixed === undefined ? {} : { isFixed: extra.areFixed[index] === true }),
        };
      }),
    }),
    columnOf: columnsOf('options', both),
  };
}
