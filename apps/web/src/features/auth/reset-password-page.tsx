import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { LinkButton } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';
import { useLinkToken } from './link-token.ts';
import { NewPasswordForm } from './new-password-form.tsx';

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useLinkToken();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.resetPassword.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('auth.reset.done'), color: 'brand' });
        await navigate({ to: '/log-in', search: {}, hash: '' });
      },
    }),
  );
  const askAgain = (
    <LinkButton to="/forgot-password" variant="default" size="md">
      {t('auth.reset.askAgain')}
    </LinkButton>
  );
  if (token === '') {
    return (
      <AuthPage title={t('auth.reset.title')} lead={t('auth.reset.noToken')}>
        {askAgain}
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('auth.reset.title')} lead={t('auth.reset.lead')}>
      <NewPasswordForm
        label={t('auth.reset.submit')}
        isPending={isPending}
        error={error}
        onSubmit={(newPassword) => mutate({ token, newPassword })}
      />
      {error !== null && askAgain}
    </AuthPage>
  );
}
