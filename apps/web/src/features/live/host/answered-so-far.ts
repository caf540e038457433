import type { GameView } from '@studyhall/domain/live/game-view';

type Counted = NonNullable<GameView['progress']>;

/** What is said of how many have answered the open question. */
export type AnsweredSoFar =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unheard' }
  /** `old`: as it was before those who play were lost sight of. */
  | ({ readonly kind: 'counted' | 'old' } & Counted);

/** The last count of a question that somebody was there for. */
export type KnownCount = Counted & { readonly position: number | null };

/**
 * How many have answered. Those are counted who were heard of: after a server has ended that is nobody for seconds, although
 * all are there. Then it stays what was `known` before.
 */
export function answeredSoFar(
  { progress, seats, position }: Pick<GameView, 'progress' | 'seats' | 'position'>,
  known: KnownCount | null,
): AnsweredSoFar | null {
  if (progress === null) return null;
  if (progress.of > 0) return { kind: 'counted', ...progress };
  if (seats.length === 0) return { kind: 'nobody' };
  if (known === null || known.position !== position) return { kind: 'unheard' };
  return { kind: 'old', answered: known.answered, of: known.of };
}
