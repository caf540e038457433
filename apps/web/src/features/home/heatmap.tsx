import { Table } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { dateFormat } from '../../ui/formats.ts';
import classes from './heatmap.module.css';
import { type ActivityDay, layOutYear } from './heatmap-layout.ts';

const CELL = 13;
const STEP = 16;
const TOP = 20;
const LEVELS = [0, 1, 2, 3, 4];

interface HeatmapProps {
  readonly activity: readonly ActivityDay[];
  readonly today: string;
}

/** The year as a grid of days; the newest is in sight, and the same numbers stand in a table. */
export function Heatmap({ activity, today }: HeatmapProps) {
  const { t, i18n } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, []);
  const { cells, months } = layOutYear(activity, today);
  const monthName = dateFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const quizzes = activity.reduce((sum, day) => sum + day.quizzes, 0);
  const summary = t('home.activity.summary', { count: quizzes, days: activity.length });
  return (
    <Card aria-labelledby="activity">
      <CardTitle id="activity" aside={<span className={classes['summary']}>{summary}</span>}>
        {t('home.activity.title')}
      </CardTitle>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <section ref={scroller} className={classes['scroller']} tabIndex={0} aria-label={summary}>
        <svg width={53 * STEP} height={TOP + 7 * STEP} role="img" aria-label={summary}>
          {months.map(({ month, week }) => (
            <text key={month} x={week * STEP} y={12} className={classes['month']}>
              {monthName.format(new Date(`${month}-01T00:00Z`))}
            </text>
          ))}
          {cells.map(({ date, week, weekday, level }) => (
            <rect
              key={date}
              x={week * STEP}
              y={TOP + weekday * STEP}
              width={CELL}
              height={CELL}
              rx={4}
              className={classes['day']}
              data-level={level}
            />
          ))}
        </svg>
      </section>
      <div className={classes['legend']} aria-hidden>
        {t('home.activity.less')}
        {LEVELS.map((level) => (
          <span key={level} className={classes['swatch']} data-level={level} />
        ))}
        {t('home.activity.more')}
      </div>
      {activity.length > 0 && <DayTable activity={activity} />}
    </Card>
  );
}

function DayTable({ activity }: Pick<HeatmapProps, 'activity'>) {
  const { t } = useTranslation();
  return (
    <details className={classes['table']}>
      <summary>{t('home.activity.table')}</summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('home.activity.date')}</Table.Th>
            <Table.Th>{t('home.activity.quizzes')}</Table.Th>
            <Table.Th>{t('home.activity.levels')}</Table.Th>
            <Table.Th>{t('home.activity.questions')}</Table.Th>
            <Table.Th>{t('home.activity.xp')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {activity.toReversed().map(({ date, quizzes, levels, questions, xp }) => (
            <Table.Tr key={date}>
              <Table.Td>{date}</Table.Td>
              <Table.Td>{quizzes}</Table.Td>
              <Table.Td>{levels}</Table.Td>
              <Table.Td>{questions}</Table.Td>
              <Table.Td>{xp}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
