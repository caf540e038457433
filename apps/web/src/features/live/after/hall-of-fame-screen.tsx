import { Skeleton } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { Portrait } from '../../../ui/portrait.tsx';
import { useShownName } from '../../../ui/use-shown-name.ts';
import classes from './after.module.css';

/** Who plays rated games best. */
export function HallOfFameScreen() {
  const { t, i18n } = useTranslation();
  const shownName = useShownName();
  const number = numberFormat(i18n.language);
  const hall = useQuery(trpc.live.hallOfFame.queryOptions());
  const { items, fromGames } = hall.data ?? {};
  return (
    <Page
      title={t('liveAfter.hall.title')}
      lead={fromGames === undefined ? undefined : t('liveAfter.hall.lead', { count: fromGames })}
      actions={
        <LinkButton to="/games/mine" search={{}} variant="default">
          {t('liveAfter.games.title')}
        </LinkButton>
      }
    >
      <FailureNote error={hall.error} />
      {hall.isPending && <Skeleton height={240} radius="lg" aria-busy />}
      {items?.length === 0 && (
        <EmptyState
          icon={<IconTrophy />}
          title={t('liveAfter.hall.empty')}
          text={t('liveAfter.hall.emptyText')}
          action={<LinkButton to="/games">{t('liveAfter.games.open')}</LinkButton>}
        />
      )}
      {items !== undefined && items.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('liveShared.board.rank')}</th>
              <th scope="col">{t('liveShared.board.player')}</th>
              <th scope="col">{t('liveAfter.statistics.rating')}</th>
              <th scope="col">{t('liveAfter.statistics.games')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((row, index) => (
              <tr key={index} data-mine={row.isMe}>
                <td>{number.format(row.rank)}</td>
                <th scope="row">
                  <span className={classes['person']}>
                    <Portrait url={row.avatarUrl} size={36} />
                    <span>
                      {shownName(row.displayName)}
                      {row.isMe && ` (${t('liveShared.board.you')})`}
                    </span>
                  </span>
                </th>
                <td>{number.format(row.rating)}</td>
                <td>{number.format(row.games)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
