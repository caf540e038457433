import { lazy } from './lazy-screen.ts';
import * as routes from './live-routes.ts';
import { standAlone } from './stand-alone.tsx';
import { withProps } from './with-props.tsx';

/** The screens of live games. */
export function attachGames(): void {
  for (const route of routes.wholeGameScreens) route.update(standAlone);
  routes.games.update({
    component: lazy(() => import('../features/live/host/games-screen.tsx'), 'GamesScreen'),
  });
  routes.newGame.update({
    component: withProps(
      lazy(() => import('../features/live/host/new-game-screen.tsx'), 'NewGameScreen'),
      () => routes.newGame.useSearch(),
    ),
  });
  routes.desk.update({
    component: withProps(
      lazy(() => import('../features/live/host/desk/desk-screen.tsx'), 'DeskScreen'),
      () => routes.desk.useParams(),
    ),
  });
  routes.gameScreen.update({
    component: withProps(
      lazy(() => import('../features/live/host/screen/game-screen.tsx'), 'GameScreen'),
      () => routes.gameScreen.useParams(),
    ),
  });
  routes.remote.update({
    component: withProps(
      lazy(() => import('../features/live/host/remote/remote-screen.tsx'), 'RemoteScreen'),
      () => routes.remote.useSearch(),
    ),
  });
}
