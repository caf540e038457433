import * as z from 'zod';
import {
  AcceptedKey,
  acceptedKeyOf,
  acceptedOf,
  acceptedProblems,
  acceptedTexts,
  MAX_TYPED_CHARACTERS,
  percentOfTyped,
  RevealedTexts,
  tidyAccepted,
} from '../accepted-texts.ts';
import { creditOf, type QuestionTypeRules, withoutProblems } from '../question-type.ts';

const ShortBody = z.object(acceptedTexts);
type ShortBody = z.output<typeof ShortBody>;

/** A text field says all that there is. */
const Nothing = z.object({});
type Nothing = z.output<typeof Nothing>;

/** For each accepted text. */
const ShortFeedback = z.object({ accepted: z.array(z.string()) });
type ShortFeedback = z.output<typeof ShortFeedback>;

const RevealedShort = z.object({ accepted: RevealedTexts });
type RevealedShort = z.output<typeof RevealedShort>;

/** A text that is typed and compared with what is accepted. */
export const shortRules = {
  body: withoutProblems(ShortBody, acceptedProblems),
  public: Nothing,
  key: AcceptedKey,
  feedback: ShortFeedback,
  shown: Nothing,
  revealed: RevealedShort,
  isMarked: false,
  problemsOf: acceptedProblems,
  tidied({ accepted, matchCase, matchAccents }) {
    return { accepted: tidyAccepted(accepted), matchCase, matchAccents };
  },
  partsOf(body) {
    const feedback = { accepted: body.accepted.map((accepted) => accepted.feedback) };
    return { public: {}, key: acceptedKeyOf(body), feedback };
  },
  bodyOf({ key, feedback }) {
    const { matchCase, matchAccents } = key;
    return { accepted: acceptedOf(key, feedback.accepted), matchCase, matchAccents };
  },
  textsOf({ accepted }) {
    return accepted.flatMap(({ text, feedback }, index) => [
      { path: ['accepted', index, 'text'], text, role: 'typed' },
      { path: ['accepted', index, 'feedback'], text: feedback, role: 'explanation' },
    ]);
  },
  identityOf() {
    return [];
  },
  shuffledIn() {
    return [];
  },
  takes(answer) {
    return (
      answer.length <= 1 &&
      answer.every((part) => typeof part === 'string' && part.length <= MAX_TYPED_CHARACTERS)
    );
  },
  grade(key, [typed]) {
    return creditOf(percentOfTyped(key, typed), 100);
  },
  guessShare() {
    return null;
  },
  show() {
    return {};
  },
  reveal({ key, feedback }) {
    return { accepted: acceptedOf(key, feedback.accepted) };
  },
} satisfies QuestionTypeRules<ShortBody, Nothing, AcceptedKey, ShortFeedback, Nothing, RevealedShort>;
