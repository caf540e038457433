import { newPassword } from '@studyhall/domain/auth/schemas';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';

const schema = z.object({ newPassword });

interface NewPasswordFormProps {
  readonly label: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (newPassword: string) => void;
}

export function NewPasswordForm({ label, isPending, error, onSubmit }: NewPasswordFormProps) {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { newPassword: '' },
    schema,
    problems: { newPassword: t('auth.problems.newPassword') },
  });
  return (
    <Form onSubmit={submit((values) => onSubmit(values.newPassword))} error={error}>
      <PasswordField
        label={t('auth.fields.newPassword')}
        description={t('auth.fields.passwordHint')}
        autoComplete="new-password"
        key={form.key('newPassword')}
        {...form.getInputProps('newPassword')}
      />
      <Submit isPending={isPending}>{label}</Submit>
    </Form>
  );
}
