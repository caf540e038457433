import { Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CreateUserForm } from '@studyhall/domain/auth/people-schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { languages } from '../../../kernel/i18n/language.ts';
import { Card } from '../../../ui/card.tsx';
import { Form, Submit } from '../../../ui/form/form.tsx';
import { useSchemaForm } from '../../../ui/form/use-schema-form.ts';
import { Page } from '../../../ui/page.tsx';
import { HandedLink, type ShownLink } from './handed-link.tsx';
import classes from './people.module.css';

const roles = ['individual', 'member', 'admin'] as const;
const initialValues = { username: '', email: '', firstName: '', lastName: '' };

/** An administrator makes an account for one person and invites them. */
export function NewPersonPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<(typeof roles)[number]>('individual');
  const [language, setLanguage] = useState(languages.find((one) => one === i18n.language) ?? 'en');
  const [link, setLink] = useState<ShownLink | null>(null);
  const nameProblem = t('people.create.problems.name');
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues,
    schema: CreateUserForm,
    problems: {
      username: t('people.create.problems.username'),
      email: t('people.create.problems.email'),
      firstName: nameProblem,
      lastName: nameProblem,
    },
  });
  const leave = () => void navigate({ to: '/admin/users', search: {} });
  const { mutate, error, isPending } = useMutation(
    trpc.admin.createUser.mutationOptions({
      onSuccess: async ({ url, expiresAt }, { username, email }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
        const name = username ?? email ?? '';
        if (url !== null) return setLink({ name, url, expiresAt });
        notifications.show({ message: t('people.create.mailed', { name: email ?? '' }), color: 'brand' });
        leave();
      },
      onError: (refusal) =>
        showRefusal(refusal, { 'identifier-taken': form.getValues().username === '' ? 'email' : 'username' }),
    }),
  );
  const field = (name: keyof typeof initialValues) => ({
    size: 'md' as const,
    autoComplete: 'off',
    label: t(`people.create.${name}`),
    ...form.getInputProps(name),
  });
  return (
    <Page title={t('people.create.title')} lead={t('people.create.lead')} width="narrow">
      <Card>
        <Form
          onSubmit={submit((values) => mutate({ ...CreateUserForm.parse(values), role, language }))}
          error={rest(error)}
        >
          <TextInput
            key={form.key('username')}
            description={t('people.create.usernameHint')}
            autoCapitalize="none"
            spellCheck={false}
            {...field('username')}
          />
          <TextInput
            key={form.key('email')}
            type="email"
            description={t('people.create.emailHint')}
            {...field('email')}
          />
          <div className={classes.pair}>
            <TextInput key={form.key('firstName')} {...field('firstName')} />
            <TextInput key={form.key('lastName')} {...field('lastName')} />
          </div>
          <Stack gap="md">
            <Select
              size="md"
              label={t('people.create.role')}
              allowDeselect={false}
              value={role}
              data={roles.map((value) => ({ value, label: t(`admin.users.roles.${value}`) }))}
              onChange={(value) => setRole(value ?? role)}
            />
            <Select
              size="md"
              label={t('people.create.language')}
              allowDeselect={false}
              value={language}
              data={languages.map((value) => ({ value, label: t(`shell.languages.${value}`) }))}
              onChange={(value) => setLanguage(value ?? language)}
            />
          </Stack>
          <Submit isPending={isPending}>{t('people.create.submit')}</Submit>
        </Form>
      </Card>
      <HandedLink link={link} onClose={leave} />
    </Page>
  );
}
