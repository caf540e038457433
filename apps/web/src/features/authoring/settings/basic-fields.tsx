import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from '../editor/editor.module.css';
import { NumberField } from '../editor/number-field.tsx';
import { LanguageField } from '../language-field.tsx';
import type { SettingsFieldsProps } from './fields-props.ts';

const numbers = [
  { field: 'questionCount', min: 1, max: 100 },
  { field: 'minutes', min: 1, max: 10_080 },
  { field: 'passPercent', min: 0, max: 100 },
] as const;

/** What it is called, how long it is and when it is passed. */
export function BasicFields({ form, problemAt, onForm }: SettingsFieldsProps) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="basics" className={classes['stack']}>
      <CardTitle id="basics">{t('examSettings.basics')}</CardTitle>
      <TextInput
        size="md"
        name="title"
        label={t('examSettings.name')}
        value={form.title}
        error={problemAt('title')}
        onChange={({ currentTarget: { value } }) => onForm({ title: value })}
      />
      <Textarea
        size="md"
        autosize
        minRows={2}
        name="description"
        label={t('examSettings.description')}
        value={form.description}
        error={problemAt('description')}
        onChange={({ currentTarget: { value } }) => onForm({ description: value })}
      />
      <LanguageField
        value={form.language}
        error={problemAt('language')}
        onLanguage={(language) => onForm({ language })}
      />
      <div className={classes['pair']}>
        {numbers.map(({ field, min, max }) => (
          <NumberField
            key={field}
            name={field}
            label={t(`examSettings.${field}`)}
            min={min}
            max={max}
            value={form[field]}
            error={problemAt(field)}
            onNumber={(value) => onForm({ [field]: value })}
          />
        ))}
      </div>
    </Card>
  );
}
