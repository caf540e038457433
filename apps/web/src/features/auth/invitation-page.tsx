import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { enter } from '../../kernel/session.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { AgreementNote, shownVersions } from './agreement-note.tsx';
import { AuthPage } from './auth-page.tsx';
import { hereAndNow } from './here-and-now.ts';
import { useLinkToken } from './link-token.ts';
import { NewPasswordForm } from './new-password-form.tsx';

/** Somebody enters the account that was made for them; whose link is over learns that before they think of a password. */
export function InvitationPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const isAsked = useRef(false);
  const { mutate, error, isSuccess } = useMutation(trpc.auth.lookAtInvitation.mutationOptions());
  useEffect(() => {
    if (isAsked.current || token === '') return;
    isAsked.current = true;
    mutate({ token });
  }, [mutate, token]);

  if (token === '') {
    return (
      <AuthPage title={t('people.invitation.title')} lead={t('people.invitation.noToken')}>
        <ToLogIn />
      </AuthPage>
    );
  }
  if (error !== null && reasonOf(error).reason === 'link-invalid-or-used') {
    return (
      <AuthPage title={t('people.invitation.title')}>
        <FailureNote error={error} />
        <ToLogIn />
      </AuthPage>
    );
  }
  // What kept the server from looking may be over when the form is sent.
  const isLookedAt = isSuccess || error !== null;
  return (
    <AuthPage title={t('people.invitation.title')} lead={t('people.invitation.lead')}>
      {isLookedAt ? <Entrance token={token} /> : <Skeleton height={48} radius="md" />}
    </AuthPage>
  );
}

function Entrance({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.acceptInvitation.mutationOptions({
      onSuccess: async (viewer) => {
        await enter(viewer);
        notifications.show({ message: t('people.invitation.done'), color: 'brand' });
        await navigate({ to: '/home', hash: '' });
      },
    }),
  );
  return (
    <>
      <AgreementNote />
      <NewPasswordForm
        label={t('people.invitation.submit')}
        isPending={isPending}
        error={error}
        onSubmit={(newPassword) =>
          mutate({ token, newPassword, timeZone: hereAndNow().timeZone, agreesTo: shownVersions() })
        }
      />
      {error !== null && <ToLogIn />}
    </>
  );
}

function ToLogIn() {
  const { t } = useTranslation();
  return (
    <LinkButton to="/log-in" search={{}} variant="default" size="md">
      {t('people.invitation.toLogIn')}
    </LinkButton>
  );
}
