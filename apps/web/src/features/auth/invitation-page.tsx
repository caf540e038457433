import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { enter } from '../../kernel/session.ts';
import { LinkButton } from '../../ui/links.tsx';
import { AgreementNote, shownVersions } from './agreement-note.tsx';
import { AuthPage } from './auth-page.tsx';
import { hereAndNow } from './here-and-now.ts';
import { useLinkToken } from './link-token.ts';
import { NewPasswordForm } from './new-password-form.tsx';

/** Somebody enters the account that was made for them. */
export function InvitationPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useLinkToken();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.acceptInvitation.mutationOptions({
      onSuccess: async (viewer) => {
        await enter(viewer);
        notifications.show({ message: t('people.invitation.done'), color: 'brand' });
        await navigate({ to: '/home', hash: '' });
      },
    }),
  );
  const toLogIn = (
    <LinkButton to="/log-in" search={{}} variant="default" size="md">
      {t('people.invitation.toLogIn')}
    </LinkButton>
  );
  if (token === '') {
    return (
      <AuthPage title={t('people.invitation.title')} lead={t('people.invitation.noToken')}>
        {toLogIn}
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('people.invitation.title')} lead={t('people.invitation.lead')}>
      <AgreementNote />
      <NewPasswordForm
        label={t('people.invitation.submit')}
        isPending={isPending}
        error={error}
        onSubmit={(newPassword) =>
          mutate({ token, newPassword, timeZone: hereAndNow().timeZone, agreesTo: shownVersions() })
        }
      />
      {error !== null && toLogIn}
    </AuthPage>
  );
}
