import { notifications } from '@mantine/notifications';
import { RegisterForm } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { localPath } from '../../kernel/search.ts';
import { enter, useVisitor } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { TextLink } from '../../ui/links.tsx';
import { AccountFields, type AccountValues, accountRefusals, useAccountProblems } from './account-fields.tsx';
import { AuthPage } from './auth-page.tsx';
import { GuestInstead } from './guest-instead.tsx';
import { hereAndNow } from './here-and-now.ts';

export function RegisterPage({ next }: { readonly next?: string | undefined }) {
  const { t } = useTranslation();
  const router = useRouter();
  const isGuest = useVisitor()?.role === 'guest';
  const initialValues: AccountValues = { username: '', email: '', password: '' };
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues,
    schema: RegisterForm,
    problems: useAccountProblems(),
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.register.mutationOptions({
      onSuccess: async (viewer, { email }) => {
        await enter(viewer);
        notifications.show({ message: t('auth.register.done', { email }), color: 'brand' });
        router.history.push(localPath(next));
      },
      onError: (refusal) => showRefusal(refusal, accountRefusals),
    }),
  );
  return (
    <AuthPage
      title={t('auth.register.title')}
      lead={t(isGuest ? 'auth.register.guestLead' : 'auth.register.lead')}
      footer={
        <>
          {t('auth.register.haveAccount')}{' '}
          <TextLink to="/log-in" search={{ next }}>
            {t('auth.register.logIn')}
          </TextLink>
        </>
      }
    >
      <Form onSubmit={submit((values) => mutate({ ...values, ...hereAndNow() }))} error={rest(error)}>
        <AccountFields form={form} />
        <Submit isPending={isPending}>{t('auth.register.submit')}</Submit>
      </Form>
      {!isGuest && <GuestInstead />}
    </AuthPage>
  );
}
