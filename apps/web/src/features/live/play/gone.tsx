import type { GameView } from '@studyhall/domain/live/game-view';
import { IconDoorExit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';

export type GoneReason = 'left' | 'removed' | 'banned' | 'closed';

/** Why whoever looks plays here no more; null while they do. A seat that was taken away ends what it sees, a finished game stays. */
export function goneOf({ me, isClosed, phase, board }: GameView): GoneReason | null {
  if (me.state !== null && me.state !== 'in') return me.state;
  const isOver = phase === 'podium' || phase === 'ended';
  if (isClosed && !(isOver && board !== null)) return 'closed';
  return null;
}

interface GoneProps {
  readonly because: GoneReason;
  /** The PIN, where the room is open. */
  readonly code: string | null;
}

/** One clear text, and a way on. */
export function Gone({ because, code }: GoneProps) {
  const { t } = useTranslation();
  const canReturn = code !== null && (because === 'left' || because === 'removed');
  return (
    <Card padding="roomy" className={classes['centred']}>
      <IconDoorExit size={40} aria-hidden />
      <PhaseHeading>{t(`livePlay.gone.${because}.title`)}</PhaseHeading>
      <p className={classes['lead']}>{t(`livePlay.gone.${because}.text`)}</p>
      {canReturn && (
        <LinkButton to="/join/$pin" params={{ pin: code }} size="md">
          {t('livePlay.gone.return')}
        </LinkButton>
      )}
      <LinkButton to="/join" size="md" variant={canReturn ? 'default' : 'filled'}>
        {t('livePlay.gone.other')}
      </LinkButton>
      <LinkButton to="/home" size="md" variant="subtle">
        {t('shell.actions.goHome')}
      </LinkButton>
    </Card>
  );
}
