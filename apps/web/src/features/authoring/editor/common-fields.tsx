import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { domainLabel } from '@studyhall/domain/quizzes/domain-label';
import { questionTypes } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import type { ProblemAt } from './field-props.ts';
import { MoreFields } from './more-fields.tsx';
import { NumberField } from './number-field.tsx';
import { type QuestionForm, withType } from './question-form.ts';

type Domain = RouterOutputs['quizzes']['listDomains'][number];

interface FieldsProps {
  readonly form: QuestionForm;
  readonly problemAt: ProblemAt;
  readonly onForm: (form: QuestionForm) => void;
}

const NEW_DOMAIN = '\0';

/** Of what type the question is, and what it is about: the domains of the exam, or one that is made with it. */
export function PlaceFields({
  form,
  domains,
  problemAt,
  onForm,
}: FieldsProps & { readonly domains: readonly Domain[] }) {
  const { t } = useTranslation();
  const isNew = form.isDomainNew || domains.length === 0;
  return (
    <div className={classes['place']}>
      <NativeSelect
        size="md"
        name="type"
        label={t('editor.type')}
        description={t(`editor.types.${form.type}`)}
        value={form.type}
        data={questionTypes.map((value) => ({ value, label: t(`bank.types.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onForm(withType(form, questionTypes.find((one) => one === value) ?? form.type))
        }
      />
      {domains.length > 0 && (
        <NativeSelect
          size="md"
          name={isNew ? 'domain' : 'domainCode'}
          label={t('editor.domain')}
          description={t('editor.domainHint')}
          value={isNew ? NEW_DOMAIN : form.domainCode}
          error={isNew ? undefined : problemAt('domainCode')}
          data={[
            ...domains.map(({ code, title }) => ({
              value: code,
              label: domainLabel({ code, title }),
            })),
            { value: NEW_DOMAIN, label: t('editor.newDomain') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            onForm({
              ...form,
              isDomainNew: value === NEW_DOMAIN,
              domainCode: value === NEW_DOMAIN ? '' : value,
            })
          }
        />
      )}
      {isNew && (
        <TextInput
          size="md"
          name="domainCode"
          label={t('editor.domainName')}
          description={t('editor.domainNameHint')}
          value={form.domainCode}
          error={problemAt('domainCode')}
          onChange={({ currentTarget: { value } }) =>
            onForm({ ...form, isDomainNew: true, domainCode: value })
          }
        />
      )}
    </div>
  );
}

const formats = ['plain', 'markdown'] as const;

/** What is asked. */
export function TextFields({ form, problemAt, onForm }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        size="md"
        autosize
        minRows={2}
        name="text"
        label={t('editor.text')}
        description={form.type === 'gaps' ? t('editor.gaps.textHint') : undefined}
        value={form.text}
        error={problemAt('text')}
        onChange={({ currentTarget: { value } }) => onForm({ ...form, text: value })}
      />
      <NativeSelect
        size="md"
        name="textFormat"
        label={t('editor.format')}
        description={t(`editor.formats.${form.textFormat}Hint`)}
        value={form.textFormat}
        data={formats.map((value) => ({ value, label: t(`editor.formats.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onForm({ ...form, textFormat: formats.find((one) => one === value) ?? 'plain' })
        }
      />
    </>
  );
}

const difficulties = ['easy', 'medium', 'hard'] as const;

/** What most questions do without. */
export function MoreQuestionFields({ form, problemAt, onForm }: FieldsProps) {
  const { t } = useTranslation();
  const isSaid =
    form.hint !== '' ||
    form.weight !== 1 ||
    form.topics !== '' ||
    form.difficulty !== null ||
    form.paper !== '';
  const textField = (field: 'topics' | 'categories' | 'externalId' | 'paper' | 'number', path: string) => (
    <TextInput
      size="md"
      name={path}
      label={t(`editor.${field}`)}
      description={t(`editor.${field}Hint`)}
      value={form[field]}
      error={problemAt(path)}
      onChange={({ currentTarget: { value } }) => onForm({ ...form, [field]: value })}
    />
  );
  const numberField = (field: 'hintCostPercent' | 'weight' | 'year', path: string) => (
    <NumberField
      name={path}
      label={t(`editor.${field}`)}
      description={t(`editor.${field}Hint`)}
      value={form[field]}
      error={problemAt(path)}
      onNumber={(value) => onForm({ ...form, [field]: value })}
    />
  );
  return (
    <>
      <Textarea
        size="md"
        autosize
        name="explanation"
        label={t('editor.explanation')}
        description={t('editor.explanationHint')}
        value={form.explanation}
        error={problemAt('explanation')}
        onChange={({ currentTarget: { value } }) => onForm({ ...form, explanation: value })}
      />
      <MoreFields label={t('editor.moreOfQuestion')} isOpen={isSaid}>
        <Textarea
          size="md"
          autosize
          name="hint.text"
          label={t('editor.hint')}
          description={t('editor.hintHint')}
          value={form.hint}
          error={problemAt('hint.text')}
          onChange={({ currentTarget: { value } }) => onForm({ ...form, hint: value })}
        />
        <div className={classes['pair']}>
          {form.hint.trim() !== '' && numberField('hintCostPercent', 'hint.costPercent')}
          {numberField('weight', 'weight')}
          <NativeSelect
            size="md"
            name="difficulty"
            label={t('editor.difficulty')}
            description={t('editor.difficultyHint')}
            value={form.difficulty ?? ''}
            data={[
              { value: '', label: t('editor.difficulties.none') },
              ...difficulties.map((value) => ({ value, label: t(`editor.difficulties.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              onForm({ ...form, difficulty: difficulties.find((one) => one === value) ?? null })
            }
          />
        </div>
        <div className={classes['pair']}>
          {textField('topics', 'tags')}
          {textField('categories', 'categories')}
          {textField('externalId', 'externalId')}
        </div>
        <div className={classes['pair']}>
          {textField('paper', 'source.paper')}
          {numberField('year', 'source.year')}
          {textField('number', 'source.number')}
        </div>
      </MoreFields>
    </>
  );
}
