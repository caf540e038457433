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
import type { Payment } from './types.ts';
import { useWords } from './use-words.ts';

/** Every payment that arrived, newest first: of orders and of the months of a plan; each leads to its receipt. */
export function PaymentsScreen() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  return (
    <Page title={t('billing.payments.title')} lead={t('billing.payments.lead')} actions={<SandboxBadge />}>
      {isGuest ? <RegisterFirst /> : <Payments />}
    </Page>
  );
}

function Payments() {
  const { t } = useTranslation();
  const payments = useInfiniteQuery(trpc.billing.transactions.infiniteQueryOptions({ limit: 25 }, goingOn));
  return (
    <PagedRows query={payments} empty={<NoPayment />} more={t('billing.payments.more')}>
      {(payment) => <PaymentRow key={payment.id} payment={payment} />}
    </PagedRows>
  );
}

function PaymentRow({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { id, orderId, amountPaidCents: amountMinor, currency, creditsAdded, createdAt } = payment;
  const row = (
    <>
      <div>
        <p className={classes['title']}>
          <time dateTime={createdAt.toISOString()}>{words.moment(createdAt)}</time>
        </p>
        <p className={classes['when']}>
          {t(orderId === null ? 'billing.payments.month' : 'billing.payments.ofOrder')}
        </p>
      </div>
      <p className={classes['after']}>{creditsAdded > 0 && words.credits(creditsAdded)}</p>
      <p className={classes['amount']}>{words.money({ amountMinor, currency })}</p>
    </>
  );
  if (orderId === null)
    return (
      <li>
        <Link to="/store/payments/$receiptId" params={{ receiptId: id }} className={classes['row']}>
          {row}
        </Link>
      </li>
    );
  return (
    <li>
      <Link to="/store/orders/$orderId" params={{ orderId }} className={classes['row']}>
        {row}
      </Link>
    </li>
  );
}

function NoPayment() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconReceipt />}
        title={t('billing.payments.emptyTitle')}
        text={t('billing.payments.emptyText')}
        action={<LinkButton to="/store">{t('billing.orders.toStore')}</LinkButton>}
      />
    </Card>
  );
}
