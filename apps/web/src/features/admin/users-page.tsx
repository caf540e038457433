import { NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './admin.module.css';
import { Pager } from './pager.tsx';
import peopleClasses from './people/people.module.css';
import { UserTable } from './user-table.tsx';

/** All of it stands in the address. */
interface UsersFilter {
  readonly search?: string | undefined;
  readonly away?: (typeof awayDays)[number] | undefined;
  readonly state?: (typeof states)[number] | undefined;
}

interface UsersPageProps extends UsersFilter {
  readonly cursor?: string | undefined;
}

const states = ['invited', 'banned'] as const;
const awayDays = ['30', '90', '180', '365'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

export function UsersPage({ cursor, ...filter }: UsersPageProps) {
  const { t } = useTranslation();
  const { search, away, state } = filter;
  const isAdministrator = useViewer().role === 'admin';
  // One moment as long as the page shows the same, so that its pages are of one list.
  const inactiveSince = useMemo(
    () => (away === undefined ? undefined : new Date(Date.now() - Number(away) * DAY_MS)),
    [away],
  );
  const { data, error } = useQuery(
    trpc.admin.listUsers.queryOptions(
      {
        search,
        inactiveSince,
        ...(state === undefined ? {} : { [state]: true as const }),
        cursor,
        limit: 30,
      },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Page
      title={t('admin.users.title')}
      lead={t(isAdministrator ? 'admin.users.lead' : 'people.rights.supportLead')}
      width="wide"
      actions={
        isAdministrator && (
          <>
            <LinkButton to="/admin/users/new" leftSection={<IconUserPlus size={18} aria-hidden />}>
              {t('people.create.open')}
            </LinkButton>
            <LinkButton
              to="/admin/users/import"
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
            >
              {t('people.import.open')}
            </LinkButton>
          </>
        )
      }
    >
      <div className={peopleClasses.filters}>
        <SearchField filter={filter} />
        <Narrowing filter={filter} />
      </div>
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && (
        <Card padding="none">{data.items.length === 0 ? <Nobody /> : <UserTable users={data.items} />}</Card>
      )}
      <Pager to="/admin/users" search={filter} cursor={cursor} nextCursor={data?.nextCursor ?? null} />
    </Page>
  );
}

interface FilterProps {
  readonly filter: UsersFilter;
}

function Narrowing({ filter }: FilterProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (changes: UsersFilter) =>
    void navigate({
      to: '/admin/users',
      search: { ...filter, ...changes },
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <NativeSelect
        size="md"
        label={t('people.filter.inactive')}
        value={filter.away ?? ''}
        data={[
          { value: '', label: t('people.filter.any') },
          ...awayDays.map((value) => ({ value, label: t('people.filter.days', { count: Number(value) }) })),
        ]}
        onChange={({ currentTarget }) =>
          show({ away: awayDays.find((days) => days === currentTarget.value) })
        }
      />
      <NativeSelect
        size="md"
        label={t('people.filter.state')}
        value={filter.state ?? ''}
        data={[
          { value: '', label: t('people.filter.any') },
          ...states.map((value) => ({ value, label: t(`people.filter.${value}`) })),
        ]}
        onChange={({ currentTarget }) => show({ state: states.find((one) => one === currentTarget.value) })}
      />
    </>
  );
}

function SearchField({ filter }: FilterProps) {
  const { t } = useTranslation();
  const { search } = filter;
  const navigate = useNavigate();
  const look = useDebouncedCallback((text: string) => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    void navigate({
      to: '/admin/users',
      search: { ...filter, search: wanted },
      replace: true,
      resetScroll: false,
    });
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
