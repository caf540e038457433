import { Group, Textarea, TextInput } from '@mantine/core';
import { AboutOneself, PERSON_NAME_MAX } from '@studyhall/domain/auth/schemas';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { useNameWords } from '../../kernel/use-name-words.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './profile-page.module.css';
import { useUpdateProfile } from './use-update-profile.ts';

export function AboutForm() {
  const { t } = useTranslation();
  const { firstName, lastName, bio, phone, preferences } = useViewer();
  const wordsOf = useNameWords();
  const nameProblem = (typed: unknown): string => {
    const name = String(typed).trim();
    if (name.length > PERSON_NAME_MAX) return t('profile.problems.tooLong');
    // Where nothing is wrong with this name by itself, the two together are.
    return wordsOf(name) ?? t('profile.problems.names.posing', { character: '' });
  };
  const { form, submit } = useSchemaForm({
    initialValues: { firstName, lastName, bio, phone, company: preferences.company },
    schema: AboutOneself,
    problems: {
      firstName: nameProblem,
      lastName: nameProblem,
      bio: t('profile.problems.tooLong'),
      company: t('profile.problems.tooLong'),
      phone: t('profile.problems.phone'),
    },
  });
  const { mutate, isPending, error } = useUpdateProfile(t('profile.about.saved'));
  const field = (name: 'firstName' | 'lastName' | 'bio' | 'phone' | 'company') => ({
    size: 'md' as const,
    label: t(`profile.about.${name}`),
    ...form.getInputProps(name),
  });
  return (
    <Card>
      <CardTitle>{t('profile.about.title')}</CardTitle>
      <Form
        onSubmit={submit(({ company, ...names }) => mutate({ ...names, preferences: { company } }))}
        error={error}
      >
        <div className={classes.pair}>
          <TextInput key={form.key('firstName')} autoComplete="given-name" {...field('firstName')} />
          <TextInput key={form.key('lastName')} autoComplete="family-name" {...field('lastName')} />
        </div>
        <Textarea key={form.key('bio')} autosize minRows={3} maxLength={1000} {...field('bio')} />
        <div className={classes.pair}>
          <TextInput key={form.key('phone')} type="tel" autoComplete="tel" {...field('phone')} />
          <TextInput key={form.key('company')} autoComplete="organization" {...field('company')} />
        </div>
        <Group justify="flex-end">
          <Submit isPending={isPending}>{t('profile.about.save')}</Submit>
        </Group>
      </Form>
    </Card>
  );
}
