import { Alert, TextInput } from '@mantine/core';
import { LogIn } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { localPath } from '../../kernel/search.ts';
import { enter, useVisitor, type Viewer } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { TextLink } from '../../ui/links.tsx';
import { ReturnedFailure } from '../../ui/returned-failure.tsx';
import { AuthPage } from './auth-page.tsx';
import { ContinueWith } from './continue-with.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { isDeletionPending, TakeBack, TakeBackElsewhere } from './take-back.tsx';
import { useSecondStep } from './use-second-step.ts';

interface LogInPageProps {
  readonly next?: string | undefined;
  /** Why a provider sent the browser back without anybody. */
  readonly failure?: string | undefined;
  /** Which one that was. */
  readonly provider?: string | undefined;
}

export function LogInPage({ next, failure, provider }: LogInPageProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const visitor = useVisitor();
  const { form, submit } = useSchemaForm({
    initialValues: { identifier: '', password: '' },
    schema: LogIn,
    problems: { identifier: t('auth.problems.identifier'), password: t('auth.problems.password') },
  });
  const goOn = useSecondStep(next);
  const onEntered = async (viewer: Viewer) => {
    await enter(viewer);
    router.history.push(localPath(next));
  };
  const { mutate, error, isPending } = useMutation(
    trpc.auth.logIn.mutationOptions({
      onSuccess: onEntered,
      onError: (refusal) => {
        if (!goOn(refusal) && !isDeletionPending(refusal)) form.getInputNode('password')?.focus();
      },
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
      <ReturnedFailure reason={failure} />
      <TakeBackElsewhere failure={failure} provider={provider} next={next} />
      {visitor?.role === 'guest' && <Alert color="lamp">{t('auth.logIn.guestWarning')}</Alert>}
      <Form onSubmit={submit((values) => mutate(values))} error={null}>
        <TextInput
          size="md"
          label={t('auth.fields.identifier')}
          autoComplete="username webauthn"
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
        <TakeBack
          error={error}
          isPending={isPending}
          onTakeBack={() => mutate({ ...form.getValues(), takeBack: true })}
        />
        <Submit isPending={isPending}>{t('auth.logIn.submit')}</Submit>
      </Form>
      <PasskeyButton onEntered={onEntered} />
      <TextLink to="/forgot-password">{t('auth.logIn.forgot')}</TextLink>
      <ContinueWith next={next} />
    </AuthPage>
  );
}
