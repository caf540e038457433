import { Textarea, TextInput } from '@mantine/core';
import { CreateExam } from '@studyhall/domain/quizzes/terms-commands';
import { baseLanguage } from '@studyhall/domain/text-language';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card } from '../../../ui/card.tsx';
import { Form, Submit } from '../../../ui/form/form.tsx';
import { useSchemaForm } from '../../../ui/form/use-schema-form.ts';
import { Page } from '../../../ui/page.tsx';
import { LanguageField } from '../language-field.tsx';
import { codeOf } from './exam-code.ts';

/** An exam from nothing: a title is enough, its code follows from it. */
export function NewExamScreen() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  /** Whether somebody wrote a code of their own, which then stays. */
  const [isOwnCode, setIsOwnCode] = useState(false);
  const [language, setLanguage] = useState(() => baseLanguage(i18n.language));
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { title: '', examCode: '', description: '' },
    schema: CreateExam,
    problems: {
      title: t('bank.new.problems.title'),
      examCode: t('bank.new.problems.code'),
      description: t('bank.new.problems.description'),
    },
  });
  const { mutate, error, isPending } = useMutationOnce(
    trpc.quizzes.createExam.mutationOptions({
      onSuccess: async ({ examCode: code }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
        await navigate({ to: '/admin/bank/$code', params: { code }, search: {} });
      },
      onError: (refusal) => showRefusal(refusal, { 'exam-code-taken': 'examCode' }),
    }),
  );
  form.watch('title', ({ value }) => {
    if (!isOwnCode) form.setFieldValue('examCode', codeOf(value));
  });
  return (
    <Page title={t('bank.new.title')} lead={t('bank.new.lead')} width="narrow">
      <Card>
        <Form onSubmit={submit((values) => mutate({ ...values, language }))} error={rest(error)}>
          <TextInput
            size="md"
            key={form.key('title')}
            label={t('bank.new.name')}
            autoComplete="off"
            {...form.getInputProps('title')}
          />
          <TextInput
            size="md"
            key={form.key('examCode')}
            label={t('bank.new.code')}
            description={t('bank.new.codeHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('examCode')}
            onInput={() => setIsOwnCode(true)}
          />
          <Textarea
            size="md"
            autosize
            minRows={2}
            key={form.key('description')}
            label={t('bank.new.description')}
            description={t('bank.new.descriptionHint')}
            {...form.getInputProps('description')}
          />
          <LanguageField value={language} onLanguage={setLanguage} />
          <Submit isPending={isPending}>{t('bank.new.submit')}</Submit>
        </Form>
      </Card>
    </Page>
  );
}
