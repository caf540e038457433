import { Skeleton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../../ui/rows.module.css';
import classes from './authoring.module.css';

/** The exams of an author, each a way to its figures. */
export function StatisticsScreen() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.quizzes.listAllExams.queryOptions());
  return (
    <Page title={t('authoring.exams.title')} lead={t('authoring.exams.lead')}>
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {data?.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconChartBar size={30} />}
            title={t('authoring.exams.none')}
            text={t('authoring.exams.noneText')}
          />
        </Card>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={rows['rows']}>
          {data.map(({ code, title, questions }) => (
            <li key={code} className={classes['row']}>
              <div>
                <TextLink to="/admin/statistics/$code" params={{ code }} className={classes['link'] ?? ''}>
                  {title}
                </TextLink>
                <p className={classes['soft']}>{t('authoring.exams.questions', { count: questions })}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
