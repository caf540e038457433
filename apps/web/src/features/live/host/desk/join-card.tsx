import { Switch } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { QrCode } from '../../shared/qr-code.tsx';
import { joinAddressOf, pinText } from '../join-address.ts';
import type { Desk } from '../types.ts';
import classes from './join-card.module.css';
import type { Lock } from './use-lock.ts';

interface JoinCardProps {
  readonly desk: Desk;
  readonly view: GameView;
  readonly lock: Lock;
}

/** How others come in: the PIN, the link and the code, and the lock that keeps them out. */
export function JoinCard({ desk: { pin }, view, lock }: JoinCardProps) {
  const { t } = useTranslation();
  if (pin === null) return null;
  const address = joinAddressOf(pin);
  return (
    <Card tone="brand" aria-labelledby="join">
      <CardTitle id="join">{t('hosting.join.title')}</CardTitle>
      <p className={classes['pin']}>
        <span className={classes['label']}>{t('hosting.screen.pin')}</span>
        <span className={classes['digits']}>{pinText(pin)}</span>
      </p>
      <div className={classes['code']}>
        <QrCode text={address} label={t('hosting.screen.qr')} />
      </div>
      <p className={classes['link']}>
        <IconLink size={18} aria-hidden />
        <span>{address.replace(/^https?:\/\//, '')}</span>
      </p>
      <div className={classes['tools']}>
        <CopyButton text={address} />
        <Switch
          size="md"
          label={t('hosting.join.lock')}
          description={t(lock.isLocked ? 'hosting.join.locked' : 'hosting.join.open', {
            count: view.settings.seats,
          })}
          checked={lock.isLocked}
          onChange={lock.toggle}
        />
        <FailureNote error={lock.error} />
      </div>
    </Card>
  );
}
