import { createRoute } from '@tanstack/react-router';
import { choiceIn, type RawSearch } from '../kernel/search.ts';
import { greetViewer, requireLearner } from './guards.ts';
import { root, shell } from './shell-routes.ts';

/** Screens of whoever plays a live game. Nobody needs an account to come in. */
export const play = createRoute({
  getParentRoute: () => root,
  path: '/play/$gameId',
  beforeLoad: requireLearner,
});
/** Beside the other screens that anybody may see. */
export const entry = createRoute({ getParentRoute: () => root, id: 'entry', beforeLoad: greetViewer });
export const join = createRoute({ getParentRoute: () => entry, path: '/join' });
export const joinRoom = createRoute({ getParentRoute: () => entry, path: '/join/$pin' });

export const playScreens = [play, entry.addChildren([join, joinRoom])] as const;

/** What stays of games. */
const roles = ['player', 'host'] as const;
export const myGames = createRoute({
  getParentRoute: () => shell,
  path: '/games/mine',
  validateSearch: (search: RawSearch): { as?: (typeof roles)[number] | undefined } => ({
    as: choiceIn(search, 'as', roles),
  }),
});
export const gameStatistics = createRoute({ getParentRoute: () => shell, path: '/games/statistics' });
export const hallOfFame = createRoute({ getParentRoute: () => shell, path: '/games/hall-of-fame' });
export const myResult = createRoute({ getParentRoute: () => shell, path: '/games/$gameId/mine' });
export const gameResults = createRoute({ getParentRoute: () => shell, path: '/games/$gameId/results' });
export const gameReplay = createRoute({ getParentRoute: () => shell, path: '/games/$gameId/replay' });

export const afterScreens = [myGames, gameStatistics, hallOfFame, myResult, gameResults, gameReplay] as const;
