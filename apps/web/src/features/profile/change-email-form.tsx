import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ChangeEmail } from '@studyhall/domain/auth/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './profile-page.module.css';

export function ChangeEmailForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { email: '' },
    schema: ChangeEmail,
    problems: { email: t('auth.problems.email') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.changeEmail.mutationOptions({
      onSuccess: async (_, { email }) => {
        notifications.show({ message: t('security.email.changed', { email }), color: 'brand' });
        onDone();
        await queryClient.invalidateQueries({ queryKey: trpc.auth.me.queryKey() });
      },
      onError: (refusal) => showRefusal(refusal),
    }),
  );
  return (
    <Form onSubmit={submit((values) => mutate(values))} error={rest(error)}>
      <div className={classes.pair}>
        <TextInput
          size="md"
          type="email"
          label={t('security.email.newEmail')}
          autoComplete="email"
          data-autofocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
      </div>
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" size="md" onClick={onDone}>
          {t('shell.actions.cancel')}
        </Button>
        <Submit isPending={isPending}>{t('security.email.change')}</Submit>
      </Group>
    </Form>
  );
}
