import { Button, Skeleton } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { RegisterFirst } from './register-first.tsx';
import classes from './rows.module.css';
import { SandboxBadge } from './sandbox-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import type { Order } from './types.ts';
import { useWords } from './use-words.ts';

/** Every order, newest first; each leads to its state and its receipt. */
export function OrdersScreen() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  return (
    <Page title={t('billing.orders.title')} lead={t('billing.orders.lead')} actions={<SandboxBadge />}>
      {isGuest ? <RegisterFirst /> : <Orders />}
    </Page>
  );
}

function Orders() {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(
    trpc.billing.orders.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <FailureNote error={orders.error} />
      {orders.isPending && [0, 1, 2].map((row) => <Skeleton key={row} height={76} radius="lg" />)}
      {items?.length === 0 && <NoOrder />}
      {items !== undefined && items.length > 0 && (
        <ul className={classes['rows']}>
          {items.map((order) => (
            <OrderRow key={order.orderId} order={order} />
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <Button
          variant="default"
          loading={orders.isFetchingNextPage}
          onClick={() => void orders.fetchNextPage()}
        >
          {t('billing.orders.more')}
        </Button>
      )}
    </>
  );
}

function OrderRow({ order }: { readonly order: Order }) {
  const words = useWords();
  const { orderId, status, createdAt, totalAmount: amountMinor, currency } = order;
  return (
    <li>
      <Link to="/store/orders/$orderId" params={{ orderId }} className={classes['row']}>
        <div>
          <p className={classes['title']}>{words.ordered(order)}</p>
          <p className={classes['when']}>
            <time dateTime={createdAt.toISOString()}>{words.moment(createdAt)}</time>
          </p>
        </div>
        <StatusBadge status={status} />
        <p className={classes['amount']}>{words.money({ amountMinor, currency })}</p>
      </Link>
    </li>
  );
}

function NoOrder() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconReceipt />}
        title={t('billing.orders.emptyTitle')}
        text={t('billing.orders.emptyText')}
        action={<LinkButton to="/store">{t('billing.orders.toStore')}</LinkButton>}
      />
    </Card>
  );
}
