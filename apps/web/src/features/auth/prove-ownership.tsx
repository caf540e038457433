import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { password } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { trpc } from '../../kernel/api.ts';
import { enter, type Viewer } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { AuthPage } from './auth-page.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { useSecondStep } from './use-second-step.ts';

/** The account's password, or a new one that ends whatever a stranger prepared on this address. */
export function ProveOwnership({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isClaiming, setIsClaiming] = useState(false);
  const onSuccess = async (viewer: Viewer) => {
    await enter(viewer);
    notifications.show({ message: t('auth.verify.doneTitle'), color: 'brand' });
    await navigate({ to: '/home', hash: '' });
  };
  const goOn = useSecondStep();
  const onError = (refusal: unknown) => void goOn(refusal);
  const confirm = useMutation(trpc.auth.verifyEmailWithPassword.mutationOptions({ onSuccess, onError }));
  const claim = useMutation(trpc.auth.claimEmail.mutationOptions({ onSuccess, onError }));
  if (isClaiming) {
    return (
      <AuthPage title={t('auth.verify.claimTitle')} lead={t('auth.verify.claimLead')}>
        <NewPasswordForm
          label={t('auth.verify.claimSubmit')}
          isPending={claim.isPending}
          error={claim.error}
          onSubmit={(newPassword) => claim.mutate({ token, newPassword })}
        />
        <Button variant="subtle" size="md" onClick={() => setIsClaiming(false)}>
          {t('auth.verify.passwordInstead')}
        </Button>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('auth.verify.passwordTitle')} lead={t('auth.verify.passwordLead')}>
      <PasswordForm
        isPending={confirm.isPending}
        error={confirm.error}
        onSubmit={(given) => confirm.mutate({ token, password: given })}
      />
      <Button variant="subtle" size="md" onClick={() => setIsClaiming(true)}>
        {t('auth.verify.claimOpen')}
      </Button>
    </AuthPage>
  );
}

interface PasswordFormProps {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (password: string) => void;
}

const schema = z.object({ password });

function PasswordForm({ isPending, error, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { password: '' },
    schema,
    problems: { password: t('auth.problems.password') },
  });
  return (
    <Form onSubmit={submit((values) => onSubmit(values.password))} error={error}>
      <PasswordField
        label={t('auth.fields.password')}
        autoComplete="current-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Submit isPending={isPending}>{t('auth.verify.passwordSubmit')}</Submit>
    </Form>
  );
}
