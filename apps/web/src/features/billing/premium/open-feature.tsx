import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useWords } from '../use-words.ts';
import { SpendForm } from './spend-form.tsx';

interface OpenFeatureProps {
  readonly feature: string;
  readonly credits: number;
  readonly title: string;
}

/** Opens something premium for good, after showing what it does to the balance. */
export function OpenFeature({ feature, credits, title }: OpenFeatureProps) {
  const { t } = useTranslation();
  const words = useWords();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => setIsAsking(false);
  const spend = useMutation(
    trpc.billing.spend.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('billing.premium.done', { title }), color: 'brand' });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        // The button that had the focus is gone with the lock.
        document.querySelector<HTMLElement>('#content h1')?.focus();
      },
      // The price may be another one now: it is shown before anybody agrees to it.
      onError: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.billing.catalog.queryKey() });
      },
    }),
  );
  const action = t('billing.premium.open', { credits: words.credits(credits) });
  return (
    <>
      <Button leftSection={<IconLockOpen size={20} aria-hidden />} onClick={() => setIsAsking(true)}>
        {action}
      </Button>
      <Dialog isOpen={isAsking} onClose={close} title={t('billing.premium.dialogTitle', { title })}>
        <SpendForm
          lead={t('billing.premium.dialogText')}
          credits={credits}
          action={action}
          isPending={spend.isPending}
          error={spend.error}
          onSpend={() => spend.mutate({ feature, credits })}
        />
      </Dialog>
    </>
  );
}
