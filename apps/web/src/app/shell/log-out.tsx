import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { trpc } from '../api.ts';
import { leave, useViewer } from '../session.ts';

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
      <Modal opened={isAsking} onClose={close} title={t('shell.guestLogOut.title')} centered radius="lg">
        <Text mb="lg">{t('shell.guestLogOut.text')}</Text>
        <Group justify="flex-end">
          <Button variant="subtle" color="red" onClick={() => mutate()} disabled={isPending}>
            {t('shell.guestLogOut.leave')}
          </Button>
          <LinkButton to="/register" onClick={close} data-autofocus>
            {t('shell.guestBanner.action')}
          </LinkButton>
        </Group>
      </Modal>
    </>
  );
}
