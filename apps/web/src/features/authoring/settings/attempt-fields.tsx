import { NativeSelect, TextInput } from '@mantine/core';
import { StartedMode } from '@studyhall/domain/quizzes/schemas';
import { GradeMethod } from '@studyhall/domain/quizzes/terms';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from '../editor/editor.module.css';
import { NumberField } from '../editor/number-field.tsx';
import type { SettingsFieldsProps } from './fields-props.ts';

/** From when until when; the clock is the author's. */
export function WhenFields({
  form,
  problemAt,
  onForm,
  timeZone,
}: SettingsFieldsProps & { readonly timeZone: string }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="when" className={classes['stack']}>
      <CardTitle id="when">{t('examSettings.when')}</CardTitle>
      <p className={classes['soft']}>{t('examSettings.timeZone', { timeZone })}</p>
      <div className={classes['pair']}>
        {(['opensAt', 'closesAt'] as const).map((field) => (
          <TextInput
            key={field}
            size="md"
            type="datetime-local"
            name={field}
            label={t(`examSettings.${field}`)}
            description={t(`examSettings.${field}Hint`)}
            value={form[field]}
            error={problemAt(field)}
            onChange={({ currentTarget: { value } }) => onForm({ [field]: value })}
          />
        ))}
      </div>
    </Card>
  );
}

/** In which ways and how often, and which result counts. */
export function AttemptFields({ form, problemAt, onForm }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const numberField = (field: 'attemptsAllowed' | 'delayMinutes' | 'graceSeconds') => (
    <NumberField
      name={field}
      label={t(`examSettings.${field}`)}
      description={t(`examSettings.${field}Hint`)}
      min={0}
      value={form[field]}
      error={problemAt(field)}
      onNumber={(value) => onForm({ [field]: value })}
    />
  );
  return (
    <Card aria-labelledby="attempts" className={classes['stack']}>
      <CardTitle id="attempts">{t('examSettings.attempts')}</CardTitle>
      <fieldset className={classes['list']}>
        <legend>{t('examSettings.modes')}</legend>
        {problemAt('modes') !== undefined && <p className={classes['problem']}>{problemAt('modes')}</p>}
        {StartedMode.options.map((mode) => (
          <label key={mode} className={classes['check']}>
            <input
              type="checkbox"
              name="modes"
              checked={form.modes.includes(mode)}
              onChange={({ currentTarget: { checked } }) =>
                onForm({
                  modes: StartedMode.options.filter((one) =>
                    one === mode ? checked : form.modes.includes(one),
                  ),
                })
              }
            />
            {t(`examSettings.mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      <div className={classes['pair']}>
        {numberField('attemptsAllowed')}
        {numberField('delayMinutes')}
        {numberField('graceSeconds')}
        <NativeSelect
          size="md"
          name="gradeMethod"
          label={t('examSettings.gradeMethod')}
          value={form.gradeMethod}
          data={GradeMethod.options.map((value) => ({ value, label: t(`examSettings.grade.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onForm({ gradeMethod: GradeMethod.options.find((one) => one === value) ?? 'highest' })
          }
        />
      </div>
    </Card>
  );
}
