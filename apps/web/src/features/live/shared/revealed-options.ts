import type { Distribution } from '@studyhall/domain/live/frames';
import type { GameQuestion, GameReveal } from '@studyhall/domain/live/game-question';

type ChoiceQuestion = Extract<GameQuestion, { type: 'single' | 'multiple' | 'true-false' }>;

/** A question whose answers are pressed rather than typed or moved. */
export function isChoice(question: GameQuestion): question is ChoiceQuestion {
  return question.type === 'single' || question.type === 'multiple' || question.type === 'true-false';
}

/** Whether each option is right, by its place; null until the reveal, and where nothing is right. */
export function rightPlaces(reveal: GameReveal | null): boolean[] | null {
  if (reveal === null || !('options' in reveal.revealed)) return null;
  return reveal.revealed.options.map(({ isCorrect }) => isCorrect);
}

/** How often each of so many options was chosen. */
export function countsOf(distribution: Distribution, options: number): number[] {
  return Array.from(
    { length: options },
    (_, place) => distribution.answers.find(({ answer }) => answer === place)?.count ?? 0,
  );
}
