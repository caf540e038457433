import { notifications } from '@mantine/notifications';
import { SetUpAdministrator } from '@studyhall/domain/auth/schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { enter } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { LinkButton } from '../../ui/links.tsx';
import { AccountFields, type AccountValues, accountRefusals, useAccountProblems } from './account-fields.tsx';
import { AuthPage } from './auth-page.tsx';
import { hereAndNow } from './here-and-now.ts';
import { useLinkToken } from './link-token.ts';

const schema = SetUpAdministrator.pick({ username: true, email: true, password: true });

/** The first administrator makes their account with the link that the server printed. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useLinkToken();
  const { data: state } = useQuery(trpc.auth.setupState.queryOptions());
  const initialValues: AccountValues = { username: '', email: '', password: '' };
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues,
    schema,
    problems: useAccountProblems(),
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.setUpAdministrator.mutationOptions({
      onSuccess: async (viewer) => {
        await enter(viewer);
        notifications.show({ message: t('auth.setup.done'), color: 'brand' });
        await navigate({ to: '/home', hash: '' });
      },
      onError: (refusal) => showRefusal(refusal, accountRefusals),
    }),
  );
  if (state?.isSetupNeeded === false) {
    return (
      <AuthPage title={t('auth.setup.title')} lead={t('auth.setup.already')}>
        <LinkButton to="/log-in" search={{}} size="md">
          {t('auth.logIn.submit')}
        </LinkButton>
      </AuthPage>
    );
  }
  if (token === '') {
    return (
      <AuthPage title={t('auth.setup.title')} lead={t('auth.setup.noToken')}>
        {null}
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t('auth.setup.title')} lead={t('auth.setup.lead')}>
      <Form onSubmit={submit((values) => mutate({ ...values, token, ...hereAndNow() }))} error={rest(error)}>
        <AccountFields form={form} />
        <Submit isPending={isPending}>{t('auth.setup.submit')}</Submit>
      </Form>
    </AuthPage>
  );
}
