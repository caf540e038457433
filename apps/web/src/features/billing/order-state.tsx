import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconHourglass,
  IconScale,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './order-screen.module.css';
import type { Order, OrderStatus } from './types.ts';
import { useWords } from './use-words.ts';

const ICONS: Readonly<Record<OrderStatus, typeof IconClock>> = {
  open: IconHourglass,
  paid: IconCircleCheck,
  'partially-refunded': IconArrowBackUp,
  refunded: IconArrowBackUp,
  disputed: IconScale,
  failed: IconAlertTriangle,
  expired: IconClock,
  review: IconScale,
};

/** How the order stands, what that means, and what can be done next. It is read aloud when it changes. */
export function OrderState({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const isCancelled = useLocation({ select: ({ hash }) => hash === 'cancelled' }) && order.status === 'open';
  const { status } = order;
  const Icon = ICONS[status];
  return (
    <Card padding="roomy" className={classes['state']} data-status={status}>
      <Icon size={44} stroke={1.6} aria-hidden />
      <div role="status" className={classes['words']}>
        <h2 className={classes['stateTitle']}>
          {t(isCancelled ? 'billing.order.cancelled.title' : `billing.order.${status}.title`)}
        </h2>
        {isCancelled ? <p>{t('billing.order.cancelled.text')}</p> : <StateText order={order} />}
      </div>
      <NextStep order={order} />
      {isCancelled && (
        <LinkButton to="/store" variant="subtle">
          {t('billing.order.again')}
        </LinkButton>
      )}
    </Card>
  );
}

function StateText({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const words = useWords();
  const { status, currency, refundedAmount, credits } = order;
  if (status === 'paid' && credits === 0) return <p>{t('billing.order.paid.plan')}</p>;
  const amount = words.money({ amountMinor: refundedAmount, currency });
  return <p>{t(`billing.order.${status}.text`, { amount, credits: words.credits(credits) })}</p>;
}

function NextStep({ order: { status, checkoutUrl } }: { readonly order: Order }) {
  const { t } = useTranslation();
  if (status === 'open') {
    return checkoutUrl === null ? null : (
      <Button component="a" href={checkoutUrl} variant="default">
        {t('billing.order.payNow')}
      </Button>
    );
  }
  if (status === 'paid') return <LinkButton to="/home">{t('billing.order.goOn')}</LinkButton>;
  if (status === 'review' || status === 'disputed') return null;
  return <LinkButton to="/store">{t('billing.order.again')}</LinkButton>;
}
