import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { dayText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from './factors.module.css';
import { SetUpTotp } from './set-up-totp.tsx';
import type { FactorCardProps } from './types.ts';

/** The app of codes: set up, or since when it counts. */
export function TotpCard({ security, onChanged, onCodes }: FactorCardProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { totpSince } = security;
  const begin = useMutation(trpc.auth.beginTotp.mutationOptions());
  const remove = useMutation(
    trpc.auth.removeTotp.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('factors.totp.removed'), color: 'brand' });
        await onChanged();
      },
    }),
  );
  const confirmed = async (codes: string[] | null) => {
    begin.reset();
    notifications.show({ message: t('factors.totp.added'), color: 'brand' });
    if (codes !== null) onCodes(codes);
    await onChanged();
  };
  return (
    <Card>
      <CardTitle aside={totpSince !== null && <Badge color="green">{t('factors.totp.on')}</Badge>}>
        {t('factors.totp.title')}
      </CardTitle>
      <p className={classes.lead}>{t('factors.totp.lead')}</p>
      <FailureNote error={begin.error ?? remove.error} />
      {begin.data !== undefined && totpSince === null && (
        <SetUpTotp setup={begin.data} onConfirmed={confirmed} onCancel={begin.reset} />
      )}
      {begin.data === undefined && totpSince === null && (
        <Button
          variant="default"
          size="md"
          leftSection={<IconDeviceMobile size={20} aria-hidden />}
          loading={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {t('factors.totp.setUp')}
        </Button>
      )}
      {totpSince !== null && (
        <RemoveTotp
          since={t('factors.totp.since', { date: dayText(totpSince, i18n.language, timeZone) })}
          isPending={remove.isPending}
          onRemove={() => remove.mutate()}
        />
      )}
    </Card>
  );
}

interface RemoveTotpProps {
  readonly since: string;
  readonly isPending: boolean;
  readonly onRemove: () => void;
}

/** There is no undo: the app's secret is gone with it. */
function RemoveTotp({ since, isPending, onRemove }: RemoveTotpProps) {
  const { t } = useTranslation();
  const [isSure, setIsSure] = useState(false);
  return (
    <div className={classes.line}>
      <p className={classes.grow}>{isSure ? t('factors.totp.removeHint') : since}</p>
      {isSure && (
        <Button variant="subtle" color="gray" size="md" onClick={() => setIsSure(false)}>
          {t('shell.actions.cancel')}
        </Button>
      )}
      <Button
        variant={isSure ? 'filled' : 'light'}
        color="red"
        size="md"
        loading={isPending}
        onClick={isSure ? onRemove : () => setIsSure(true)}
      >
        {t('factors.totp.remove')}
      </Button>
    </div>
  );
}
