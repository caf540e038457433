import type { GameQuestion } from '@studyhall/domain/live/game-question';

/** How large a question is set on the wall, and its answers: together they fit on it, since nobody scrolls there. */
interface StageLengths {
  readonly asked: 'short' | 'medium' | 'long';
  readonly answers: 'short' | 'long';
}

/** Characters of a question, and with all that can be chosen, up to which it is set in the larger sizes. */
const SHORT = { text: 90, all: 300 };
const MEDIUM = { text: 260, all: 430 };
/** A few short answers are set larger, too, where the question leaves them the room. */
const LARGE_ANSWERS = { text: 90, count: 4, characters: 60 };

/** What is shorter is set larger. */
export function stageLengthsOf({ text, shown }: Pick<GameQuestion, 'text' | 'shown'>): StageLengths {
  const options = 'options' in shown ? shown.options : [];
  const all = options.reduce((sum, option) => sum + option.text.length, text.length);
  const isWithin = (most: { text: number; all: number }) => text.length <= most.text && all <= most.all;
  const isFew =
    options.length <= LARGE_ANSWERS.count &&
    options.every((option) => option.text.length <= LARGE_ANSWERS.characters);
  return {
    asked: isWithin(SHORT) ? 'short' : isWithin(MEDIUM) ? 'medium' : 'long',
    answers: isFew && text.length <= LARGE_ANSWERS.text ? 'short' : 'long',
  };
}
