import type { GameView } from '@studyhall/domain/live/game-view';
import { useRef } from 'react';
import { type AnsweredSoFar, answeredSoFar, type KnownCount } from './answered-so-far.ts';

/** How many have answered the open question, over seconds in which nobody is heard of. */
export function useAnsweredSoFar(view: GameView): AnsweredSoFar | null {
  const known = useRef<KnownCount | null>(null);
  const { progress, position } = view;
  if (progress !== null && progress.of > 0) known.current = { ...progress, position };
  return answeredSoFar(view, known.current);
}
