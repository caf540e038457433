import { Skeleton } from '@mantine/core';
import { reportStates } from '@studyhall/domain/auth/reports';
import { IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './admin.module.css';
import { Pager } from './pager.tsx';
import { ReportCard, titleIdOf } from './report-card.tsx';

interface ModerationPageProps {
  /** What was decided; undefined: nothing yet. */
  readonly state?: 'hidden' | 'dismissed' | undefined;
  readonly cursor?: string | undefined;
}

/** What learners find unfit in others, and what became of it. */
export function ModerationPage({ state, cursor }: ModerationPageProps) {
  const { t } = useTranslation();
  const shown = state ?? 'open';
  const { data, error } = useQuery(trpc.admin.listReports.queryOptions({ state: shown, cursor, limit: 20 }));
  return (
    <Page title={t('reports.queue.title')} lead={t('reports.queue.lead')}>
      <nav aria-label={t('reports.queue.choose')} className={classes.pager}>
        {reportStates.map((one) => (
          <LinkButton
            key={one}
            to="/admin/moderation"
            search={one === 'open' ? {} : { state: one }}
            variant={one === shown ? 'light' : 'default'}
            aria-current={one === shown ? 'page' : undefined}
          >
            {t(`reports.queue.states.${one}`)}
          </LinkButton>
        ))}
      </nav>
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {data?.items.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconFlag size={30} />}
            title={t(`reports.queue.empty.${shown}`)}
            text={t('reports.queue.emptyText')}
          />
        </Card>
      )}
      {data?.items.map((report, index) => (
        <ReportCard
          key={report.id}
          report={report}
          onGone={() => focusAt(data.items[index + 1] ?? data.items[index - 1])}
        />
      ))}
      <Pager
        to="/admin/moderation"
        search={state === undefined ? {} : { state }}
        cursor={cursor}
        nextCursor={data?.nextCursor ?? null}
      />
    </Page>
  );
}

/** To a card beside it, or to the top where there is none: the button that was pressed goes with its card. */
function focusAt(beside: Parameters<typeof titleIdOf>[0] | undefined): void {
  const title = beside === undefined ? null : document.getElementById(titleIdOf(beside));
  (title ?? document.querySelector<HTMLElement>('#content h1'))?.focus();
}
