import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircleCheck, IconMailQuestion } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ChangeEmailForm } from './change-email-form.tsx';
import classes from './email-card.module.css';

export function EmailCard() {
  const { t } = useTranslation();
  const { email, pendingEmail } = useViewer();
  const [isChanging, setIsChanging] = useState(false);
  return (
    <Card>
      <CardTitle>{t('security.email.title')}</CardTitle>
      <div className={classes.list}>
        {email !== null && (
          <p className={classes.address}>
            <IconCircleCheck className={classes.good} aria-hidden />
            <span>
              <strong>{email}</strong>
              <br />
              {t('security.email.confirmed')}
            </span>
          </p>
        )}
        {pendingEmail !== null && <PendingAddress email={pendingEmail} />}
        {email === null && pendingEmail === null && <p>{t('security.email.none')}</p>}
        {isChanging ? (
          <ChangeEmailForm onDone={() => setIsChanging(false)} />
        ) : (
          <div>
            <Button variant="default" onClick={() => setIsChanging(true)}>
              {t('security.email.change')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function PendingAddress({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation(
    trpc.auth.resendVerification.mutationOptions({
      onSuccess: () => notifications.show({ message: t('security.email.resent', { email }), color: 'brand' }),
    }),
  );
  return (
    <>
      <div className={classes.address}>
        <IconMailQuestion className={classes.waiting} aria-hidden />
        <span>
          <strong>{email}</strong>
          <br />
          {t('security.email.pending')}
        </span>
        <Button variant="light" onClick={() => mutate()} loading={isPending}>
          {t('security.email.resend')}
        </Button>
      </div>
      <FailureNote error={error} />
    </>
  );
}
