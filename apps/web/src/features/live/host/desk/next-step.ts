import type { GameView } from '@studyhall/domain/live/game-view';
import type { ControlGame } from '@studyhall/domain/live/schemas';

export type GameAction = ControlGame['action'];

/** What moves a game on: what is asked of the server, and the words of the button. */
export interface NextStep {
  readonly action: GameAction;
  readonly words:
    | 'start'
    | 'resume'
    | 'close'
    | 'openQuestion'
    | 'board'
    | 'question'
    | 'podium'
    | 'finish'
    | 'closeOpen';
}

type Standing = Pick<GameView, 'phase' | 'paused' | 'position' | 'questionCount' | 'settings'>;

/** The one thing that goes on with a game now; undefined where it goes on by itself, or is over. */
export function nextStepOf(game: Standing): NextStep | undefined {
  const { phase, paused, settings } = game;
  if (paused !== null) return { action: 'resume', words: 'resume' };
  if (phase === 'lobby') return { action: 'start', words: 'start' };
  if (phase === 'open') return { action: 'end', words: 'closeOpen' };
  if (phase === 'podium') return { action: 'next', words: 'finish' };
  // Where the clock alone moves on, nobody else does.
  if (settings.pace === 'timer') return undefined;
  const words = onwards(game);
  return words === undefined ? undefined : { action: 'next', words };
}

function onwards({ phase, position, questionCount, settings }: Standing): NextStep['words'] | undefined {
  const isLast = (position ?? 0) + 1 >= questionCount;
  switch (phase) {
    case 'intro':
      return 'openQuestion';
    case 'question':
      return 'close';
    case 'reveal':
      if (isLast) return 'podium';
      return settings.showsBoard && settings.mode !== 'poll' ? 'board' : 'question';
    case 'board':
      return isLast ? 'podium' : 'question';
    default:
      return undefined;
  }
}

type OtherStep = 'pause' | 'skip' | 'end';

/** What else can be done: beside the next step, where it makes sense. */
export function otherStepsOf({ phase, paused }: Standing): readonly OtherStep[] {
  switch (phase) {
    case 'intro':
    case 'question':
      return paused === null ? ['pause', 'skip', 'end'] : ['end'];
    case 'reveal':
    case 'board':
      return paused === null ? ['pause', 'end'] : ['end'];
    default:
      return [];
  }
}
