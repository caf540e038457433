import { Group, Switch, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { agreedPages, SiteTexts } from '@studyhall/domain/platform/site-texts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../kernel/api.ts';
import { languages } from '../../kernel/i18n/language.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';

interface TextFormProps {
  readonly text: RouterOutputs['admin']['listSiteTexts']['items'][number];
}

/** One page in every language; publishing it makes the next version. */
export function TextForm({ text: { page, version, texts } }: TextFormProps) {
  const { t } = useTranslation();
  const [asksAgain, setAsksAgain] = useState(false);
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { ...texts },
    schema: SiteTexts,
    problems: { en: t('texts.edit.unfit'), de: t('texts.edit.unfit') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.admin.publishSiteText.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('texts.edit.published'), color: 'brand' });
        await queryClient.invalidateQueries({ queryKey: trpc.admin.listSiteTexts.queryKey() });
      },
      onError: (refusal) => showRefusal(refusal),
    }),
  );
  const isAgreedTo = agreedPages.some((agreed) => agreed === page);
  return (
    <Form
      onSubmit={submit((values) => mutate({ page, after: version, texts: values, asksAgain }))}
      error={rest(error)}
    >
      {languages.map((language) => (
        <Textarea
          key={form.key(language)}
          size="md"
          autosize
          minRows={8}
          maxRows={20}
          lang={language}
          label={t(`shell.languages.${language}`)}
          description={t('texts.edit.markdown')}
          {...form.getInputProps(language)}
        />
      ))}
      {isAgreedTo && (
        <Switch
          size="md"
          label={t('texts.edit.asksAgain')}
          description={t('texts.edit.asksAgainHint')}
          checked={asksAgain}
          onChange={(event) => setAsksAgain(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <Submit isPending={isPending}>{t('texts.edit.publish')}</Submit>
      </Group>
    </Form>
  );
}
