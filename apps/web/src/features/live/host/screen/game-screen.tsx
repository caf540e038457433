import { ActionIcon } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconMaximize, IconMinimize, IconVolume, IconVolumeOff, IconWifiOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../../kernel/main.tsx';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { useDocumentTitle } from '../../../../ui/page.tsx';
import { isOffline } from '../../shared/is-offline.ts';
import { NoGameScreen } from '../../shared/no-game.tsx';
import { useAheadMs } from '../../shared/use-ahead-ms.ts';
import { type LiveGame, useGame } from '../../use-game.ts';
import { pinText } from '../join-address.ts';
import { Loading } from '../loading.tsx';
import classes from './game-screen.module.css';
import { Stage } from './stage.tsx';
import { useFitted } from './use-fitted.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useSound } from './use-sound.ts';

/** What stands on the wall of the room, in a window of its own. It follows the room from one game to the next. */
export function GameScreen({ gameId }: { readonly gameId: string }) {
  const { t } = useTranslation();
  const game = useGame(gameId);
  const { view, failure, connection } = game;
  useNextGame(view);
  useDocumentTitle(view?.roomName ?? t('hosting.screen.title'));
  if (failure !== null && (connection === 'over' || view === null)) return <NoGameScreen failure={failure} />;
  if (view === null)
    return (
      <Main className={classes['main']}>
        <Loading />
      </Main>
    );
  return <Wall view={view} game={game} />;
}

/** The room went on with another game: so does its screen. */
function useNextGame(view: GameView | null): void {
  const navigate = useNavigate();
  const next = view?.nextGameId ?? null;
  useEffect(() => {
    if (next !== null)
      void navigate({ to: '/games/$gameId/screen', params: { gameId: next }, replace: true });
  }, [next, navigate]);
}

interface WallProps {
  readonly view: GameView;
  readonly game: LiveGame;
}

function Wall({ view, game }: WallProps) {
  const { t } = useTranslation();
  const aheadMs = useAheadMs(game);
  const { whole, part } = useFitted();
  const isLobby = view.phase === 'lobby' || view.phase === 'open';
  return (
    <div ref={whole} className={classes['wall']}>
      <header className={classes['bar']}>
        <h1 className={classes['room']} tabIndex={-1}>
          {view.roomName}
        </h1>
        {!isLobby && view.code !== null && (
          <p className={classes['pin']}>
            {t('hosting.screen.pin')} <strong>{pinText(view.code)}</strong>
          </p>
        )}
        {isOffline(game) && (
          <p className={classes['lost']} role="alert">
            <IconWifiOff size={20} aria-hidden /> {t('hosting.screen.reconnecting')}
          </p>
        )}
        <Tools view={view} />
      </header>
      <Main className={classes['main']}>
        <div ref={part}>
          <Stage view={view} aheadMs={aheadMs} />
        </div>
      </Main>
    </div>
  );
}

function Tools({ view }: { readonly view: GameView }) {
  const { t } = useTranslation();
  const sound = useSound(view);
  const fullScreen = useFullScreen();
  const SoundIcon = sound.isOn ? IconVolume : IconVolumeOff;
  const SizeIcon = fullScreen.isOn ? IconMinimize : IconMaximize;
  return (
    <div className={classes['tools']}>
      <ActionIcon
        variant="subtle"
        size={44}
        aria-pressed={sound.isOn}
        aria-label={t('hosting.screen.sound')}
        title={t('hosting.screen.sound')}
        onClick={sound.toggle}
      >
        <SoundIcon aria-hidden />
      </ActionIcon>
      {fullScreen.isPossible && (
        <ActionIcon
          variant="subtle"
          size={44}
          aria-pressed={fullScreen.isOn}
          aria-label={t('hosting.screen.fullScreen')}
          title={t('hosting.screen.fullScreen')}
          onClick={fullScreen.toggle}
        >
          <SizeIcon aria-hidden />
        </ActionIcon>
      )}
      {view.me.role === 'host' ? (
        <LeaveLink
          to="/games/$roomId/desk"
          params={{ roomId: view.roomId }}
          label={t('hosting.screen.toDesk')}
        />
      ) : (
        <LeaveLink to="/games" label={t('hosting.screen.leave')} />
      )}
    </div>
  );
}
