import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { DELETION_DAYS } from '@studyhall/domain/auth/deletion';
import { MergeAccounts } from '@studyhall/domain/auth/merge';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './merge.module.css';

type Foresight = RouterOutputs['accounts']['foreseeMerge'];

interface MergeFormProps {
  readonly onDone: () => void;
}

interface Foreseen {
  readonly code: string;
  readonly foresight: Foresight;
}

/** First the code of the other account, then what would come of it, then the merge. */
export function MergeForm({ onDone }: MergeFormProps) {
  const { t } = useTranslation();
  const [foreseen, setForeseen] = useState<Foreseen>();
  const { form, submit } = useSchemaForm({
    initialValues: { code: '' },
    schema: MergeAccounts,
    problems: { code: t('security.merge.codeProblem') },
  });
  const look = useMutation(trpc.accounts.foreseeMerge.mutationOptions());
  const send = ({ code }: { readonly code: string }) =>
    look.mutate({ code }, { onSuccess: (foresight) => setForeseen({ code, foresight }) });
  if (foreseen !== undefined) return <Preview {...foreseen} onDone={onDone} />;
  return (
    <Form onSubmit={submit(send)} error={look.error}>
      <p>{t('security.merge.takeLead')}</p>
      <TextInput
        size="md"
        label={t('security.merge.code')}
        description={t('security.merge.codeHint')}
        data-autofocus
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <Group justify="flex-end">
        <Button variant="default" size="md" onClick={onDone}>
          {t('shell.actions.cancel')}
        </Button>
        <Submit isPending={look.isPending}>{t('security.merge.look')}</Submit>
      </Group>
    </Form>
  );
}

/** What was focused is gone with the form: reading goes on here. */
const focus = (lead: HTMLElement | null) => lead?.focus();

function Preview({ code, foresight, onDone }: Foreseen & MergeFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const name = foresight.otherName ?? t('security.merge.gone');
  const { mutate, error, isPending } = useMutation(
    trpc.accounts.merge.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('security.merge.begun', { name }), color: 'brand' });
        onDone();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <div className={classes.terms}>
      <p ref={focus} tabIndex={-1}>
        {t('security.merge.previewLead', { name })}
      </p>
      <h3>{t('security.merge.comes')}</h3>
      <Coming foresight={foresight} />
      <h3>{t('security.merge.after')}</h3>
      <Standing foresight={foresight} />
      <h3>{t('security.merge.goes')}</h3>
      <Going foresight={foresight} />
      <p>{t('security.merge.undoLead', { days: DELETION_DAYS })}</p>
      <FailureNote error={error} />
      <Group justify="flex-end">
        <Button variant="default" size="md" onClick={onDone}>
          {t('shell.actions.cancel')}
        </Button>
        <Button size="md" loading={isPending} onClick={() => mutate({ code })}>
          {t('security.merge.submit')}
        </Button>
      </Group>
    </div>
  );
}

interface PartProps {
  readonly foresight: Foresight;
}

function Coming({ foresight }: PartProps) {
  const { t } = useTranslation();
  const { quizzes, runs, certificates, credits, features, coursesInBoth } = foresight;
  const counts = { quizzes, runs, certificates, credits, features };
  const names = ['quizzes', 'runs', 'certificates', 'credits', 'features'] as const;
  const some = names.filter((name) => counts[name] > 0);
  if (some.length === 0) return <p className={classes.soft}>{t('security.merge.comesNothing')}</p>;
  return (
    <ul>
      {some.map((name) => (
        <li key={name}>{t(`security.merge.${name}`, { count: counts[name] })}</li>
      ))}
      {coursesInBoth.map((course) => (
        <li key={course}>{t('security.merge.inBoth', { course })}</li>
      ))}
    </ul>
  );
}

function Standing({ foresight }: PartProps) {
  const { t } = useTranslation();
  const { xpBefore, xpAfter, levelBefore, levelAfter, longestStreakAfter, achievements } = foresight;
  return (
    <ul>
      <li>{t('security.merge.xp', { before: xpBefore, after: xpAfter })}</li>
      <li>{t('security.merge.level', { before: levelBefore, after: levelAfter })}</li>
      <li>{t('security.merge.streak', { count: longestStreakAfter })}</li>
      <li>{t('security.merge.achievements', { count: achievements })}</li>
    </ul>
  );
}

function Going({ foresight: { openQuizzes, endsPlan } }: PartProps) {
  const { t } = useTranslation();
  return (
    <ul>
      <li>{t('security.merge.goesSignIn')}</li>
      {openQuizzes > 0 && <li>{t('security.merge.goesOpen', { count: openQuizzes })}</li>}
      {endsPlan && <li>{t('security.merge.goesPlan')}</li>}
      <li>{t('security.merge.goesOrders')}</li>
    </ul>
  );
}
