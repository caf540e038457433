import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './order-screen.module.css';
import type { Order } from './types.ts';
import { useWords } from './use-words.ts';

interface RefundRequestProps {
  readonly order: Order;
  readonly isUnderWay: boolean;
  readonly onAsked: () => void;
}

/** The way to get the money back, or who to ask where this page cannot give it. */
export function RefundRequest({ order, isUnderWay, onAsked }: RefundRequestProps) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="refund" className={classes['refund']}>
      <CardTitle id="refund">{t('billing.refund.title')}</CardTitle>
      {isUnderWay ? (
        <p role="status" className={classes['text']}>
          {t('billing.refund.underWay')}
        </p>
      ) : order.isRefundable ? (
        <Ask order={order} onAsked={onAsked} />
      ) : (
        <p className={classes['text']}>{t('billing.refund.not')}</p>
      )}
    </Card>
  );
}

function Ask({ order, onAsked }: Omit<RefundRequestProps, 'isUnderWay'>) {
  const { t } = useTranslation();
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const { orderId, totalAmount: amountMinor, currency } = order;
  const amount = words.money({ amountMinor, currency });
  const refund = useMutation(
    trpc.billing.refundOrder.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        onAsked();
      },
    }),
  );
  return (
    <>
      <p className={classes['text']}>{t('billing.refund.text')}</p>
      <Button variant="default" mt="md" onClick={() => setIsAsking(true)}>
        {t('billing.refund.action')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} title={t('billing.refund.confirmTitle')}>
        <p className={classes['text']}>
          {t('billing.refund.confirmText', { amount, credits: words.credits(order.credits) })}
        </p>
        <FailureNote
          error={refund.error}
          words={{ 'payments-unavailable': t('billing.refund.unanswered') }}
        />
        <div className={classes['answers']}>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {t('billing.refund.keep')}
          </Button>
          <Button loading={refund.isPending} onClick={() => refund.mutate({ orderId })}>
            {t('billing.refund.confirm', { amount })}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
