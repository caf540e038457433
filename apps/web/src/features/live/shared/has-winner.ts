import type { GameView } from '@studyhall/domain/live/game-view';

/** Whether anybody came first: nobody has won a poll, or a game in which nobody has a point. */
export function hasWinner({ board, settings }: Pick<GameView, 'board' | 'settings'>): boolean {
  return settings.mode !== 'poll' && (board?.rows.some(({ score }) => score > 0) ?? false);
}
