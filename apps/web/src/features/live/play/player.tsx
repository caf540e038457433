import { useTranslation } from 'react-i18next';
import { Main } from '../../../kernel/main.tsx';
import { useDocumentTitle } from '../../../ui/page.tsx';
import { Gone, goneOf } from './gone.tsx';
import { OfflineNote } from './offline-note.tsx';
import { Phase } from './phase.tsx';
import classes from './player.module.css';
import { PlayerBar } from './player-bar.tsx';
import type { PhaseProps } from './player-game.ts';

/** A game on the phone of somebody who plays, or on the screen of somebody who looks on. */
export function Player(props: PhaseProps) {
  const { view, isConnected } = props.game;
  useDocumentTitle(view.roomName);
  const gone = goneOf(view);
  return (
    <Main className={classes['player']}>
      <div className={classes['inside']} data-large={view.me.isLarge}>
        {gone !== null ? (
          <Gone because={gone} code={view.code} />
        ) : (
          <>
            <PlayerBar {...props} />
            {!isConnected && <OfflineNote />}
            <LateNote {...props} />
            <Phase {...props} />
          </>
        )}
      </div>
    </Main>
  );
}

/** Whoever came too late for the question of the moment reads when they play. */
function LateNote({ game }: PhaseProps) {
  const { t } = useTranslation();
  const { me, phase, question } = game.view;
  if (me.role !== 'player' || me.seat === null || me.isAsked || question === null) return null;
  if (phase !== 'question' && !(phase === 'reveal' && me.result === null)) return null;
  return (
    <p className={classes['note']} role="status">
      {t('livePlay.late')}
    </p>
  );
}
