import { lazy } from './lazy-screen.ts';
import * as routes from './play-routes.ts';
import { standAlone } from './stand-alone.tsx';
import { withProps } from './with-props.tsx';

/** The screens of whoever plays a live game. */
export function attachPlay(): void {
  for (const route of [routes.play, routes.entry]) route.update(standAlone);
  routes.entry.update({ component: lazy(() => import('./shell/public-frame.tsx'), 'PublicFrame') });
  routes.join.update({
    component: lazy(() => import('../features/live/play/join-screen.tsx'), 'JoinScreen'),
  });
  routes.joinRoom.update({
    component: withProps(
      lazy(() => import('../features/live/play/room-screen.tsx'), 'RoomScreen'),
      () => routes.joinRoom.useParams(),
    ),
  });
  routes.play.update({
    component: withProps(
      lazy(() => import('../features/live/play/play-screen.tsx'), 'PlayScreen'),
      () => routes.play.useParams(),
    ),
  });
}

/** The screens of what stays of games. */
export function attachAfter(): void {
  routes.myGames.update({
    component: withProps(
      lazy(() => import('../features/live/after/my-games-screen.tsx'), 'MyGamesScreen'),
      useMyGamesProps,
    ),
  });
  routes.gameStatistics.update({
    component: lazy(() => import('../features/live/after/statistics-screen.tsx'), 'StatisticsScreen'),
  });
  routes.hallOfFame.update({
    component: lazy(() => import('../features/live/after/hall-of-fame-screen.tsx'), 'HallOfFameScreen'),
  });
  routes.myResult.update({
    component: withProps(
      lazy(() => import('../features/live/after/my-result-screen.tsx'), 'MyResultScreen'),
      () => routes.myResult.useParams(),
    ),
  });
  routes.gameResults.update({
    component: withProps(
      lazy(() => import('../features/live/after/results-screen.tsx'), 'ResultsScreen'),
      () => routes.gameResults.useParams(),
    ),
  });
  routes.gameReplay.update({
    component: withProps(
      lazy(() => import('../features/live/after/replay-screen.tsx'), 'ReplayScreen'),
      () => routes.gameReplay.useParams(),
    ),
  });
}

function useMyGamesProps() {
  const { as = 'player' } = routes.myGames.useSearch();
  const navigate = routes.myGames.useNavigate();
  const onAs = (next: 'player' | 'host') => void navigate({ search: { as: next }, replace: true });
  return { as, onAs };
}
