import type { GameView } from '@studyhall/domain/live/game-view';
import { type GamePhase, gamePhases } from '@studyhall/domain/live/phases';
import { GameSettings } from '@studyhall/domain/live/settings';
import { expect, it } from 'vitest';
import { nextStepOf, otherStepsOf } from './next-step.ts';

function standing(phase: GamePhase, other: Partial<GameView> = {}) {
  const settings = GameSettings.parse({});
  return { phase, paused: null, position: 0, questionCount: 3, settings, ...other };
}

it('in every phase that waits for anybody there is one way on', () => {
  const stuck = gamePhases.filter((phase) => nextStepOf(standing(phase)) === undefined);
  expect(stuck).toEqual(['closing', 'ended']);
});

it('a game that stands still goes on before anything else, whatever its phase', () => {
  const paused = { because: 'absence', leftMs: 4_000 } as const;
  for (const phase of gamePhases) {
    expect(nextStepOf(standing(phase, { paused }))).toEqual({ action: 'resume', words: 'resume' });
    expect(otherStepsOf(standing(phase, { paused }))).not.toContain('pause');
  }
});

it('the button says what comes: the board, where it is shown, then the next question, and after the last the podium', () => {
  const wordsOf = (phase: GamePhase, other?: Partial<GameView>) => nextStepOf(standing(phase, other))?.words;
  const boardless = { settings: GameSettings.parse({ showsBoard: false }) };
  expect(wordsOf('reveal')).toBe('board');
  expect(wordsOf('board')).toBe('question');
  expect(wordsOf('reveal', { position: 2 })).toBe('podium');
  expect(wordsOf('reveal', boardless)).toBe('question');
  expect(wordsOf('reveal', { settings: GameSettings.parse({ mode: 'poll' }) })).toBe('question');
});

it('where the clock alone moves on, nobody is offered to, but for what no clock does', () => {
  const settings = GameSettings.parse({ pace: 'timer' });
  const offered = gamePhases.filter((phase) => nextStepOf(standing(phase, { settings })) !== undefined);
  expect(offered).toEqual(['lobby', 'open', 'podium']);
});
