import { Button, Group } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import devices from './devices-card.module.css';
import { MergeForm } from './merge-form.tsx';
import { MergeOffer } from './merge-offer.tsx';
import type { Merge } from './types.ts';

const LOOK_AGAIN_MS = 1_500;
const isUnderWay = ({ state }: Merge) => state === 'taken-out' || state === 'given-back';

/** Two accounts of one person become one: each side has its own way in, and what was merged can be undone here. */
export function MergeCard() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'take' | 'give'>();
  const { data: merges = [], error } = useQuery(
    trpc.accounts.merges.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? LOOK_AGAIN_MS : false),
    }),
  );
  const close = () => setOpen(undefined);
  return (
    <Card>
      <CardTitle>{t('security.merge.title')}</CardTitle>
      <p className={devices.lead}>{t('security.merge.lead')}</p>
      <FailureNote error={error} />
      <ul className={devices.list}>
        {merges.map((merge) => (
          <MergeRow key={merge.id} merge={merge} />
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="light" onClick={() => setOpen('take')}>
          {t('security.merge.take')}
        </Button>
        <Button variant="default" onClick={() => setOpen('give')}>
          {t('security.merge.give')}
        </Button>
      </Group>
      <Dialog isOpen={open === 'take'} onClose={close} title={t('security.merge.takeTitle')}>
        <MergeForm onDone={close} />
      </Dialog>
      <Dialog isOpen={open === 'give'} onClose={close} title={t('security.merge.giveTitle')}>
        <MergeOffer />
      </Dialog>
    </Card>
  );
}

function MergeRow({ merge }: { readonly merge: Merge }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const queryClient = useQueryClient();
  const { id, state, undoUntil } = merge;
  const name = merge.otherName ?? t('security.merge.gone');
  const { mutate, error, isPending } = useMutation(
    trpc.accounts.undoMerge.mutationOptions({ onSuccess: async () => await queryClient.invalidateQueries() }),
  );
  const isMerged = state === 'merged' && undoUntil > new Date();
  // What does not arrive goes back: whoever waits in vain is not stuck.
  const mayUndo = isMerged || state === 'taken-out';
  const date = momentText(undoUntil, i18n.language, timeZone);
  return (
    <li className={devices.row}>
      <span className={devices.icon}>
        <IconArrowMerge size={22} aria-hidden />
      </span>
      <div className={devices.words}>
        <p className={devices.name}>{name}</p>
        <p className={devices.facts} role="status">
          {isMerged ? t('security.merge.undoUntil', { date }) : t(`security.merge.state.${state}`)}
        </p>
      </div>
      {mayUndo && (
        <Button
          variant="default"
          loading={isPending}
          aria-label={t('security.merge.undoNamed', { name })}
          onClick={() => mutate({ mergeId: id })}
        >
          {t('security.merge.undo')}
        </Button>
      )}
      <FailureNote error={error} />
    </li>
  );
}
