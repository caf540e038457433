import { createRoute } from '@tanstack/react-router';
import { type RawSearch, textIn } from '../kernel/search.ts';
import { greetViewer, requireLearner } from './guards.ts';
import { root, shell } from './shell-routes.ts';

/** Screens of live games. Those that are played on or led from have the whole window. */
export const games = createRoute({ getParentRoute: () => shell, path: '/games' });
export const newGame = createRoute({
  getParentRoute: () => shell,
  path: '/games/new',
  validateSearch: (search: RawSearch): { exam?: string | undefined } => ({ exam: textIn(search, 'exam') }),
});
export const desk = createRoute({
  getParentRoute: () => root,
  path: '/games/$roomId/desk',
  beforeLoad: requireLearner,
});
export const gameScreen = createRoute({
  getParentRoute: () => root,
  path: '/games/$gameId/screen',
  beforeLoad: requireLearner,
});
export interface RemoteSearch {
  /** From a code that was scanned. */
  readonly pin?: string | undefined;
  /** What this device controls already. */
  readonly game?: string | undefined;
}
export const remote = createRoute({
  getParentRoute: () => root,
  path: '/games/remote',
  validateSearch: (search: RawSearch): RemoteSearch => ({
    pin: textIn(search, 'pin'),
    game: textIn(search, 'game'),
  }),
  // Who pairs a phone needs no account for it: a guest is made on the way.
  beforeLoad: async ({ location, search }) =>
    search.game === undefined ? await greetViewer() : await requireLearner({ location }),
});

export const framedGameScreens = [games, newGame] as const;
export const wholeGameScreens = [desk, gameScreen, remote] as const;
