import { Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './admin.module.css';
import { Pager } from './pager.tsx';
import { UserTable } from './user-table.tsx';

interface UsersPageProps {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
}

export function UsersPage({ search, cursor }: UsersPageProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    trpc.admin.listUsers.queryOptions({ search, cursor, limit: 30 }, { placeholderData: keepPreviousData }),
  );
  return (
    <Page title={t('admin.users.title')} lead={t('admin.users.lead')} width="wide">
      <SearchField search={search} />
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && (
        <Card padding="none">{data.items.length === 0 ? <Nobody /> : <UserTable users={data.items} />}</Card>
      )}
      <Pager to="/admin/users" search={{ search }} cursor={cursor} nextCursor={data?.nextCursor ?? null} />
    </Page>
  );
}

function SearchField({ search }: { readonly search: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const look = useDebouncedCallback((text: string) => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    void navigate({ to: '/admin/users', search: { search: wanted }, replace: true, resetScroll: false });
  }, 250);
  return (
    <TextInput
      type="search"
      size="md"
      className={classes.search ?? ''}
      label={t('admin.users.search')}
      description={t('admin.users.searchHint')}
      leftSection={<IconSearch size={18} aria-hidden />}
      defaultValue={search}
      key={search === undefined ? 'all' : 'some'}
      onChange={({ currentTarget }) => look(currentTarget.value)}
    />
  );
}

function Nobody() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconUsers size={30} />}
      title={t('admin.users.emptyTitle')}
      text={t('admin.users.emptyText')}
      action={
        <LinkButton to="/admin/users" search={{}} variant="default">
          {t('admin.users.clear')}
        </LinkButton>
      }
    />
  );
}
