import { Button, Group, TextInput } from '@mantine/core';
import { ClaimDevice } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { LinkButton } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';
import { DeviceFacts, type WaitingDevice } from './device-facts.tsx';
import { useLinkToken } from './link-token.ts';

/** Where somebody types the code that a terminal shows, looks at who asks, and says yes or no. */
export function DevicePage() {
  const { t } = useTranslation();
  const { role } = useViewer();
  const [device, setDevice] = useState<WaitingDevice>();
  if (role === 'guest')
    return (
      <AuthPage title={t('auth.device.title')} lead={t('auth.device.guest')}>
        <LinkButton to="/register" size="md">
          {t('auth.device.register')}
        </LinkButton>
      </AuthPage>
    );
  return device === undefined ? <TypeCode onClaimed={setDevice} /> : <Decide device={device} />;
}

function TypeCode({ onClaimed }: { readonly onClaimed: (device: WaitingDevice) => void }) {
  const { t } = useTranslation();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { userCode: useLinkToken() },
    schema: ClaimDevice,
    problems: { userCode: t('auth.device.codeProblem') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.claimDevice.mutationOptions({
      onSuccess: onClaimed,
      onError: (refusal) => showRefusal(refusal, { 'device-code-unknown': 'userCode' }),
    }),
  );
  return (
    <AuthPage title={t('auth.device.title')} lead={t('auth.device.lead')}>
      <Form onSubmit={submit((values) => mutate(values))} error={rest(error)}>
        <TextInput
          size="lg"
          label={t('auth.device.code')}
          placeholder="WDJB-MJHT"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          key={form.key('userCode')}
          {...form.getInputProps('userCode')}
        />
        <Submit isPending={isPending}>{t('auth.device.look')}</Submit>
      </Form>
    </AuthPage>
  );
}

function Decide({ device }: { readonly device: WaitingDevice }) {
  const { t } = useTranslation();
  const approval = useMutation(trpc.auth.approveDevice.mutationOptions());
  const denial = useMutation(trpc.auth.denyDevice.mutationOptions());
  const { userCode } = device;
  if (approval.isSuccess)
    return <Decided title={t('auth.device.approvedTitle')} text={t('auth.device.approved')} />;
  if (denial.isSuccess)
    return <Decided title={t('auth.device.deniedTitle')} text={t('auth.device.denied')} />;
  return (
    <AuthPage title={t('auth.device.askTitle')} lead={t('auth.device.askLead')}>
      <DeviceFacts device={device} />
      <FailureNote error={approval.error ?? denial.error} />
      <Group grow>
        <Button
          size="md"
          variant="default"
          loading={denial.isPending}
          onClick={() => denial.mutate({ userCode })}
        >
          {t('auth.device.deny')}
        </Button>
        <Button size="md" loading={approval.isPending} onClick={() => approval.mutate({ userCode })}>
          {t('auth.device.approve')}
        </Button>
      </Group>
    </AuthPage>
  );
}

function Decided({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <AuthPage title={title} lead={text}>
      <LinkButton to="/security" variant="default" size="md">
        {t('auth.device.toSecurity')}
      </LinkButton>
    </AuthPage>
  );
}
