import { SegmentedControl } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconDeviceGamepad2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { momentText } from '../../../ui/dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import rows from '../../../ui/rows.module.css';

export type GamesAs = 'player' | 'host';

interface MyGamesScreenProps {
  readonly as: GamesAs;
  readonly onAs: (as: GamesAs) => void;
}

/** The games that somebody has played, or hosted, the newest first. */
export function MyGamesScreen({ as, onAs }: MyGamesScreenProps) {
  const { t } = useTranslation();
  const games = useInfiniteQuery(trpc.live.listGames.infiniteQueryOptions({ as, limit: 20 }, goingOn));
  return (
    <Page
      title={t('liveAfter.games.title')}
      lead={t('liveAfter.games.lead')}
      actions={
        <>
          <LinkButton to="/games/statistics" variant="default">
            {t('liveAfter.statistics.title')}
          </LinkButton>
          <LinkButton to="/games/hall-of-fame" variant="default">
            {t('liveAfter.hall.title')}
          </LinkButton>
        </>
      }
    >
      <SegmentedControl
        aria-label={t('liveAfter.games.as')}
        value={as}
        onChange={(value) => onAs(value === 'host' ? 'host' : 'player')}
        data={[
          { value: 'player', label: t('liveAfter.games.played') },
          { value: 'host', label: t('liveAfter.games.hosted') },
        ]}
      />
      <PagedRows
        query={games}
        more={t('liveAfter.games.more')}
        empty={
          <EmptyState
            icon={<IconDeviceGamepad2 />}
            title={t(as === 'host' ? 'liveAfter.games.noneHosted' : 'liveAfter.games.nonePlayed')}
            text={t(as === 'host' ? 'liveAfter.games.hostNext' : 'liveAfter.games.playNext')}
            action={<LinkButton to="/games">{t('liveAfter.games.open')}</LinkButton>}
          />
        }
      >
        {(game) => (
          <li key={game.gameId}>
            <GameRow game={game} as={as} />
          </li>
        )}
      </PagedRows>
    </Page>
  );
}

interface GameRowProps {
  readonly game: RouterOutputs['live']['listGames']['items'][number];
  readonly as: GamesAs;
}

/** Leads to the results of a game that is over, and into one that is not. */
function GameRow({ game, as }: GameRowProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const { gameId, roomId, roomName, mode, endedAt, mine, players } = game;
  const inside = (
    <>
      <span>
        <span className={rows['title']}>{roomName}</span>
        <br />
        <span className={rows['why']}>{t(`liveAfter.modes.${mode}`)}</span>
      </span>
      <span className={rows['when']}>
        {endedAt === null ? t('liveAfter.games.running') : momentText(endedAt, i18n.language)}
      </span>
      <span className={rows['amount']}>
        {mine === null
          ? t('liveAfter.games.players', { count: players })
          : mine.rank === null
            ? ''
            : t('livePlay.result.rank', { rank: number.format(mine.rank) })}
      </span>
    </>
  );
  const row = rows['row'] ?? '';
  if (as === 'host') {
    return endedAt === null ? (
      <Link to="/games/$roomId/desk" params={{ roomId }} className={row}>
        {inside}
      </Link>
    ) : (
      <Link to="/games/$gameId/results" params={{ gameId }} className={row}>
        {inside}
      </Link>
    );
  }
  return endedAt === null ? (
    <Link to="/play/$gameId" params={{ gameId }} className={row}>
      {inside}
    </Link>
  ) : (
    <Link to="/games/$gameId/mine" params={{ gameId }} className={row}>
      {inside}
    </Link>
  );
}
