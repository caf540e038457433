import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useMoments } from './moment.tsx';
import classes from './operations.module.css';

type Restore = RouterOutputs['admin']['status']['restores'][number];

/** What is held back after a restore, until somebody has decided. */
export function RestoredCard({ restores }: { readonly restores: readonly Restore[] }) {
  const { t } = useTranslation();
  const { at } = useMoments();
  if (restores.length === 0) return null;
  const closed = restores.filter(({ isStoreClosed }) => isStoreClosed);
  return (
    <Card tone="lamp" aria-labelledby="restored">
      <CardTitle id="restored">{t('operations.restored.title')}</CardTitle>
      {restores.map(({ id, at: done, restoredTo }) => (
        <p key={id}>
          {restoredTo === null
            ? t('operations.restored.whenLatest', { at: at(done) })
            : t('operations.restored.when', { at: at(done), to: at(restoredTo) })}
        </p>
      ))}
      {restores.some(({ areMailsHeld }) => areMailsHeld) && <HeldMails />}
      {closed.length > 0 && (
        <p className={classes.part}>
          {t('operations.restored.closed')}
          <code className={classes.command}>npx studyhall billing reconcile --since {oldestOf(closed)}</code>
        </p>
      )}
    </Card>
  );
}

/** What is asked for has to reach back to the oldest of them; of a backup that stands alone only whoever restored it knows. */
function oldestOf(restores: readonly Restore[]): string {
  const moments = restores.map(({ restoredTo }) => restoredTo?.getTime());
  const known = moments.filter((moment) => moment !== undefined);
  return known.length < moments.length ? '…' : new Date(Math.min(...known)).toISOString();
}

function HeldMails() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, isPending, error } = useMutation(
    trpc.admin.releaseMails.mutationOptions({
      onSuccess: () => notifications.show({ message: t('operations.restored.released'), color: 'brand' }),
      onSettled: async () => {
        setIsAsking(false);
        await queryClient.invalidateQueries({ queryKey: trpc.admin.status.queryKey() });
      },
    }),
  );
  const close = () => setIsAsking(false);
  return (
    <div className={classes.part}>
      <p>{t('operations.restored.held')}</p>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        {t('operations.restored.release')}
      </Button>
      <FailureNote error={error} />
      <Dialog isOpen={isAsking} onClose={close} title={t('operations.restored.releaseTitle')}>
        <p className={classes.ask}>{t('operations.restored.releaseText')}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={close} data-autofocus>
            {t('shell.actions.cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate()}>
            {t('operations.restored.release')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
