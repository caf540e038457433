import * as z from 'zod';
import { trimmedText } from '../../../primitives.ts';
import { tidyText } from '../../tidy-text.ts';
import { isUnanswered } from '../answer.ts';
import { creditOf, type QuestionTypeRules } from '../question-type.ts';

const OpenBody = z.object({
  /** What a full answer says; shown after the end. */
  modelAnswer: trimmedText({ max: 8_000 }).default(''),
  /** What earns which part of the mark, for whoever marks. */
  points: trimmedText({ max: 4_000 }).default(''),
});
type OpenBody = z.output<typeof OpenBody>;

const Nothing = z.object({});
type Nothing = z.output<typeof Nothing>;

/** A text that a person marks: the learner in study, an author in exams. */
export const openRules = {
  body: OpenBody,
  public: Nothing,
  key: Nothing,
  feedback: OpenBody,
  shown: Nothing,
  revealed: OpenBody,
  isMarked: true,
  problemsOf() {
    return [];
  },
  tidied({ modelAnswer, points }) {
    return { modelAnswer: tidyText(modelAnswer), points: tidyText(points) };
  },
  partsOf({ modelAnswer, points }) {
    return { public: {}, key: {}, feedback: { modelAnswer, points } };
  },
  bodyOf({ feedback }) {
    return feedback;
  },
  textsOf({ modelAnswer, points }) {
    return [
      { path: ['modelAnswer'], text: modelAnswer, role: 'explanation' },
      { path: ['points'], text: points, role: 'explanation' },
    ];
  },
  identityOf() {
    return [];
  },
  shuffledIn() {
    return [];
  },
  takes(answer) {
    return answer.length <= 1 && answer.every((part) => typeof part === 'string');
  },
  grade(_key, answer, mark) {
    if (mark === null || isUnanswered(answer)) return 0;
    return creditOf(Math.min(100, Math.max(0, mark)), 100);
  },
  guessShare() {
    return null;
  },
  show() {
    return {};
  },
  reveal({ feedback }) {
    return feedback;
  },
} satisfies QuestionTypeRules<OpenBody, Nothing, Nothing, OpenBody, Nothing, OpenBody>;
