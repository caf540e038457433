import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';

/** The items of an answer as they were put, and behind them those that it lacks. */
export function orderOf(answer: Answer, count: number): number[] {
  const put = answer.filter((part) => typeof part === 'number').filter((item) => item < count);
  const others = Array.from({ length: count }, (_, item) => item).filter((item) => !put.includes(item));
  return [...put, ...others];
}

/** The same items with the one at a place at another; unchanged where there is no such place. */
export function movedTo(order: readonly number[], from: number, to: number): number[] {
  const item = order[from];
  if (item === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, item);
}
