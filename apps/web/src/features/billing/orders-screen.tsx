import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { goingOn, PagedRows } from '../../ui/paged-rows.tsx';
import classes from '../../ui/rows.module.css';
import { RegisterFirst } from './register-first.tsx';
import { SandboxBadge } from './sandbox-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import type { Order } from './types.ts';
import { useWords } from './use-words.ts';

/** Every order, newest first; each leads to its state and its receipt. */
export function OrdersScreen() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  return (
    <Page
      title={t('billing.orders.title')}
      lead={t('billing.orders.lead')}
      actions={
        <>
          <SandboxBadge />
          {!isGuest && (
            <LinkButton to="/store/payments" variant="default">
              {t('billing.payments.title')}
            </LinkButton>
          )}
        </>
      }
    >
      {isGuest ? <RegisterFirst /> : <Orders />}
    </Page>
  );
}

function Orders() {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(trpc.billing.orders.infiniteQueryOptions({ limit: 20 }, goingOn));
  return (
    <PagedRows query={orders} empty={<NoOrder />} more={t('billing.orders.more')}>
      {(order) => <OrderRow key={order.orderId} order={order} />}
    </PagedRows>
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
