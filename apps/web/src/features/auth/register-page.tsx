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
import { ReturnedFailure } from '../../ui/returned-failure.tsx';
import { site } from '../../ui/site.ts';
import {
  AccountFields,
  accountRefusals,
  CodeField,
  type RegisterValues,
  useAccountProblems,
} from './account-fields.tsx';
import { AgreementNote, shownVersions } from './agreement-note.tsx';
import classes from './auth-page.module.css';
import { AuthPage } from './auth-page.tsx';
import { ContinueWith } from './continue-with.tsx';
import { GuestInstead } from './guest-instead.tsx';
import { hereAndNow } from './here-and-now.ts';

const refusals = {
  ...accountRefusals,
  'registration-code-wrong': 'code',
  'registration-domain': 'email',
} as const;

interface RegisterPageProps {
  readonly next?: string | undefined;
  /** Why a provider sent the browser back without anybody. */
  readonly failure?: string | undefined;
}

export function RegisterPage({ next, failure }: RegisterPageProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const isGuest = useVisitor()?.role === 'guest';
  const problems = useAccountProblems();
  const initialValues: RegisterValues = { username: '', email: '', password: '', code: '' };
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues,
    schema: RegisterForm,
    problems: {
      ...problems,
      username: (name) => (name === '' ? t('auth.problems.nameOrAddress') : problems.username(name)),
    },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.register.mutationOptions({
      onSuccess: async (viewer, { email }) => {
        await enter(viewer);
        const message =
          email === undefined ? t('auth.register.doneByName') : t('auth.register.done', { email });
        notifications.show({ message, color: 'brand' });
        router.history.push(localPath(next));
      },
      onError: (refusal) => showRefusal(refusal, refusals),
    }),
  );
  if (site.registration === 'closed') return <RegisteringIsClosed isGuest={isGuest} />;
  return (
    <AuthPage
      title={t('auth.register.title')}
      lead={
        site.registration === 'domain'
          ? t('auth.register.domainLead', { domains: site.registrationDomains.join(', ') })
          : t(isGuest ? 'auth.register.guestLead' : 'auth.register.lead')
      }
      footer={
        <>
          {t('auth.register.haveAccount')}{' '}
          <TextLink to="/log-in" search={{ next }}>
            {t('auth.register.logIn')}
          </TextLink>
        </>
      }
    >
      <ReturnedFailure reason={failure} />
      <Form
        onSubmit={submit((values) =>
          mutate({ ...RegisterForm.parse(values), ...hereAndNow(), agreesTo: shownVersions() }),
        )}
        error={rest(error)}
      >
        <p className={classes.hint}>{t('auth.fields.optionalHint')}</p>
        <AccountFields form={form} />
        {site.registration === 'code' && <CodeField form={form} />}
        <AgreementNote />
        <Submit isPending={isPending}>{t('auth.register.submit')}</Submit>
      </Form>
      <ContinueWith next={next} code={() => form.getValues().code} isNoted />
      {!isGuest && <GuestInstead />}
    </AuthPage>
  );
}

/** Where administrators make the accounts. */
function RegisteringIsClosed({ isGuest }: { readonly isGuest: boolean }) {
  const { t } = useTranslation();
  return (
    <AuthPage
      title={t('auth.register.closedTitle')}
      lead={t('failures.registration-closed')}
      footer={
        <>
          {t('auth.register.haveAccount')}{' '}
          <TextLink to="/log-in" search={{}}>
            {t('auth.register.logIn')}
          </TextLink>
        </>
      }
    >
      {!isGuest && <GuestInstead />}
    </AuthPage>
  );
}
