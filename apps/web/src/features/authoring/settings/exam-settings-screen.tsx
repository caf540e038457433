import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { EditExam } from '@studyhall/domain/quizzes/terms-commands';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from '../editor/editor.module.css';
import { LeaveGuard } from '../editor/leave-guard.tsx';
import { focusField } from '../editor/problem-list.tsx';
import { useTranslationDrafts } from '../editor/translation-drafts.ts';
import { Translations } from '../editor/translations.tsx';
import { AttemptFields, WhenFields } from './attempt-fields.tsx';
import { BasicFields } from './basic-fields.tsx';
import { type DomainEdits, DomainsCard } from './domains-card.tsx';
import { PaperFields } from './paper-fields.tsx';
import { ReviewFields } from './review-fields.tsx';
import { type ExamSettings, editOf, fieldOf, type SettingsForm, settingsOf } from './settings-form.ts';
import { TermsWords } from './terms-words.tsx';
import { useSettingsForm } from './use-settings-form.ts';

/** All that is said of an exam, as fields and as sentences. */
export function ExamSettingsScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const isAdministrator = useViewer().role === 'admin';
  const { data, error } = useQuery(
    trpc.quizzes.getExam.queryOptions(
      { examCode: code },
      { refetchOnWindowFocus: false, refetchOnReconnect: false },
    ),
  );
  return (
    <Page
      title={t('examSettings.title')}
      lead={data?.title}
      width="wide"
      actions={
        <>
          <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
            {t('examSettings.back')}
          </LinkButton>
          {isAdministrator && (
            <LinkButton to="/admin/bank/$code/learners" params={{ code }} variant="default">
              {t('examSettings.overrides.way')}
            </LinkButton>
          )}
        </>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && <Settings key={code} exam={data} />}
    </Page>
  );
}

function Settings({ exam }: { readonly exam: ExamSettings }) {
  const { t } = useTranslation();
  const { timeZone, userId } = useViewer();
  const { examCode } = exam;
  const [domains, setDomains] = useState<DomainEdits>({});
  const drafts = useTranslationDrafts({ storage: localStorage, userId, of: `exam:${examCode}` });
  const settings = useSettingsForm(exam, timeZone);
  const { form } = settings;
  const [isAsked, setIsAsked] = useState(false);
  const { save, error, isPending, reset } = useSaving(exam, timeZone, settings);
  const isChanged = JSON.stringify(form) !== JSON.stringify(settingsOf(exam, timeZone));
  const refused = refusedField(error);
  const wrong = [
    ...(isAsked ? wrongFields(exam, form, timeZone) : []),
    ...(refused === null ? [] : [refused]),
  ];
  const problemAt = (field: string): string | undefined =>
    wrong.includes(field) ? t(`examSettings.problems.${OWN_WORDS[field] ?? 'range'}`) : undefined;
  const fields = {
    form,
    problemAt,
    onForm: (changes: Partial<SettingsForm>) => {
      // What was refused was said of what stood there before.
      if (error !== null) reset();
      settings.write(changes);
    },
  };
  const submit = (): void => {
    const [first] = wrongFields(exam, form, timeZone);
    setIsAsked(first !== undefined);
    if (first === undefined) save(form);
    else requestAnimationFrame(() => focusField(first));
  };
  return (
    <div className={classes['columns']}>
      <div className={classes['stack']}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className={classes['stack']}>
            <BasicFields {...fields} />
            <WhenFields {...fields} timeZone={timeZone} />
            <AttemptFields {...fields} />
            <PaperFields {...fields} exam={exam} />
            <ReviewFields {...fields} />
            <FailureNote error={refused === null ? error : null} />
            <div className={classes['actions']}>
              <Button type="submit" size="md" loading={isPending} disabled={!isChanged}>
                {t('examSettings.save')}
              </Button>
              <p role="status" className={classes['soft']}>
                {isChanged && t('editor.unsaved')}
              </p>
            </div>
          </div>
        </form>
        <DomainsCard {...{ examCode, count: form.questionCount, edits: domains, onEdits: setDomains }} />
        <Translations kind="exam" id={examCode} drafts={drafts} />
      </div>
      <Card aria-labelledby="words" className={classes['preview']}>
        <CardTitle id="words">{t('examSettings.words.title')}</CardTitle>
        <TermsWords form={form} hasPassword={exam.hasPassword} />
      </Card>
      <LeaveGuard
        isChanged={isChanged || Object.keys(domains).length > 0 || drafts.isChanged}
        isKept={false}
        onDiscard={() => drafts.dropAll()}
      />
    </div>
  );
}

/** Fields whose problem has words of its own. */
const OWN_WORDS: Readonly<Record<string, 'order' | 'language'>> = { closesAt: 'order', language: 'language' };

function wrongFields(exam: ExamSettings, form: SettingsForm, timeZone: string): string[] {
  const checked = EditExam.safeParse(editOf(exam, form, timeZone));
  return checked.success ? [] : checked.error.issues.map(({ path }) => fieldOf(path.join('.')));
}

/** The terms that contradict each other, where it was that. */
function refusedField(error: unknown): string | null {
  if (error === null) return null;
  const { reason, details } = reasonOf(error);
  if (reason === 'section-domain-unknown') return 'sections';
  return reason === 'exam-terms-contradict' ? fieldOf(String(details['field'])) : null;
}

type Fields = Pick<ReturnType<typeof useSettingsForm>, 'saved' | 'settle'>;

function useSaving(exam: ExamSettings, timeZone: string, fields: Fields) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, error, isPending, reset } = useMutationOnce({
    mutationFn: async (sent: SettingsForm) => await api.quizzes.editExam.mutate(editOf(exam, sent, timeZone)),
    onSuccess: async ({ openAttempts }, sent) => {
      fields.saved(sent);
      const options = trpc.quizzes.getExam.queryOptions({ examCode: exam.examCode });
      await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
      fields.settle(settingsOf(await queryClient.query(options), timeZone), sent);
      const message = t('examSettings.saved', { count: openAttempts });
      notifications.show({ message, color: 'brand' });
    },
  });
  return { save: (form: SettingsForm) => mutate(form), error, isPending, reset };
}
