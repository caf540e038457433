import type { GameView } from '@studyhall/domain/live/game-view';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../../kernel/main.tsx';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { useDocumentTitle } from '../../../../ui/page.tsx';
import { ShortcutSheet } from '../../../../ui/shortcut-sheet.tsx';
import { NoGameScreen } from '../../shared/no-game.tsx';
import { useAheadMs } from '../../shared/use-ahead-ms.ts';
import type { LiveGame } from '../../use-game.ts';
import { Loading } from '../loading.tsx';
import type { Desk } from '../types.ts';
import { useControl } from '../use-control.ts';
import { ControlBar } from './control-bar.tsx';
import { DeskBar } from './desk-bar.tsx';
import { KEY_ROWS, useDeskKeys } from './desk-keys.ts';
import classes from './desk-screen.module.css';
import { HostsCard } from './hosts-card.tsx';
import { JoinCard } from './join-card.tsx';
import { nextStepOf, otherStepsOf } from './next-step.ts';
import { NowCard } from './now-card.tsx';
import { PlayersCard } from './players-card.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { RoomCard } from './room-card.tsx';
import { useDesk, useGameOf } from './use-desk.ts';
import { useLock } from './use-lock.ts';

/** From where a room is led. It always shows what runs; nothing here begins a game anew unasked. */
export function DeskScreen({ roomId }: { readonly roomId: string }) {
  const { data, error } = useDesk(roomId);
  return data === undefined ? <NotYet error={error} /> : <Room desk={data} />;
}

function NotYet({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  useDocumentTitle(t('hosting.desk.title'));
  if (error !== null) return <NoGameScreen failure={error} text={t('hosting.desk.none')} />;
  return (
    <Main className={classes['alone']}>
      <LeaveLink to="/games" label={t('hosting.desk.leave')} />
      <Loading />
    </Main>
  );
}

function Room({ desk }: { readonly desk: Desk }) {
  const game = useGameOf(desk);
  const { view, failure } = game;
  useDocumentTitle(desk.name);
  return view === null ? <NotYet error={failure} /> : <Leading desk={desk} view={view} game={game} />;
}

interface LeadingProps {
  readonly desk: Desk;
  readonly view: GameView;
  readonly game: LiveGame;
}

function Leading({ desk, view, game }: LeadingProps) {
  const { t } = useTranslation();
  const [isHelping, setIsHelping] = useState(false);
  const aheadMs = useAheadMs(game);
  const control = useControl(view, game.refresh);
  const lock = useLock(view);
  const shortcuts = useDeskKeys((key) => {
    const next = nextStepOf(view);
    if (key === 'help') setIsHelping(true);
    else if (key === 'lock') lock.toggle();
    else if (key === 'next') {
      // What cannot be taken back is pressed, not keyed by chance.
      if (next !== undefined && next.action !== 'end') control.act(next.action);
    } else if (otherStepsOf(view).includes(key)) control.act(key);
  });
  const isOpen = desk.pin !== null;
  return (
    <div className={classes['desk']} data-phase={view.phase}>
      <DeskBar desk={desk} view={view} connection={game.connection} onShortcuts={() => setIsHelping(true)} />
      <ControlBar view={view} control={control} />
      <Main className={classes['main']}>
        <div className={classes['left']}>
          <NowCard desk={desk} view={view} aheadMs={aheadMs} />
          <PlayersCard desk={desk} view={view} />
          <QuestionsCard desk={desk} view={view} />
        </div>
        {isOpen && (
          <div className={classes['right']}>
            <JoinCard desk={desk} view={view} lock={lock} />
            <RoomCard desk={desk} />
            <HostsCard desk={desk} />
          </div>
        )}
      </Main>
      <ShortcutSheet
        isOpen={isHelping}
        shortcuts={shortcuts}
        rows={KEY_ROWS.map(({ keys, words }) => ({ keys, words: t(words) }))}
        onClose={() => setIsHelping(false)}
      />
    </div>
  );
}
