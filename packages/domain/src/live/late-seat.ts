import type { GamePhase } from './phases.ts';
import type { GameSettings } from './settings.ts';

/** Where a game is when somebody comes. */
export interface Arrival {
  readonly phase: GamePhase;
  readonly position: number | null;
  readonly questionCount: number;
  readonly settings: Pick<GameSettings, 'lateJoin'>;
}

/** From which question on whoever comes is asked, from 0; null where this game asks them nothing any more. */
export function firstQuestionOf({ phase, position, questionCount, settings }: Arrival): number | null {
  if (phase === 'lobby') return 0;
  if (settings.lateJoin === 'never') return null;
  if (phase === 'open') return 0;
  if (phase === 'closing' || phase === 'podium' || phase === 'ended') return null;
  const at = position ?? 0;
  const isAsked = phase === 'intro' || (phase === 'question' && settings.lateJoin === 'now');
  const first = isAsked ? at : at + 1;
  return first < questionCount ? first : null;
}

/** True once nothing changes a game any more: what is done to its room then is for the next one. */
export function isOver(phase: GamePhase): boolean {
  return phase === 'podium' || phase === 'ended';
}
