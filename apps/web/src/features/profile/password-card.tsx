import { Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ChangePassword } from '@studyhall/domain/auth/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './profile-page.module.css';

export function PasswordCard() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { username } = useViewer();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { currentPassword: '', newPassword: '' },
    schema: ChangePassword,
    problems: {
      currentPassword: t('auth.problems.password'),
      newPassword: t('auth.problems.newPassword'),
    },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async () => {
        form.reset();
        notifications.show({ message: t('security.password.changed'), color: 'brand' });
        await queryClient.invalidateQueries({ queryKey: trpc.auth.listSessions.queryKey() });
      },
      onError: (refusal) =>
        showRefusal(refusal, {
          'wrong-credentials': 'currentPassword',
          'password-too-weak': 'newPassword',
        }),
    }),
  );
  return (
    <Card>
      <CardTitle>{t('security.password.title')}</CardTitle>
      <Form onSubmit={submit((values) => mutate(values))} error={rest(error)}>
        {/* Password managers want to know whose password it is. */}
        <input type="text" hidden readOnly autoComplete="username" value={username ?? ''} />
        <div className={classes.pair}>
          <PasswordField
            label={t('auth.fields.currentPassword')}
            autoComplete="current-password"
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordField
            label={t('auth.fields.newPassword')}
            description={t('auth.fields.passwordHint')}
            autoComplete="new-password"
            key={form.key('newPassword')}
            {...form.getInputProps('newPassword')}
          />
        </div>
        <Group justify="flex-end">
          <Submit isPending={isPending}>{t('security.password.submit')}</Submit>
        </Group>
      </Form>
    </Card>
  );
}
