import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { ENOUGH_ATTEMPTS } from '@studyhall/domain/quizzes/statistics/concerns';
import type { ItemOrder } from '@studyhall/domain/quizzes/statistics/schemas';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './authoring.module.css';
import { BarChart } from './bar-chart.tsx';
import { ChartTable } from './chart-table.tsx';
import { FigureList } from './figure-list.tsx';
import { FiguresStand } from './figures-stand.tsx';
import { QuestionList } from './question-list.tsx';
import { useFigure } from './use-figure.ts';

type Exam = RouterOutputs['quizzes']['getExamStatistics'];

interface ExamStatisticsScreenProps {
  readonly code: string;
  readonly order?: ItemOrder | undefined;
}

/** How hard and how reliable an exam is, and which of its questions need an eye. */
export function ExamStatisticsScreen({ code, order }: ExamStatisticsScreenProps) {
  const { t } = useTranslation();
  const { data: exam, error } = useQuery(trpc.quizzes.getExamStatistics.queryOptions({ examCode: code }));
  return (
    <Page
      title={t('authoring.exam.title', { exam: exam?.title ?? code })}
      lead={t('authoring.exam.lead')}
      actions={
        <LinkButton to="/admin/statistics" variant="default">
          {t('authoring.exam.back')}
        </LinkButton>
      }
    >
      <FailureNote error={error} />
      {exam === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {exam !== undefined && <FiguresStand stand={exam} />}
      {exam?.attempts === 0 && (
        <Card>
          <EmptyState
            icon={<IconChartBar size={30} />}
            title={t('authoring.exam.none')}
            text={t('authoring.exam.noneText')}
          />
        </Card>
      )}
      {exam !== undefined && exam.attempts > 0 && (
        <>
          <Figures exam={exam} />
          <Scores exam={exam} />
          <QuestionList code={code} order={order ?? 'discriminationIndex'} />
        </>
      )}
    </Page>
  );
}

const figures = [
  'mean',
  'median',
  'standardDeviation',
  'internalConsistency',
  'errorRatio',
  'standardError',
] as const;
const shapes = ['skewness', 'kurtosis'] as const;

function Figures({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const { number, percent } = useFigure();
  const worded = (name: (typeof figures)[number] | (typeof shapes)[number], value: string) => ({
    name: t(`authoring.figures.${name}.name`),
    value,
    means: t(`authoring.figures.${name}.means`),
  });
  return (
    <Card aria-labelledby="figures">
      <CardTitle id="figures" aside={t('authoring.attempts', { count: exam.attempts })}>
        {t('authoring.exam.figures')}
      </CardTitle>
      {exam.attempts < ENOUGH_ATTEMPTS && <p className={classes['soft']}>{t('authoring.few')}</p>}
      <FigureList
        figures={[
          ...figures.map((name) => worded(name, percent(exam[name]))),
          ...shapes.map((name) => worded(name, number(exam[name]))),
        ]}
      />
    </Card>
  );
}

function Scores({ exam: { tenths } }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const { number, percent } = useFigure();
  const most = Math.max(1, ...tenths.map(({ attempts }) => attempts));
  return (
    <Card aria-labelledby="scores">
      <CardTitle id="scores">{t('authoring.scores.title')}</CardTitle>
      <BarChart
        label={t('authoring.scores.chart')}
        bars={tenths.map(({ fromPercent, attempts }) => ({
          label: String(fromPercent),
          share: attempts / most,
          value: attempts === 0 ? '' : number(attempts),
        }))}
      />
      <p className={classes['soft']}>{t('authoring.scores.axis')}</p>
      <ChartTable
        heads={[t('authoring.scores.from'), t('authoring.scores.attempts')]}
        rows={tenths.map(({ fromPercent, attempts }) => [percent(fromPercent), number(attempts)])}
      />
    </Card>
  );
}
