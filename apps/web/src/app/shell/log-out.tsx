import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { leave, useViewer } from '../../kernel/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './log-out.module.css';

/** Logs out; a guest is asked first, because nothing brings a guest's progress back. */
export function LogOut({ children }: { readonly children: (logOut: () => void) => ReactNode }) {
  const { t } = useTranslation();
  const { role } = useViewer();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, error, isPending } = useMutation(
    trpc.auth.logOut.mutationOptions({
      onSuccess: async () => {
        await leave();
        await navigate({ to: '/' });
      },
    }),
  );
  const close = () => setIsAsking(false);
  return (
    <>
      {children(() => (role === 'guest' ? setIsAsking(true) : mutate()))}
      <FailureNote error={error} />
      <Dialog isOpen={isAsking} onClose={close} title={t('shell.guestLogOut.title')}>
        <p className={classes.text}>{t('shell.guestLogOut.text')}</p>
        <div className={classes.actions}>
          <LinkButton to="/register" search={{}} onClick={close} data-autofocus>
            {t('shell.guestBanner.action')}
          </LinkButton>
          <Button variant="subtle" color="gray" onClick={() => mutate()} disabled={isPending}>
            {t('shell.guestLogOut.leave')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
