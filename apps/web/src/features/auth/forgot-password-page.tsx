import { TextInput } from '@mantine/core';
import { RequestPasswordReset } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { TextLink } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { email: '' },
    schema: RequestPasswordReset,
    problems: { email: t('auth.problems.email') },
  });
  const { mutate, error, isPending, isSuccess, variables } = useMutation(
    trpc.auth.requestPasswordReset.mutationOptions(),
  );
  const back = (
    <TextLink to="/log-in" search={{}}>
      {t('auth.forgot.backToLogIn')}
    </TextLink>
  );
  if (isSuccess) {
    return (
      <AuthPage title={t('auth.forgot.sentTitle')} footer={back}>
        <p role="status">{t('auth.forgot.sent', { email: variables.email })}</p>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('auth.forgot.title')} lead={t('auth.forgot.lead')} footer={back}>
      <Form onSubmit={submit((values) => mutate(values))} error={error}>
        <TextInput
          size="md"
          type="email"
          label={t('auth.fields.email')}
          autoComplete="email"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Submit isPending={isPending}>{t('auth.forgot.submit')}</Submit>
      </Form>
    </AuthPage>
  );
}
