import { Skeleton } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { IconReceiptOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './order-screen.module.css';
import { OrderState } from './order-state.tsx';
import { Receipt } from './receipt.tsx';
import { RefundRequest } from './refund-request.tsx';
import { SandboxBadge } from './sandbox-badge.tsx';
import type { Order } from './types.ts';
import { useOrder } from './use-order.ts';
import { useWords } from './use-words.ts';

/** One order as it truly stands, where the payment service sends people back to: paid or not. */
export function OrderScreen({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const [hasAskedRefund, setHasAskedRefund] = useState(false);
  const { data: order, error } = useOrder(
    orderId,
    (status) => status === 'open' || (status === 'paid' && hasAskedRefund),
  );
  if (order === undefined) {
    if (error === null) return <Skeleton height={420} radius="lg" aria-label={t('shell.loading')} />;
    return isUnknown(error) ? <Unknown /> : <FailureNote error={error} />;
  }
  return <OrderPage order={order} hasAskedRefund={hasAskedRefund} onAsked={() => setHasAskedRefund(true)} />;
}

interface OrderPageProps {
  readonly order: Order;
  readonly hasAskedRefund: boolean;
  readonly onAsked: () => void;
}

function OrderPage({ order, hasAskedRefund, onAsked }: OrderPageProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { status, paidAt, createdAt } = order;
  const isPurchase = status === 'paid' || status === 'partially-refunded';
  return (
    <Page
      width="narrow"
      title={t('billing.order.title')}
      lead={t('billing.order.lead', { what: words.ordered(order), date: words.moment(createdAt) })}
      actions={
        <div className={classes['actions']}>
          <SandboxBadge />
          <LinkButton to="/store/orders" variant="default">
            {t('billing.order.all')}
          </LinkButton>
        </div>
      }
    >
      <OrderState order={order} />
      {paidAt === null ? <OrderNumber orderId={order.orderId} /> : <Receipt id={order.orderId} />}
      {isPurchase && (
        <RefundRequest order={order} isUnderWay={hasAskedRefund && status === 'paid'} onAsked={onAsked} />
      )}
    </Page>
  );
}

function OrderNumber({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes['number']}>
      {t('billing.receipt.number')}: <code>{orderId}</code>
    </p>
  );
}

function isUnknown(error: unknown): boolean {
  const { reason } = reasonOf(error);
  return reason === 'not-found' || reason === 'invalid-input';
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <Page title={t('billing.order.title')} width="narrow">
      <EmptyState
        icon={<IconReceiptOff />}
        title={t('shell.notFound.title')}
        text={t('failures.not-found')}
        action={<LinkButton to="/store/orders">{t('billing.order.all')}</LinkButton>}
      />
    </Page>
  );
}
