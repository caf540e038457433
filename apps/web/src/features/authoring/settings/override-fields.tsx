import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { PutExamOverride } from '@studyhall/domain/quizzes/terms-commands';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../editor/editor.module.css';
import { LeaveGuard } from '../editor/leave-guard.tsx';
import { NumberField } from '../editor/number-field.tsx';
import { numberFields, type OverrideTerms, overrideFormOf, overrideIn } from './override-form.ts';

interface OverrideFieldsProps {
  readonly examCode: string;
  readonly userId: string;
  readonly name: string;
  readonly terms: OverrideTerms;
  readonly onDone: () => void;
}

/** What one learner is allowed beside what everybody is. */
export function OverrideFields({ examCode, userId, name, terms, onDone }: OverrideFieldsProps) {
  const { t } = useTranslation();
  const { timeZone } = useViewer();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => overrideFormOf(terms, timeZone));
  const [isAsked, setIsAsked] = useState(false);
  const { mutate, error, isPending } = useMutationOnce(
    trpc.quizzes.putExamOverride.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
        notifications.show({ message: t('examSettings.overrides.saved', { name }), color: 'brand' });
        onDone();
      },
    }),
  );
  const said = overrideIn(form, terms, timeZone);
  const isNothing = Object.keys(said).length === 0;
  const checked = PutExamOverride.safeParse({ user: userId, examCode, terms: said });
  const wrong = new Set(checked.error?.issues.map(({ path }) => String(path[1])));
  const problemAt = (field: string): string | undefined =>
    isAsked && wrong.has(field === 'minutes' ? 'timeLimitSeconds' : field)
      ? t('examSettings.problems.range')
      : undefined;
  const isChanged = JSON.stringify(form) !== JSON.stringify(overrideFormOf(terms, timeZone));
  return (
    <form
      noValidate
      className={classes['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        const isFit = checked.success && !isNothing;
        setIsAsked(!isFit);
        if (isFit) mutate({ user: userId, examCode, terms: said });
      }}
    >
      <p className={classes['soft']}>{t('examSettings.timeZone', { timeZone })}</p>
      <div className={classes['pair']}>
        {(['opensAt', 'closesAt'] as const).map((field) => (
          <TextInput
            key={field}
            size="md"
            type="datetime-local"
            label={t(`examSettings.overrides.${field}`)}
            value={form[field]}
            error={problemAt(field)}
            onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, [field]: value }))}
          />
        ))}
        {numberFields.map((field) => (
          <NumberField
            key={field}
            label={t(`examSettings.overrides.${field}`)}
            min={field === 'extraTimePercent' ? 0 : 1}
            value={form[field]}
            error={problemAt(field)}
            onNumber={(value) => setForm((now) => ({ ...now, [field]: value }))}
          />
        ))}
      </div>
      <p className={classes['soft']}>{t('examSettings.overrides.empty')}</p>
      {isAsked && isNothing && (
        <p role="alert" className={classes['problem']}>
          {t('examSettings.overrides.nothing')}
        </p>
      )}
      <FailureNote error={error} />
      <div className={classes['actions']}>
        <Button type="submit" size="md" loading={isPending}>
          {t('examSettings.save')}
        </Button>
        <Button size="md" variant="default" disabled={isPending} onClick={onDone}>
          {t('examSettings.overrides.cancel')}
        </Button>
      </div>
      <LeaveGuard isChanged={isChanged && !isPending} isKept={false} onDiscard={() => undefined} />
    </form>
  );
}
