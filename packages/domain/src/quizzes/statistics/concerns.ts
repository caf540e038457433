import type { ItemAnalysis } from './item-statistics.ts';

/**
 * What an author should look at in an item. Thresholds are those of the published page about the statistics report: an item
 * that discriminates below zero is probably wrong, below 20 % weakly; one that hardly anybody misses tells nobody apart.
 */
export type Concern = 'misleading' | 'guessed' | 'weak' | 'too-easy';

/** Below so many attempts a figure says more about who took the test than about the item. */
export const ENOUGH_ATTEMPTS = 10;
const WEAK_BELOW = 20;
const TOO_EASY_FROM = 95;

type Figures = Pick<ItemAnalysis, 'attempts' | 'facility' | 'randomGuessScore' | 'discriminationIndex'>;

/** The worst first; none as long as too few have had the item. */
export function concernsOf({
  attempts,
  facility,
  randomGuessScore,
  discriminationIndex,
}: Figures): Concern[] {
  if (attempts < ENOUGH_ATTEMPTS || facility === null) return [];
  const isTooEasy = facility >= TOO_EASY_FROM;
  return [
    ...(discriminationIndex !== null && discriminationIndex < 0 ? (['misleading'] as const) : []),
    ...(randomGuessScore !== null && facility <= randomGuessScore ? (['guessed'] as const) : []),
    // Of what nearly everybody knows nothing else can be expected.
    ...(discriminationIndex !== null &&
    discriminationIndex >= 0 &&
    discriminationIndex < WEAK_BELOW &&
    !isTooEasy
      ? (['weak'] as const)
      : []),
    ...(isTooEasy ? (['too-easy'] as const) : []),
  ];
}
