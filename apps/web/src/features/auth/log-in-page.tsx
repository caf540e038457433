import { Alert, TextInput } from '@mantine/core';
import { LogIn } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { localPath } from '../../kernel/search.ts';
import { enter, useVisitor } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { TextLink } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';

export function LogInPage({ next }: { readonly next?: string | undefined }) {
  const { t } = useTranslation();
  const router = useRouter();
  const visitor = useVisitor();
  const { form, submit } = useSchemaForm({
    initialValues: { identifier: '', password: '' },
    schema: LogIn,
    problems: { identifier: t('auth.problems.identifier'), password: t('auth.problems.password') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.logIn.mutationOptions({
      onSuccess: async (viewer) => {
        await enter(viewer);
        router.history.push(localPath(next));
      },
      onError: () => form.getInputNode('password')?.focus(),
    }),
  );
  return (
    <AuthPage
      title={t('auth.logIn.title')}
      lead={t('auth.logIn.lead')}
      footer={
        <>
          {t('auth.logIn.noAccount')}{' '}
          <TextLink to="/register" search={{ next }}>
            {t('auth.logIn.register')}
          </TextLink>
        </>
      }
    >
      {visitor?.role === 'guest' && <Alert color="lamp">{t('auth.logIn.guestWarning')}</Alert>}
      <Form onSubmit={submit((values) => mutate(values))} error={error}>
        <TextInput
          size="md"
          label={t('auth.fields.identifier')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('identifier')}
          {...form.getInputProps('identifier')}
        />
        <PasswordField
          label={t('auth.fields.password')}
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Submit isPending={isPending}>{t('auth.logIn.submit')}</Submit>
      </Form>
      <TextLink to="/forgot-password">{t('auth.logIn.forgot')}</TextLink>
    </AuthPage>
  );
}
