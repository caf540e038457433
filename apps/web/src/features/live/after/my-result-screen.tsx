import { SegmentedControl, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconConfetti } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { NoGame } from '../shared/no-game.tsx';
import classes from './after.module.css';
import { Figures } from './figures.tsx';
import { PlayedQuestion } from './played-question.tsx';
import { useSeconds } from './use-seconds.ts';

type MyResult = RouterOutputs['live']['getMyResult'];

/** How somebody did in a game that is over: what they missed first, and all of it. */
export function MyResultScreen({ gameId }: { readonly gameId: string }) {
  const { t } = useTranslation();
  const result = useQuery(trpc.live.getMyResult.queryOptions({ gameId }));
  return (
    <Page
      title={result.data?.roomName ?? t('liveAfter.mine.title')}
      lead={t('liveAfter.mine.lead')}
      actions={
        <>
          {result.data !== undefined && (
            <LinkButton to="/games/$gameId/replay" params={{ gameId }} variant="default">
              {t('liveAfter.replay.open')}
            </LinkButton>
          )}
          <LinkButton to="/games/mine" search={{}} variant="default">
            {t('liveAfter.games.title')}
          </LinkButton>
        </>
      }
    >
      {result.error !== null && result.data === undefined && (
        <NoGame failure={result.error} words={{ 'wrong-phase': t('liveAfter.mine.notOver') }} />
      )}
      {result.isPending && <Skeleton height={240} radius="lg" aria-busy />}
      {result.data !== undefined && <MyResult result={result.data} />}
    </Page>
  );
}

function MyResult({ result }: { readonly result: MyResult }) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const [shown, setShown] = useState<'missed' | 'all'>(result.missed.length > 0 ? 'missed' : 'all');
  const { questions, missed, rank, entrants, score, correct, asked, xp, mode } = result;
  const listed = questions.filter(({ position }) => shown === 'all' || missed.includes(position));
  const isPoll = mode === 'poll';
  return (
    <>
      <Figures
        figures={[
          ...(isPoll
            ? []
            : [
                { name: t('liveShared.board.score'), value: number.format(score) },
                {
                  name: t('liveShared.board.rank'),
                  value:
                    rank === null
                      ? '–'
                      : t('liveAfter.rankOf', { rank: number.format(rank), of: number.format(entrants) }),
                },
                {
                  name: t('liveAfter.right'),
                  value: t('liveAfter.rightOf', {
                    correct: number.format(correct),
                    asked: number.format(asked),
                  }),
                },
              ]),
          ...(xp === null ? [] : [{ name: t('liveAfter.xp'), value: `+${number.format(xp)}` }]),
        ]}
      />
      <section aria-labelledby="questions" className={classes['list']}>
        <div className={classes['head']}>
          <h2 id="questions">{t('liveAfter.mine.questions')}</h2>
          {missed.length > 0 && (
            <SegmentedControl
              aria-label={t('liveAfter.mine.which')}
              value={shown}
              onChange={(value) => setShown(value === 'all' ? 'all' : 'missed')}
              data={[
                { value: 'missed', label: t('liveAfter.mine.missed', { count: missed.length }) },
                { value: 'all', label: t('liveAfter.mine.all') },
              ]}
            />
          )}
        </div>
        {missed.length === 0 && asked > 0 && !isPoll && (
          <EmptyState
            icon={<IconConfetti />}
            title={t('liveAfter.mine.noneMissed')}
            text={t('liveAfter.mine.noneMissedText')}
          />
        )}
        <ol className={classes['questions']}>
          {listed.map((question) => (
            <li key={question.position}>
              <Card className={classes['question']}>
                <PlayedQuestion
                  question={question}
                  answer={question.answer ?? []}
                  facts={<OwnFacts question={question} />}
                />
              </Card>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function OwnFacts({ question }: { readonly question: MyResult['questions'][number] }) {
  const { t, i18n } = useTranslation();
  const seconds = useSeconds();
  const { outcome, pointsEarned, ms } = question;
  return (
    <>
      <span className={classes['outcome']} data-outcome={outcome}>
        {t(`livePlay.outcome.${outcome}`)}
      </span>
      {outcome !== 'noted' && outcome !== 'absent' && (
        <span>
          {t('livePlay.result.gained', {
            count: pointsEarned,
            points: numberFormat(i18n.language).format(pointsEarned),
          })}
        </span>
      )}
      {ms !== null && <span>{seconds(ms)}</span>}
    </>
  );
}
