import type { NumberedFrame } from '@studyhall/domain/live/apply-frame';
import { gameQuestion, lobbyView } from '@studyhall/domain/testing/game-frames';
import { expect, test } from 'vitest';
import { beginningOf, stepFrom, viewAfter, waitBefore } from './replayed.ts';

const seated = { seat: 1, nickname: 'Ada', team: 0, isReady: false };
const frames: NumberedFrame[] = [
  { seq: 1, frame: { kind: 'seated', at: 1_000, seat: seated } },
  {
    seq: 2,
    frame: {
      kind: 'intro',
      at: 61_000,
      question: 0,
      questionCount: 1,
      type: 'single',
      points: 1,
      nextAt: 64_000,
    },
  },
  {
    seq: 3,
    frame: {
      kind: 'question',
      at: 64_000,
      question: gameQuestion(0),
      openedAt: 64_000,
      seconds: 20,
      nextAt: 84_400,
    },
  },
  { seq: 4, frame: { kind: 'ended', at: 66_000, because: 'host' } },
];
const beginning = beginningOf(lobbyView());

test('after each event the game is what it was then', () => {
  const phases = [0, 1, 2, 3, 4].map((count) => viewAfter(beginning, frames, count).phase);
  expect(phases).toEqual(['lobby', 'lobby', 'intro', 'question', 'ended']);
  expect(viewAfter(beginning, frames, 1).seats).toEqual([seated]);
});

test('a replay waits as long as it took, over its speed, and never long', () => {
  expect(waitBefore(frames, 0, 1)).toBe(0);
  expect(waitBefore(frames, 1, 1)).toBe(8_000);
  expect(waitBefore(frames, 2, 2)).toBe(1_500);
  expect(waitBefore(frames, 3, 10)).toBe(200);
});

test('steps lead from question to question and end where the game does', () => {
  expect(stepFrom(frames, 0, 1)).toBe(2);
  expect(stepFrom(frames, 2, 1)).toBe(3);
  expect(stepFrom(frames, 4, 1)).toBe(4);
  expect(stepFrom(frames, 3, -1)).toBe(2);
  expect(stepFrom(frames, 2, -1)).toBe(0);
});
