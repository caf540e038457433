import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { ENOUGH_ATTEMPTS } from '@studyhall/domain/quizzes/statistics/concerns';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { QuestionText } from '../quizzes/question-text.tsx';
import classes from './authoring.module.css';
import { BarChart } from './bar-chart.tsx';
import { ChartTable } from './chart-table.tsx';
import { ConcernList } from './concern-list.tsx';
import { FigureList } from './figure-list.tsx';
import { FiguresStand } from './figures-stand.tsx';
import { useFigure } from './use-figure.ts';

type Version = RouterOutputs['quizzes']['getQuestionStatistics']['versions'][number];

interface QuestionStatisticsScreenProps {
  readonly code: string;
  readonly questionId: string;
}

/** One question: what each version that was asked is like, the newest first. */
export function QuestionStatisticsScreen({ code, questionId }: QuestionStatisticsScreenProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    trpc.quizzes.getQuestionStatistics.queryOptions({ examCode: code, question: questionId }),
  );
  const name = data?.externalId ?? t('authoring.question.nameless');
  return (
    <Page
      title={t('authoring.question.title', { name })}
      actions={
        <LinkButton to="/admin/statistics/$code" params={{ code }} search={{}} variant="default">
          {t('authoring.question.back')}
        </LinkButton>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && <FiguresStand stand={data} />}
      {data?.versions.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconChartBar size={30} />}
            title={t('authoring.question.none')}
            text={t('authoring.exam.noneText')}
          />
        </Card>
      )}
      {data?.versions.map((version) => (
        <VersionCard key={version.version} version={version} />
      ))}
    </Page>
  );
}

const figures = [
  'facility',
  'discriminationIndex',
  'discriminativeEfficiency',
  'standardDeviation',
  'randomGuessScore',
  'intendedWeight',
  'effectiveWeight',
] as const;

function VersionCard({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const { percent } = useFigure();
  const id = `version-${version.version}`;
  return (
    <Card aria-labelledby={id}>
      <CardTitle id={id} aside={t('authoring.attempts', { count: version.attempts })}>
        {t('authoring.question.version', { version: version.version })}
      </CardTitle>
      <QuestionText text={version.text} format={version.textFormat} />
      {version.attempts < ENOUGH_ATTEMPTS && <p className={classes['soft']}>{t('authoring.few')}</p>}
      <ConcernList item={version} />
      <FigureList
        figures={figures.map((name) => ({
          name: t(`authoring.figures.${name}.name`),
          value: percent(version[name]),
          means: t(`authoring.figures.${name}.means`),
        }))}
      />
      <Curve version={version} />
      <Scores version={version} />
    </Card>
  );
}

/** How those of each tenth of the totals answered: of a good question the bars rise. */
function Curve({ version: { curve } }: { readonly version: Version }) {
  const { t } = useTranslation();
  const { number, percent } = useFigure();
  return (
    <>
      <h3 className={classes['part']}>{t('authoring.curve.title')}</h3>
      <BarChart
        label={t('authoring.curve.chart')}
        bars={curve.map(({ fromPercent, facility }) => ({
          label: String(fromPercent),
          share: facility === null ? null : facility / 100,
          value: facility === null ? '' : number(Math.round(facility)),
        }))}
      />
      <p className={classes['soft']}>{t('authoring.curve.axis')}</p>
      <ChartTable
        heads={[
          t('authoring.scores.from'),
          t('authoring.scores.attempts'),
          t('authoring.figures.facility.name'),
        ]}
        rows={curve.map(({ fromPercent, attempts, facility }) => [
          percent(fromPercent),
          number(attempts),
          percent(facility),
        ])}
      />
    </>
  );
}

function Scores({ version: { scores } }: { readonly version: Version }) {
  const { t } = useTranslation();
  const { number, percent } = useFigure();
  const most = Math.max(1, ...scores.map(({ attempts }) => attempts));
  return (
    <>
      <h3 className={classes['part']}>{t('authoring.credits.title')}</h3>
      <BarChart
        label={t('authoring.credits.chart')}
        bars={scores.map(({ scorePercent, attempts }) => ({
          label: number(scorePercent),
          share: attempts / most,
          value: number(attempts),
        }))}
      />
      <p className={classes['soft']}>{t('authoring.credits.axis')}</p>
      <ChartTable
        heads={[t('authoring.credits.credit'), t('authoring.scores.attempts')]}
        rows={scores.map(({ scorePercent, attempts }) => [percent(scorePercent), number(attempts)])}
      />
    </>
  );
}
