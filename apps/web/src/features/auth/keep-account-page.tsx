import { Button } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';
import { useLinkToken } from './link-token.ts';

/** The mailed link that takes a deletion back: with a button, because mail programs open links by themselves. */
export function KeepAccountPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const { mutate, isSuccess, isPending, error } = useMutation(
    trpc.accounts.takeBackDeletion.mutationOptions(),
  );
  if (isSuccess)
    return (
      <AuthPage title={t('auth.takeBack.doneTitle')} lead={t('auth.takeBack.done')}>
        <LinkButton to="/log-in" search={{}} size="md">
          {t('auth.takeBack.logIn')}
        </LinkButton>
      </AuthPage>
    );
  if (reasonOf(error).reason === 'link-invalid-or-used' || token === '')
    return (
      <AuthPage title={t('auth.takeBack.failedTitle')} lead={t('auth.takeBack.failed')}>
        <LinkButton to="/log-in" search={{}} size="md" variant="default">
          {t('auth.takeBack.logIn')}
        </LinkButton>
      </AuthPage>
    );
  return (
    <AuthPage title={t('auth.takeBack.title')} lead={t('auth.takeBack.lead')}>
      <FailureNote error={error} />
      <Button size="md" loading={isPending} onClick={() => mutate({ token })}>
        {t('auth.takeBack.keep')}
      </Button>
    </AuthPage>
  );
}
