import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ChangePassword } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import type { Security } from './factors/types.ts';
import classes from './profile-page.module.css';

interface PasswordCardProps {
  readonly security: Security;
  readonly onChanged: () => Promise<void>;
}

/** Whoever changes it has proved who they are: the dialog asks where that is too long ago. */
export function PasswordCard({ security, onChanged }: PasswordCardProps) {
  const { t } = useTranslation();
  const { username } = useViewer();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { newPassword: '' },
    schema: ChangePassword,
    problems: { newPassword: t('auth.problems.newPassword') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async () => {
        form.reset();
        notifications.show({ message: t('security.password.changed'), color: 'brand' });
        await onChanged();
      },
      onError: (refusal) => showRefusal(refusal, { 'password-too-weak': 'newPassword' }),
    }),
  );
  return (
    <Card>
      <CardTitle>{t('security.password.title')}</CardTitle>
      {!security.hasPassword && <p>{t('factors.password.none')}</p>}
      <Form onSubmit={submit((values) => mutate(values))} error={rest(error)}>
        {/* Password managers want to know whose password it is. */}
        <input type="text" hidden readOnly autoComplete="username" value={username ?? ''} />
        <div className={classes.pair}>
          <PasswordField
            label={t('auth.fields.newPassword')}
            description={t('auth.fields.passwordHint')}
            autoComplete="new-password"
            key={form.key('newPassword')}
            {...form.getInputProps('newPassword')}
          />
        </div>
        <Group justify="flex-end">
          {!security.isPasswordLastWayIn && <RemovePassword onChanged={onChanged} />}
          <Submit isPending={isPending}>
            {t(security.hasPassword ? 'security.password.submit' : 'factors.password.set')}
          </Submit>
        </Group>
      </Form>
    </Card>
  );
}

/** Where a passkey signs in without it. */
function RemovePassword({ onChanged }: Pick<PasswordCardProps, 'onChanged'>) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.removePassword.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('factors.password.removed'), color: 'brand' });
        await onChanged();
      },
    }),
  );
  return (
    <>
      <FailureNote error={error} />
      <Button variant="subtle" color="red" size="md" loading={isPending} onClick={() => mutate()}>
        {t('factors.password.remove')}
      </Button>
    </>
  );
}
