import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  asWritten,
  type InstanceSettings,
  registrationKinds,
  WrittenInstanceSettings,
} from '@studyhall/domain/platform/instance-settings';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../kernel/api.ts';
import { languages } from '../../kernel/i18n/language.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';

const switches = ['off', 'on'] as const;
type TextField =
  | 'siteName'
  | 'colour'
  | 'contact'
  | 'registrationCode'
  | 'registrationDomains'
  | 'refusedNames'
  | 'sellerName'
  | 'sellerAddress'
  | 'sellerVatNumber'
  | 'sellerTimeZone';
const links = ['imprint', 'privacy', 'terms'] as const;

export function SiteForm({ settings }: { readonly settings: InstanceSettings }) {
  const { t } = useTranslation();
  const problem = useProblems();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { ...asWritten(settings) },
    schema: WrittenInstanceSettings,
    problems: problem,
  });
  const { mutate, error, isPending } = useMutation(
    trpc.admin.changeSettings.mutationOptions({
      onSuccess: (changed) => {
        queryClient.setQueryData(trpc.admin.getSettings.queryKey(), changed);
        notifications.show({ message: t('admin.site.saved'), color: 'brand' });
      },
      onError: (refusal) =>
        showRefusal(refusal, {
          'setting-missing':
            form.getValues().registration === 'code' ? 'registrationCode' : 'registrationDomains',
        }),
    }),
  );
  const field = (name: TextField) => ({
    size: 'md' as const,
    label: t(`admin.site.${name}`),
    description: t(`admin.site.${name}Hint`),
    ...form.getInputProps(name),
  });
  return (
    <Form onSubmit={submit((values) => mutate(WrittenInstanceSettings.parse(values)))} error={rest(error)}>
      <Card>
        <CardTitle>{t('admin.site.about')}</CardTitle>
        <Stack gap="md">
          <TextInput key={form.key('siteName')} {...field('siteName')} />
          <TextInput key={form.key('colour')} type="color" {...field('colour')} />
          <Select
            size="md"
            label={t('admin.site.language')}
            description={t('admin.site.languageHint')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: t(`shell.languages.${value}`) }))}
            key={form.key('language')}
            {...form.getInputProps('language')}
          />
          <TextInput key={form.key('contact')} {...field('contact')} />
          {links.map((name) => (
            <TextInput
              key={form.key(name)}
              size="md"
              type="url"
              label={t(`admin.site.${name}`)}
              description={t('admin.site.linkHint')}
              {...form.getInputProps(name)}
            />
          ))}
        </Stack>
      </Card>
      <Card>
        <CardTitle>{t('admin.site.registering')}</CardTitle>
        <Stack gap="md">
          <Select
            size="md"
            label={t('admin.site.registration')}
            allowDeselect={false}
            data={registrationKinds.map((value) => ({ value, label: t(`admin.site.kinds.${value}`) }))}
            key={form.key('registration')}
            {...form.getInputProps('registration')}
          />
          <TextInput key={form.key('registrationCode')} autoComplete="off" {...field('registrationCode')} />
          <TextInput key={form.key('registrationDomains')} {...field('registrationDomains')} />
        </Stack>
      </Card>
      <Card>
        <CardTitle>{t('admin.site.games')}</CardTitle>
        <Textarea
          key={form.key('refusedNames')}
          autosize
          minRows={2}
          maxRows={8}
          {...field('refusedNames')}
        />
      </Card>
      <Card>
        <CardTitle>{t('admin.site.selling')}</CardTitle>
        <Stack gap="md">
          <TextInput key={form.key('sellerName')} {...field('sellerName')} />
          <Textarea
            key={form.key('sellerAddress')}
            autosize
            minRows={2}
            maxRows={6}
            {...field('sellerAddress')}
          />
          <TextInput key={form.key('sellerVatNumber')} {...field('sellerVatNumber')} />
          <TextInput key={form.key('sellerTimeZone')} {...field('sellerTimeZone')} />
        </Stack>
      </Card>
      <Card>
        <CardTitle>{t('admin.site.guarding')}</CardTitle>
        <Select
          size="md"
          label={t('admin.site.secondFactor')}
          description={t('admin.site.secondFactorHint')}
          allowDeselect={false}
          data={switches.map((value) => ({ value, label: t(`admin.site.switches.${value}`) }))}
          key={form.key('secondFactorForAdministrators')}
          {...form.getInputProps('secondFactorForAdministrators')}
        />
      </Card>
      <Group justify="flex-end">
        <Submit isPending={isPending}>{t('admin.site.save')}</Submit>
      </Group>
    </Form>
  );
}

function useProblems() {
  const { t } = useTranslation();
  const link = t('admin.site.problems.link');
  return {
    siteName: t('admin.site.problems.name'),
    colour: t('admin.site.problems.colour'),
    contact: t('admin.site.problems.contact'),
    imprint: link,
    privacy: link,
    terms: link,
    registrationCode: t('admin.site.problems.code'),
    registrationDomains: t('admin.site.problems.domains'),
    refusedNames: t('admin.site.problems.refusedNames'),
    sellerName: t('admin.site.problems.sellerName'),
    sellerAddress: t('admin.site.problems.sellerAddress'),
    sellerVatNumber: t('admin.site.problems.sellerVatNumber'),
    sellerTimeZone: t('admin.site.problems.sellerTimeZone'),
  };
}
