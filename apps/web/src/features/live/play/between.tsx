import type { PauseReason } from '@studyhall/domain/live/phases';
import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';

/** The game stands still, and why. */
export function Paused({ because }: { readonly because: PauseReason }) {
  const { t } = useTranslation();
  return (
    <Card padding="roomy" tone="lamp" className={classes['centred']}>
      <IconPlayerPause size={40} aria-hidden />
      <PhaseHeading>{t('livePlay.paused.title')}</PhaseHeading>
      <p className={classes['lead']}>{t(`livePlay.paused.${because}`)}</p>
    </Card>
  );
}

/** Whoever looks on has no question of their own where everybody plays at their own pace. */
export function OpenToOthers() {
  const { t } = useTranslation();
  return (
    <Card padding="roomy" className={classes['centred']}>
      <PhaseHeading>{t('livePlay.selfPaced.others')}</PhaseHeading>
      <p className={classes['lead']}>{t('livePlay.selfPaced.othersText')}</p>
    </Card>
  );
}

/** A self-paced game has closed, and its answers are counted. */
export function Closing() {
  const { t } = useTranslation();
  return (
    <Card padding="roomy" className={classes['centred']}>
      <PhaseHeading>{t('livePlay.closing.title')}</PhaseHeading>
      <p className={classes['lead']}>{t('livePlay.closing.text')}</p>
    </Card>
  );
}
