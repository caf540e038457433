import { Badge, Button, Skeleton } from '@mantine/core';
import { IconDeviceGamepad2, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { goingOn } from '../../../ui/paged-rows.tsx';
import { JoinField } from '../play/join-field.tsx';
import classes from './games-screen.module.css';
import type { OpenRoomRow } from './types.ts';

const PAGE = 20;
/** Rooms open and fill while somebody looks at the list. */
const ASKED_EVERY_MS = 10_000;

/** Where games begin: to join one, to host one, and those that are open. */
export function GamesScreen() {
  const { t } = useTranslation();
  const rooms = useInfiniteQuery(
    trpc.live.listRooms.infiniteQueryOptions(
      { limit: PAGE },
      { ...goingOn, refetchInterval: ASKED_EVERY_MS },
    ),
  );
  const items = rooms.data?.pages.flatMap((page) => page.items) ?? [];
  const mine = items.filter(({ isMine }) => isMine);
  const others = items.filter(({ isMine }) => !isMine);
  return (
    <Page
      title={t('hosting.games.title')}
      lead={t('hosting.games.lead')}
      actions={
        <LinkButton to="/games/mine" search={{}} variant="default">
          {t('hosting.games.past')}
        </LinkButton>
      }
    >
      <div className={classes['ways']}>
        <Card tone="brand" aria-labelledby="join-game">
          <h2 id="join-game" className={classes['title']}>
            {t('hosting.games.join')}
          </h2>
          <JoinField />
        </Card>
        <Card aria-labelledby="host-game" className={classes['host']}>
          <h2 id="host-game" className={classes['title']}>
            {t('hosting.games.host')}
          </h2>
          <p className={classes['text']}>{t('hosting.games.hostText')}</p>
          <LinkButton to="/games/new" search={{}} size="lg" variant="light">
            {t('hosting.games.host')}
          </LinkButton>
        </Card>
      </div>
      <FailureNote error={rooms.error} />
      {mine.length > 0 && <Rooms title={t('hosting.games.mine')} rooms={mine} />}
      {rooms.isPending && <Skeleton height={120} radius="lg" />}
      {rooms.data !== undefined && (
        <section aria-labelledby="public-games">
          <h2 id="public-games" className={classes['title']}>
            {t('hosting.games.public')}
          </h2>
          {others.length === 0 ? (
            <EmptyState
              icon={<IconDeviceGamepad2 />}
              title={t('hosting.games.emptyTitle')}
              text={t('hosting.games.emptyText')}
            />
          ) : (
            <RoomList rooms={others} />
          )}
        </section>
      )}
      {rooms.hasNextPage && (
        <Button
          variant="default"
          loading={rooms.isFetchingNextPage}
          onClick={() => void rooms.fetchNextPage()}
        >
          {t('hosting.compose.more')}
        </Button>
      )}
    </Page>
  );
}

interface RoomsProps {
  readonly title: string;
  readonly rooms: readonly OpenRoomRow[];
}

function Rooms({ title, rooms }: RoomsProps) {
  return (
    <section aria-label={title}>
      <h2 className={classes['title']}>{title}</h2>
      <RoomList rooms={rooms} />
    </section>
  );
}

function RoomList({ rooms }: Pick<RoomsProps, 'rooms'>) {
  const { t } = useTranslation();
  return (
    <ul className={classes['rooms']}>
      {rooms.map((room) => (
        <li key={room.roomId} className={classes['room']}>
          <div className={classes['about']}>
            <h3 className={classes['name']}>{room.name}</h3>
            <p className={classes['facts']}>
              {!room.isMine && <span>{t('hosting.games.by', { name: room.hostName })}</span>}
              <span>{t(`hosting.presets.${room.mode}.title`)}</span>
              <span className={classes['seats']}>
                <IconUsers size={16} aria-hidden />
                {t('hosting.games.seats', { seats: room.seats, count: room.maxSeats })}
              </span>
            </p>
          </div>
          <Badge>{t(`hosting.phases.${room.phase}`)}</Badge>
          <Enter room={room} />
        </li>
      ))}
    </ul>
  );
}

function Enter({ room: { roomId, name, pin, isMine } }: { readonly room: OpenRoomRow }) {
  const { t } = useTranslation();
  if (isMine)
    return (
      <LinkButton
        to="/games/$roomId/desk"
        params={{ roomId }}
        aria-label={t('hosting.games.toDeskOf', { name })}
      >
        {t('hosting.games.toDesk')}
      </LinkButton>
    );
  if (pin === null) return null;
  return (
    <LinkButton
      to="/join/$pin"
      params={{ pin }}
      variant="default"
      aria-label={t('hosting.games.enterOf', { name })}
    >
      {t('hosting.games.enter')}
    </LinkButton>
  );
}
