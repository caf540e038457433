import { Button, Skeleton } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { LedgerRow } from './ledger-row.tsx';
import classes from './rows.module.css';
import { useFeatureNames } from './use-feature-names.ts';

/** Every movement of the learner's credits, newest first, each explained. */
export function LedgerScreen() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const ledger = useInfiniteQuery(
    trpc.billing.ledger.infiniteQueryOptions(
      { limit: 25 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const items = ledger.data?.pages.flatMap((page) => page.items);
  const spent = items?.filter(({ kind }) => kind === 'spend').map(({ title }) => title) ?? [];
  const nameOf = useFeatureNames(spent);
  return (
    <Page
      title={t('billing.ledger.title')}
      lead={t('billing.ledger.lead')}
      actions={
        !isGuest && (
          <LinkButton to="/store/orders" variant="default">
            {t('billing.balance.orders')}
          </LinkButton>
        )
      }
    >
      <FailureNote error={ledger.error} />
      {ledger.isPending && [0, 1, 2, 3].map((row) => <Skeleton key={row} height={84} radius="lg" />)}
      {items?.length === 0 && <NoMovement />}
      {items !== undefined && items.length > 0 && (
        <ol className={classes['rows']}>
          {items.map((item) => (
            <LedgerRow key={item.number} item={item} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {ledger.hasNextPage && (
        <Button
          variant="default"
          loading={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          {t('billing.ledger.more')}
        </Button>
      )}
    </Page>
  );
}

function NoMovement() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconCoins />}
        title={t('billing.ledger.emptyTitle')}
        text={t('billing.ledger.emptyText')}
        action={<LinkButton to="/store">{t('billing.orders.toStore')}</LinkButton>}
      />
    </Card>
  );
}
