import type { PointsFactor } from '@studyhall/domain/live/game-question';
import { MAX_GAME_QUESTIONS } from '@studyhall/domain/live/settings';
import type { PickedQuestion } from '../types.ts';

/** A question that a host chose, and what it counts for. */
export interface Chosen {
  readonly question: PickedQuestion;
  readonly points: PointsFactor;
}

/** The list with a question at its end; the same list where it has it already, or is full. */
export function withQuestion(list: readonly Chosen[], question: PickedQuestion): readonly Chosen[] {
  const isThere = list.some((one) => one.question.questionId === question.questionId);
  return isThere || list.length >= MAX_GAME_QUESTIONS ? list : [...list, { question, points: 1 }];
}

export function withoutQuestion(list: readonly Chosen[], questionId: string): readonly Chosen[] {
  return list.filter(({ question }) => question.questionId !== questionId);
}

/** The list with the question at a place one place up or down; the same where there is none. */
export function moved(list: readonly Chosen[], from: number, by: -1 | 1): readonly Chosen[] {
  const one = list[from];
  const other = list[from + by];
  if (one === undefined || other === undefined) return list;
  return list.map((each, place) => (place === from ? other : place === from + by ? one : each));
}

export function weighed(
  list: readonly Chosen[],
  { questionId, points }: { readonly questionId: string; readonly points: PointsFactor },
): readonly Chosen[] {
  return list.map((one) => (one.question.questionId === questionId ? { ...one, points } : one));
}
