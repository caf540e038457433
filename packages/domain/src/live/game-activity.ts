import { type Activity, RULES } from '../gamification/activities.ts';
import type { LocalMoment } from '../gamification/local-time.ts';
import { COUNTED_FROM_ANSWERS } from '../gamification/quiz-activity.ts';
import type { GameMode } from './settings.ts';

/** What a right answer of a game brings, and all of them together at most: games are played in a row, and quizzes teach. */
export const XP_PER_RIGHT_ANSWER = 5;
export const MAX_GAME_XP = 100;

/** Whoever is first among fewer has beaten nobody to speak of. */
export const WON_FROM_ENTRANTS = 3;

/** How somebody did in a game that is over. */
export interface PlayedGame {
  readonly gameId: string;
  readonly roomName: string;
  readonly mode: GameMode;
  /** Of their entrant; null where nobody is ranked. */
  readonly rank: number | null;
  readonly entrants: number;
  readonly answered: number;
  readonly correct: number;
}

/**
 * What a game brings who played it, once: nothing for a poll, or where nothing was answered. Its right answers are none of
 * quizzes: what counts those says nothing of games.
 */
export function gameActivity(game: PlayedGame, moment: LocalMoment): Activity | undefined {
  const { gameId, roomName, mode, rank, entrants, answered, correct } = game;
  if (mode === 'poll' || answered === 0) return undefined;
  const isWon = rank === 1 && entrants >= WON_FROM_ENTRANTS;
  return {
    kind: 'game',
    sourceId: gameId,
    title: roomName,
    moment,
    isActivity: answered >= COUNTED_FROM_ANSWERS,
    xp: Math.min(correct * XP_PER_RIGHT_ANSWER, MAX_GAME_XP),
    rules: RULES,
    counts: { games: 1, ...(isWon ? { games_won: 1 } : {}) },
  };
}
