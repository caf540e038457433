import type { RevealedOf, ShownOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { type QuestionType, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';

/** What learners see of a question, before and after, in the order of its author. */
export interface SeenQuestion {
  readonly shown: ShownOf<QuestionType>;
  readonly revealed: RevealedOf<QuestionType>;
  readonly key: unknown;
  readonly order: readonly number[];
}

/** What learners see of what an author says. Null for what is not yet enough of a question to be shown. */
export function seenOf(type: QuestionType, body: object): SeenQuestion | null {
  const rules = rulesOf(type);
  try {
    const parts = rules.partsOf(rules.tidied(body));
    const order = rules.shuffledIn(parts.public).map((_, place) => place);
    return {
      shown: withoutEmptyTexts(rules.show(parts.public, order)) as ShownOf<QuestionType>,
      revealed: rules.reveal(parts, order) as RevealedOf<QuestionType>,
      key: parts.key,
      order,
    };
  } catch {
    return null;
  }
}

/** What is not written yet has a place all the same, and a name. */
function withoutEmptyTexts(shown: unknown): unknown {
  if (shown === '') return '…';
  if (Array.isArray(shown)) return shown.map(withoutEmptyTexts);
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).map(([name, part]) => [name, withoutEmptyTexts(part)]));
}
