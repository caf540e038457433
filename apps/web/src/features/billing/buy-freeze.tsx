import { notifications } from '@mantine/notifications';
import { FREEZE_CREDITS, FREEZES_MAX } from '@studyhall/domain/gamification/freezes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SpendForm } from './premium/spend-form.tsx';
import { useWords } from './use-words.ts';

interface BuyFreezeProps {
  readonly freezes: number;
  readonly onClose: () => void;
}

/** Buys one streak freeze with credits. */
export function BuyFreeze({ freezes, onClose }: BuyFreezeProps) {
  const { t } = useTranslation();
  const most = FREEZES_MAX;
  const isFull = freezes >= most;
  return (
    <Dialog isOpen onClose={onClose} title={t('billing.freeze.title')}>
      {isFull ? (
        <p>{t('billing.freeze.full', { most })}</p>
      ) : (
        <Buy
          lead={`${t('billing.freeze.text')} ${t('billing.freeze.reserve', { count: freezes, most })}`}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

function Buy({ lead, onDone }: { readonly lead: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const queryClient = useQueryClient();
  /** One key for this dialog: a second press, or an answer that got lost, buys no second one. */
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const buy = useMutation(
    trpc.gamification.buyFreeze.mutationOptions({
      onSuccess: ({ freezes }) => {
        onDone();
        notifications.show({ message: t('billing.freeze.done', { count: freezes }), color: 'brand' });
        for (const key of [trpc.home.pathKey(), trpc.billing.pathKey()])
          void queryClient.invalidateQueries({ queryKey: key });
      },
    }),
  );
  return (
    <SpendForm
      lead={lead}
      credits={FREEZE_CREDITS}
      action={t('billing.freeze.buy', { credits: words.credits(FREEZE_CREDITS) })}
      isPending={buy.isPending}
      error={buy.error}
      onSpend={() => buy.mutate({ credits: FREEZE_CREDITS, idempotencyKey })}
    />
  );
}
