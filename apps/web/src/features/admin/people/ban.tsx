import { Button, NativeSelect, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { BanUser } from '@studyhall/domain/auth/people-schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { dayText } from '../../../ui/dates.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { EndPlanDialog } from '../end-plan-dialog.tsx';
import { isGivenUpByOpening, KeepAccount } from '../keep-account.tsx';
import { type PlanEnding, useNameOf } from '../use-change-user.tsx';
import classes from './people.module.css';
import type { Person } from './person.ts';

/** In days; the empty one has no end. */
const spans = ['1', '7', '30', ''] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

interface BanProps {
  readonly person: Person;
}

/** Shuts somebody out, with a reason and for a while. */
export function Ban({ person }: BanProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<(typeof spans)[number]>('7');
  const [isUnfit, setIsUnfit] = useState(false);
  const name = useNameOf(person);
  const refresh = useRefresh();
  const { mutate, error, isPending, reset } = useMutation(
    trpc.admin.banUser.mutationOptions({
      onSuccess: async () => {
        setIsAsked(false);
        notifications.show({ message: t('people.account.bannedNow', { name }), color: 'brand' });
        await refresh();
      },
    }),
  );
  const ban = (plan?: PlanEnding) => {
    const given = BanUser.shape.reason.safeParse(reason);
    setIsUnfit(!given.success);
    if (!given.success) return;
    const until = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS);
    mutate({ user: person.userId, reason: given.data, until, plan });
  };
  const isPlanAsked = error !== null && reasonOf(error).reason === 'plan-running';
  return (
    <li>
      <Button variant="light" color="red" size="md" onClick={() => setIsAsked(true)}>
        {t('people.account.ban')}
      </Button>
      <p className={classes.soft}>{t('people.account.banHint')}</p>
      <EndPlanDialog user={person} isOpen={isPlanAsked} onClose={reset} onChoose={ban} />
      <Dialog
        isOpen={isAsked && !isPlanAsked}
        onClose={() => {
          if (!isPlanAsked) setIsAsked(false);
        }}
        title={t('people.account.banTitle', { name })}
      >
        <div className={classes.steps}>
          <Textarea
            size="md"
            data-autofocus
            rows={3}
            maxLength={500}
            label={t('people.account.banReason')}
            description={t('people.account.banReasonHint')}
            value={reason}
            error={isUnfit ? t('people.account.banReasonProblem') : undefined}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <NativeSelect
            size="md"
            label={t('people.account.banFor')}
            value={days}
            data={spans.map((value) => ({ value, label: t(`people.account.banDays.${value}`) }))}
            onChange={({ currentTarget }) => setDays(spans.find((one) => one === currentTarget.value) ?? '')}
          />
          {!isPlanAsked && <FailureNote error={error} />}
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setIsAsked(false)}>
            {t('shell.actions.cancel')}
          </Button>
          <Button variant="light" color="red" loading={isPending} onClick={() => ban()}>
            {t('people.account.ban')}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

/** Lets somebody in again, or go, if that was asked for: giving up a deletion is asked about. */
export function Unban({ person }: BanProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const [isAsked, setIsAsked] = useState(false);
  const name = useNameOf(person);
  const { deletion } = person;
  const isGivenUp = isGivenUpByOpening(person);
  const isStillLeaving = deletion !== null && !isGivenUp;
  const words = isStillLeaving
    ? t('admin.users.stillLeaving', { name, day: dayText(deletion.eraseAt, i18n.language, timeZone) })
    : t('people.account.unbanned', { name });
  const refresh = useRefresh();
  const { mutate, error, isPending } = useMutation(
    trpc.admin.setActive.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: words, color: 'brand' });
        await refresh();
      },
    }),
  );
  const open = () => {
    setIsAsked(false);
    mutate({ user: person.userId, isActive: true });
  };
  const action = isStillLeaving ? 'liftBan' : isGivenUp ? 'keep' : 'unban';
  return (
    <li>
      <Button
        variant="default"
        size="md"
        loading={isPending}
        onClick={() => (isGivenUp ? setIsAsked(true) : open())}
      >
        {t(`people.account.${action}`)}
      </Button>
      {isStillLeaving && <p className={classes.soft}>{t('people.account.liftBanHint')}</p>}
      <FailureNote error={error} />
      <KeepAccount user={person} isOpen={isAsked} onClose={() => setIsAsked(false)} onKeep={open} />
    </li>
  );
}

function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.admin.getUser.pathKey() });
  };
}
