import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { isUserName } from '@studyhall/domain/auth/user-name';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/form/password-field.tsx';
import type { Problem } from '../../ui/form/use-schema-form.ts';

export interface AccountValues extends Record<string, unknown> {
  username: string;
  email: string;
  password: string;
}

/** The three words of a new account. */
export function AccountFields({ form }: { readonly form: UseFormReturnType<AccountValues> }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="md"
        label={t('auth.fields.username')}
        description={t('auth.fields.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        size="md"
        type="email"
        label={t('auth.fields.email')}
        description={t('auth.fields.emailHint')}
        autoComplete="email"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={t('auth.fields.password')}
        description={t('auth.fields.passwordHint')}
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </>
  );
}

/** Which field a refusal of the server belongs to. */
export const accountRefusals = { 'identifier-taken': 'username', 'password-too-weak': 'password' } as const;

export function useAccountProblems(): Record<keyof AccountValues & string, Problem> {
  const { t } = useTranslation();
  return {
    username: (name) =>
      t(isUserName(String(name).trim()) ? 'auth.problems.reservedUsername' : 'auth.problems.username'),
    email: t('auth.problems.email'),
    password: t('auth.problems.newPassword'),
  };
}
