import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { isUserName } from '@studyhall/domain/auth/user-name';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/form/password-field.tsx';

export interface AccountValues extends Record<string, unknown> {
  username: string;
  email: string;
  password: string;
}

/** The three words of a new account. */
export function AccountFields<Values extends AccountValues>({
  form,
}: {
  readonly form: UseFormReturnType<Values>;
}) {
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

export interface RegisterValues extends AccountValues {
  code: string;
}

/** What a school tells its own, and nobody else. */
export function CodeField({ form }: { readonly form: UseFormReturnType<RegisterValues> }) {
  const { t } = useTranslation();
  return (
    <TextInput
      size="md"
      label={t('auth.fields.code')}
      description={t('auth.fields.codeHint')}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      key={form.key('code')}
      {...form.getInputProps('code')}
    />
  );
}

/** Which field a refusal of the server belongs to. */
export const accountRefusals = { 'identifier-taken': 'username', 'password-too-weak': 'password' } as const;

type AccountProblems = {
  readonly username: (name: unknown) => string;
  readonly email: string;
  readonly password: string;
};

export function useAccountProblems(): AccountProblems {
  const { t } = useTranslation();
  return {
    username: (name) =>
      t(isUserName(String(name).trim()) ? 'auth.problems.reservedUsername' : 'auth.problems.username'),
    email: t('auth.problems.email'),
    password: t('auth.problems.newPassword'),
  };
}
