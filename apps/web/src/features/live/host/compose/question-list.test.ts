import { MAX_GAME_QUESTIONS } from '@studyhall/domain/live/settings';
import { expect, it } from 'vitest';
import type { PickedQuestion } from '../types.ts';
import { type Chosen, moved, weighed, withoutQuestion, withQuestion } from './question-list.ts';

function question(questionId: string): PickedQuestion {
  const of = { examCode: 'x', domainCode: 'y' };
  return { questionId, text: questionId, textFormat: 'plain', type: 'single', ...of };
}
const listed = (...ids: string[]) =>
  ids.reduce<readonly Chosen[]>((list, id) => withQuestion(list, question(id)), []);
const idsOf = (list: readonly Chosen[]) => list.map((one) => one.question.questionId).join('');

it('a question stands in a list once, however often it is added', () => {
  expect(idsOf(listed('a', 'b', 'a'))).toBe('ab');
});

it('a list takes as many questions as a game asks', () => {
  const ids = Array.from({ length: MAX_GAME_QUESTIONS + 5 }, (_, index) => `q${index}`);
  expect(listed(...ids)).toHaveLength(MAX_GAME_QUESTIONS);
});

it('questions change places with their neighbour, and the ends stay', () => {
  const list = listed('a', 'b', 'c');
  expect(idsOf(moved(list, 1, -1))).toBe('bac');
  expect(idsOf(moved(list, 1, 1))).toBe('acb');
  expect(moved(list, 0, -1)).toBe(list);
  expect(moved(list, 2, 1)).toBe(list);
});

it('what a question counts for stays with it', () => {
  const list = weighed(listed('a', 'b'), { questionId: 'b', points: 2 });
  expect(moved(list, 1, -1).map(({ points }) => points)).toEqual([2, 1]);
  expect(idsOf(withoutQuestion(list, 'a'))).toBe('b');
});
