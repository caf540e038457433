import type { SeatView } from '@studyhall/domain/live/frames';
import { expect, test } from 'vitest';
import { answeredSoFar } from './answered-so-far.ts';

const ada: SeatView = { seat: 1, nickname: 'Ada', team: 0, isReady: true };
const known = { position: 2, answered: 3, of: 5 };
const lost = { progress: { answered: 0, of: 0 }, seats: [ada], position: 2 };

test('a count is shown as it comes', () => {
  const counted = { ...lost, progress: { answered: 1, of: 4 } };
  expect(answeredSoFar(counted, known)).toEqual({ kind: 'counted', answered: 1, of: 4 });
});

test('where nobody was heard of any more, it stays what was known of this question', () => {
  expect(answeredSoFar(lost, known)).toEqual({ kind: 'old', answered: 3, of: 5 });
  expect(answeredSoFar(lost, { ...known, position: 1 })).toEqual({ kind: 'unheard' });
  expect(answeredSoFar(lost, null)).toEqual({ kind: 'unheard' });
});

test('a game without players waits for nobody', () => {
  expect(answeredSoFar({ ...lost, seats: [] }, known)).toEqual({ kind: 'nobody' });
  expect(answeredSoFar({ ...lost, progress: null }, known)).toBeNull();
});
