import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { dayText } from '../../../ui/dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from './after.module.css';
import { Figures } from './figures.tsx';
import { useSeconds } from './use-seconds.ts';

type GameStatistics = RouterOutputs['live']['statistics'];

/** What somebody's games come to. */
export function StatisticsScreen() {
  const { t } = useTranslation();
  const statistics = useQuery(trpc.live.statistics.queryOptions());
  return (
    <Page
      title={t('liveAfter.statistics.title')}
      lead={t('liveAfter.statistics.lead')}
      actions={
        <LinkButton to="/games/mine" search={{}} variant="default">
          {t('liveAfter.games.title')}
        </LinkButton>
      }
    >
      <FailureNote error={statistics.error} />
      {statistics.isPending && <Skeleton height={200} radius="lg" aria-busy />}
      {statistics.data?.games === 0 && (
        <EmptyState
          icon={<IconChartBar />}
          title={t('liveAfter.games.nonePlayed')}
          text={t('liveAfter.games.playNext')}
          action={<LinkButton to="/games">{t('liveAfter.games.open')}</LinkButton>}
        />
      )}
      {statistics.data !== undefined && statistics.data.games > 0 && (
        <Statistics statistics={statistics.data} />
      )}
    </Page>
  );
}

function Statistics({ statistics }: { readonly statistics: GameStatistics }) {
  const { t, i18n } = useTranslation();
  const seconds = useSeconds();
  const number = numberFormat(i18n.language);
  const { games, won, podiums, asked, correct, averageMs, xp, byMode, rating, ratings } = statistics;
  return (
    <>
      <Figures
        figures={[
          { name: t('liveAfter.statistics.games'), value: number.format(games) },
          { name: t('liveAfter.statistics.won'), value: number.format(won) },
          { name: t('liveAfter.statistics.podiums'), value: number.format(podiums) },
          {
            name: t('liveAfter.right'),
            value: t('liveAfter.rightOf', { correct: number.format(correct), asked: number.format(asked) }),
          },
          ...(averageMs === null
            ? []
            : [{ name: t('liveAfter.statistics.average'), value: seconds(averageMs) }]),
          { name: t('liveAfter.xp'), value: number.format(xp) },
          ...(rating === null
            ? []
            : [
                {
                  name: t('liveAfter.statistics.rating'),
                  value: t('liveAfter.statistics.ratingOf', {
                    rating: number.format(rating.rating),
                    deviation: number.format(2 * rating.deviation),
                  }),
                },
              ]),
        ]}
      />
      <section aria-labelledby="by-mode" className={classes['list']}>
        <h2 id="by-mode">{t('liveAfter.statistics.byMode')}</h2>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('liveAfter.statistics.mode')}</th>
              <th scope="col">{t('liveAfter.statistics.games')}</th>
              <th scope="col">{t('liveAfter.statistics.won')}</th>
            </tr>
          </thead>
          <tbody>
            {byMode.map((row) => (
              <tr key={row.mode}>
                <th scope="row">{t(`liveAfter.modes.${row.mode}`)}</th>
                <td>{number.format(row.games)}</td>
                <td>{number.format(row.won)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {ratings.length > 0 && (
        <section aria-labelledby="ratings" className={classes['list']}>
          <h2 id="ratings">{t('liveAfter.statistics.ratings')}</h2>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('liveAfter.statistics.day')}</th>
                <th scope="col">{t('liveAfter.statistics.rating')}</th>
              </tr>
            </thead>
            <tbody>
              {ratings.map((entry) => (
                <tr key={entry.gameId}>
                  <th scope="row">{dayText(entry.endedAt, i18n.language)}</th>
                  <td>{number.format(entry.rating)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
