import { Skeleton } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { GamePin } from '@studyhall/domain/live/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from './join.module.css';
import { RoomForm } from './room-form.tsx';

/** Where a PIN, a link or a code to scan leads: into the room, or why not. */
export function RoomScreen({ pin }: { readonly pin: string }) {
  const { t } = useTranslation();
  const isPin = GamePin.safeParse(pin).success;
  const found = useQuery(
    trpc.live.findRoom.queryOptions(
      { pin: isPin ? pin : '000000' },
      // Whoever becomes a guest on the way keeps what they typed.
      { enabled: isPin, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const room = found.data;
  if (room !== undefined) {
    return (
      <Page title={room.roomName} lead={t('livePlay.join.hostedBy', { host: room.hostName })} width="narrow">
        <RoomForm pin={pin} room={room} />
      </Page>
    );
  }
  const isUnknown = !isPin || reasonOf(found.error).reason === 'pin-unknown';
  return (
    <Page title={t('livePlay.join.title')} width="narrow">
      {isUnknown || found.error !== null ? (
        <Card padding="roomy" className={classes['form']}>
          {isUnknown ? <p role="alert">{t('livePlay.join.unknown')}</p> : <FailureNote error={found.error} />}
          <LinkButton to="/join" size="lg">
            {t('livePlay.join.otherPin')}
          </LinkButton>
        </Card>
      ) : (
        <Skeleton height={280} radius="lg" aria-busy />
      )}
    </Page>
  );
}
