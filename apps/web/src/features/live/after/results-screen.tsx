import { Button, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { NoGame } from '../shared/no-game.tsx';
import { countsOf } from '../shared/revealed-options.ts';
import classes from './after.module.css';
import { AnsweredList } from './answered-list.tsx';
import { Figures } from './figures.tsx';
import { offerFile } from './offer-file.ts';
import { PlayedQuestion } from './played-question.tsx';
import { PlayerTable } from './player-table.tsx';
import { useSeconds } from './use-seconds.ts';

type Results = RouterOutputs['live']['getResults'];
type QuestionResult = Results['questions'][number];

/** What a host learns of a game that is over: who did how, and which questions were hard. */
export function ResultsScreen({ gameId }: { readonly gameId: string }) {
  const { t } = useTranslation();
  const results = useQuery(trpc.live.getResults.queryOptions({ gameId }));
  const download = useMutation({
    mutationFn: async () => await api.live.exportResults.query({ gameId }),
    onSuccess: ({ fileName, csv }) => offerFile(fileName, csv),
  });
  return (
    <Page
      title={results.data?.roomName ?? t('liveAfter.results.title')}
      lead={t('liveAfter.results.lead')}
      actions={
        results.data !== undefined && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              loading={download.isPending}
              onClick={() => download.mutate()}
            >
              {t('liveAfter.results.csv')}
            </Button>
            <LinkButton to="/games/$gameId/replay" params={{ gameId }} variant="default">
              {t('liveAfter.replay.open')}
            </LinkButton>
          </>
        )
      }
    >
      {results.error !== null && results.data === undefined && (
        <NoGame failure={results.error} words={{ 'wrong-phase': t('liveAfter.mine.notOver') }} />
      )}
      <FailureNote error={download.error} />
      {results.isPending && <Skeleton height={320} radius="lg" aria-busy />}
      {results.data !== undefined && <GameResults results={results.data} />}
    </Page>
  );
}

function GameResults({ results }: { readonly results: Results }) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const { players, questions, hardest, mode } = results;
  const hard = hardest.flatMap((position) => questions.find((one) => one.position === position) ?? []);
  const others = questions.filter(({ position }) => !hardest.includes(position));
  const asked = players.reduce((sum, player) => sum + player.asked, 0);
  const correct = players.reduce((sum, player) => sum + player.correct, 0);
  return (
    <>
      <Figures
        figures={[
          { name: t('liveAfter.players'), value: number.format(players.length) },
          { name: t('liveAfter.questions'), value: number.format(questions.length) },
          ...(mode === 'poll' || asked === 0
            ? []
            : [
                {
                  name: t('liveAfter.right'),
                  value: t('liveAfter.percent', {
                    percent: number.format(Math.round((correct / asked) * 100)),
                  }),
                },
              ]),
        ]}
      />
      <div className={classes['list']}>
        <h2 id="players">{t('liveAfter.players')}</h2>
        <PlayerTable players={players} isRanked={mode !== 'poll'} hasTeams={results.teams > 0} />
      </div>
      <QuestionResults title={t('liveAfter.results.hardest')} questions={hard} />
      <QuestionResults
        title={hard.length > 0 ? t('liveAfter.results.others') : t('liveAfter.questions')}
        questions={others}
      />
    </>
  );
}

interface QuestionResultsProps {
  readonly title: string;
  readonly questions: readonly QuestionResult[];
}

function QuestionResults({ title, questions }: QuestionResultsProps) {
  if (questions.length === 0) return null;
  return (
    <section aria-label={title} className={classes['list']}>
      <h2>{title}</h2>
      <ol className={classes['questions']}>
        {questions.map((question) => (
          <li key={question.position}>
            <Card className={classes['question']}>
              <PlayedQuestion
                question={question}
                answer={[]}
                counts={optionCounts(question)}
                facts={<QuestionFacts question={question} />}
              />
              {optionCounts(question) === undefined && <AnsweredList distribution={question.distribution} />}
            </Card>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Of a question that had options to choose from. */
function optionCounts({ options, distribution }: QuestionResult): number[] | undefined {
  return options === null ? undefined : countsOf(distribution, options.length);
}

function QuestionFacts({ question }: { readonly question: QuestionResult }) {
  const { t, i18n } = useTranslation();
  const seconds = useSeconds();
  const number = numberFormat(i18n.language);
  const { rightPercent, medianMs, distribution } = question;
  return (
    <>
      {rightPercent !== null && (
        <span>{t('liveAfter.results.rightPercent', { percent: number.format(rightPercent) })}</span>
      )}
      <span>
        {t('liveAfter.results.answered', {
          answered: number.format(distribution.answered),
          of: number.format(distribution.of),
        })}
      </span>
      {medianMs !== null && <span>{t('liveAfter.results.median', { time: seconds(medianMs) })}</span>}
    </>
  );
}
