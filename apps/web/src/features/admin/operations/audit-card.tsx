import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import { type AuditFilter, AuditFilters } from './audit-filters.tsx';
import { AuditHead } from './audit-head.tsx';
import { AuditRow } from './audit-row.tsx';
import { freshList } from './refresh.ts';

interface AuditCardProps {
  readonly filter: AuditFilter;
  readonly onFilter: (next: AuditFilter) => void;
}

export function AuditCard({ filter, onFilter }: AuditCardProps) {
  const { t } = useTranslation();
  const { from, to, ...names } = filter;
  const asked = {
    ...names,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00`),
    to: to === undefined ? undefined : new Date(`${to}T23:59:59.999`),
    limit: 20,
  };
  const lines = useInfiniteQuery(
    trpc.admin.listAudit.infiniteQueryOptions(asked, { ...goingOn, ...freshList }),
  );
  return (
    <Card aria-labelledby="audit">
      <CardTitle id="audit">{t('operations.audit.title')}</CardTitle>
      <AuditHead />
      <AuditFilters key={JSON.stringify(filter)} filter={filter} onFilter={onFilter} />
      <PagedRows query={lines} empty={<NoLine />} more={t('shell.actions.older')}>
        {(line) => <AuditRow key={line.id} line={line} />}
      </PagedRows>
    </Card>
  );
}

function NoLine() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconHistory size={30} />}
      title={t('operations.audit.none')}
      text={t('operations.audit.noneText')}
    />
  );
}
