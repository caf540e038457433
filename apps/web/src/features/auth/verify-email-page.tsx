import { Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';
import { useLinkToken } from './link-token.ts';
import { ProveOwnership } from './prove-ownership.tsx';

/** Opens a mailed link. Elsewhere than on the device that asked, whoever opens it proves whose account it is. */
export function VerifyEmailPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const isAsked = useRef(false);
  const { mutate, data, error } = useMutation(
    trpc.auth.verifyEmail.mutationOptions({
      onSuccess: async () => await queryClient.invalidateQueries({ queryKey: trpc.auth.me.queryKey() }),
    }),
  );
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    mutate({ token });
  }, [mutate, token]);

  if (error !== null) {
    return (
      <AuthPage title={t('auth.verify.failedTitle')}>
        <FailureNote error={error} />
        <LinkButton to="/security" variant="default" size="md">
          {t('auth.verify.goOn')}
        </LinkButton>
      </AuthPage>
    );
  }
  if (data?.state === 'verified') return <Verified />;
  if (data?.state === 'password-needed') return <ProveOwnership token={token} />;
  return (
    <AuthPage title={t('auth.verify.title')} lead={t('auth.verify.working')}>
      <Skeleton height={48} radius="md" />
    </AuthPage>
  );
}

function Verified() {
  const { t } = useTranslation();
  return (
    <AuthPage title={t('auth.verify.doneTitle')} lead={t('auth.verify.done')}>
      <LinkButton to="/home" size="md">
        {t('auth.verify.goOn')}
      </LinkButton>
    </AuthPage>
  );
}
