import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { QrCode } from '../../shared/qr-code.tsx';
import { useSecondsLeft } from '../../shared/use-seconds-left.ts';
import { pinText } from '../join-address.ts';
import type { Desk } from '../types.ts';
import classes from './hosts-card.module.css';
import { useRoomChange } from './use-room-change.ts';

/** A phone as a remote control: paired by a PIN that is used once and soon runs out. */
export function PairRemote({ desk: { roomId, remotes } }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const pair = useMutation(trpc.live.pairRemote.mutationOptions());
  const unpair = useMutation(trpc.live.unpairRemotes.mutationOptions(useRoomChange()));
  const { reset } = pair;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another remote the PIN was used
  useEffect(() => reset(), [remotes, reset]);
  return (
    <div className={classes['remote']}>
      {remotes > 0 && <p>{t('hosting.remote.paired', { count: remotes })}</p>}
      {pair.data === undefined ? (
        <Button
          variant="default"
          leftSection={<IconDeviceMobile size={18} aria-hidden />}
          loading={pair.isPending}
          onClick={() => pair.mutate({ roomId })}
        >
          {t('hosting.remote.pair')}
        </Button>
      ) : (
        <RemotePin {...pair.data} onOver={reset} />
      )}
      {remotes > 0 && (
        <Button
          variant="subtle"
          color="red"
          loading={unpair.isPending}
          onClick={() => unpair.mutate({ roomId })}
        >
          {t('hosting.remote.unpair')}
        </Button>
      )}
      <FailureNote error={pair.error ?? unpair.error} />
    </div>
  );
}

interface RemotePinProps {
  readonly pin: string;
  readonly expiresAt: Date;
  readonly onOver: () => void;
}

function RemotePin({ pin, expiresAt, onOver }: RemotePinProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(expiresAt.getTime(), 0);
  const isOver = left?.seconds === 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  return (
    <>
      <div className={classes['code']}>
        <QrCode text={`${location.origin}/games/remote?pin=${pin}`} label={t('hosting.remote.qr')} />
      </div>
      <p className={classes['soft']}>
        {t('hosting.remote.howTo', { address: `${location.host}/games/remote` })}
      </p>
      <p className={classes['digits']}>{pinText(pin)}</p>
      {left !== undefined && (
        <p className={classes['soft']}>{t('hosting.remote.seconds', { count: left.seconds })}</p>
      )}
    </>
  );
}
