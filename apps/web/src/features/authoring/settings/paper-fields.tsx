import { TextInput } from '@mantine/core';
import { domainLabel } from '@studyhall/domain/quizzes/domain-label';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { PasswordField } from '../../../ui/form/password-field.tsx';
import classes from '../editor/editor.module.css';
import { ListEditor, rowField } from '../editor/list-editor.tsx';
import type { SettingsFieldsProps } from './fields-props.ts';
import type { ExamSettings, Section } from './settings-form.ts';

const MOST_SECTIONS = 20;

/** In which order it asks, and behind which password. */
export function PaperFields({
  form,
  problemAt,
  onForm,
  exam,
}: SettingsFieldsProps & { readonly exam: ExamSettings }) {
  const { t } = useTranslation();
  const check = (field: 'shufflesQuestions' | 'shufflesOptions' | 'isSequential' | 'isOpenToAll') => (
    <label className={classes['check']}>
      <input
        type="checkbox"
        name={field}
        checked={form[field]}
        onChange={({ currentTarget: { checked } }) => onForm({ [field]: checked })}
      />
      {t(`examSettings.${field}`)}
    </label>
  );
  return (
    <Card aria-labelledby="paper" className={classes['stack']}>
      <CardTitle id="paper">{t('examSettings.paper')}</CardTitle>
      <div>
        {check('shufflesQuestions')}
        {check('shufflesOptions')}
        {check('isSequential')}
      </div>
      <Sections form={form} problemAt={problemAt} onForm={onForm} examCode={exam.examCode} />
      <PasswordField
        name="password"
        label={t('examSettings.password')}
        description={t(exam.hasPassword ? 'examSettings.passwordKept' : 'examSettings.passwordHint')}
        autoComplete="off"
        value={form.password}
        error={problemAt('password')}
        onChange={({ currentTarget: { value } }) => onForm({ password: value })}
      />
      {exam.hasPassword && check('isOpenToAll')}
    </Card>
  );
}

function Sections({
  form,
  problemAt,
  onForm,
  examCode,
}: SettingsFieldsProps & { readonly examCode: string }) {
  const { t } = useTranslation();
  const { data: domains = [] } = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode }));
  return (
    <ListEditor
      legend={t('examSettings.sections')}
      hint={t('examSettings.sectionsHint')}
      path="sections"
      problemAt={problemAt}
      items={form.sections}
      onItems={(sections) => onForm({ sections })}
      least={0}
      most={MOST_SECTIONS}
      blank={(): Section => ({ title: '', domainCodes: [] })}
      addLabel={t('examSettings.addSection')}
      nameOf={(number) => t('examSettings.section', { number })}
    >
      {(section, { name, path, put }) => (
        <>
          <TextInput
            size="md"
            name={`${path}.title`}
            label={name}
            value={section.title}
            error={problemAt(`${path}.title`)}
            onChange={({ currentTarget: { value } }) => put({ ...section, title: value })}
            {...rowField}
          />
          <fieldset className={classes['list']}>
            <legend className={classes['soft']}>{t('examSettings.sectionDomains')}</legend>
            {problemAt(`${path}.domainCodes`) !== undefined && (
              <p className={classes['problem']}>{t('examSettings.problems.domains')}</p>
            )}
            {domains.map(({ code, title }) => (
              <label key={code} className={classes['check']}>
                <input
                  type="checkbox"
                  name={`${path}.domainCodes`}
                  checked={section.domainCodes.includes(code)}
                  onChange={({ currentTarget: { checked } }) =>
                    put({
                      ...section,
                      domainCodes: checked
                        ? [...section.domainCodes, code]
                        : section.domainCodes.filter((one) => one !== code),
                    })
                  }
                />
                {domainLabel({ code, title })}
              </label>
            ))}
          </fieldset>
        </>
      )}
    </ListEditor>
  );
}
