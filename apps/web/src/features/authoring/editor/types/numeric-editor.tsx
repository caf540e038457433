import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { BodyOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { ProblemAt, TypeEditorProps } from '../field-props.ts';
import { ListEditor, type Row, rowField } from '../list-editor.tsx';
import { MoreFields } from '../more-fields.tsx';
import { NumberField } from '../number-field.tsx';
import { blankAnswer } from '../question-form.ts';

type NumericAnswer = BodyOf<'numeric'>['answers'][number];

const MOST = 20;

/** Numbers with how far off one may be, or all from one to another; and the units they are measured in. */
export function NumericEditor({ body, problemAt, onBody }: TypeEditorProps<'numeric'>) {
  const { t } = useTranslation();
  return (
    <>
      <ListEditor
        legend={t('editor.numeric.legend')}
        hint={t('editor.numeric.hint')}
        path="answers"
        problemAt={problemAt}
        items={body.answers}
        onItems={(answers) => onBody({ ...body, answers })}
        least={1}
        most={MOST}
        blank={blankAnswer}
        addLabel={t('editor.numeric.add')}
        nameOf={(number) => t('editor.numeric.answer', { number })}
      >
        {(answer, row) => <AnswerFields answer={answer} row={row} problemAt={problemAt} />}
      </ListEditor>
      <ListEditor
        legend={t('editor.numeric.units')}
        hint={t('editor.numeric.unitsHint')}
        path="units"
        problemAt={problemAt}
        items={body.units}
        onItems={(units) => onBody({ ...body, units })}
        least={0}
        most={MOST}
        blank={() => ({ unit: '', factor: '1' })}
        addLabel={t('editor.numeric.addUnit')}
        nameOf={(number) => t('editor.numeric.unit', { number })}
      >
        {(unit, { path, put }) => (
          <div className={classes['pair']}>
            {(['unit', 'factor'] as const).map((side) => (
              <TextInput
                key={side}
                size="md"
                name={`${path}.${side}`}
                label={t(side === 'unit' ? 'editor.numeric.unitName' : 'editor.numeric.factor')}
                value={unit[side]}
                error={problemAt(`${path}.${side}`)}
                onChange={({ currentTarget: { value } }) => put({ ...unit, [side]: value })}
                {...(side === 'unit' && rowField)}
              />
            ))}
          </div>
        )}
      </ListEditor>
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={body.isUnitNeeded}
          onChange={({ currentTarget: { checked } }) => onBody({ ...body, isUnitNeeded: checked })}
        />
        {t('editor.numeric.isUnitNeeded')}
      </label>
    </>
  );
}

interface AnswerFieldsProps {
  readonly answer: NumericAnswer;
  readonly row: Row<NumericAnswer>;
  readonly problemAt: ProblemAt;
}

function AnswerFields({ answer, row: { name, path, put }, problemAt }: AnswerFieldsProps) {
  const { t } = useTranslation();
  const { value: _value, from: _from, to: _to, ...rest } = answer;
  const isRange = answer.value === undefined;
  const fields = isRange ? (['from', 'to'] as const) : (['value', 'tolerance'] as const);
  return (
    <>
      {problemAt(path) !== undefined && (
        <p className={classes['problem']} data-path={path}>
          {problemAt(path)}
        </p>
      )}
      <NativeSelect
        size="md"
        label={name}
        value={isRange ? 'range' : 'value'}
        data={(['value', 'range'] as const).map((kind) => ({
          value: kind,
          label: t(`editor.numeric.kinds.${kind}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          put(value === 'range' ? { ...rest, from: '', to: '', tolerance: '0' } : { ...rest, value: '' })
        }
      />
      <div className={classes['pair']}>
        {fields.map((field) => (
          <TextInput
            key={field}
            size="md"
            name={`${path}.${field}`}
            inputMode="decimal"
            label={t(`editor.numeric.${field}`)}
            value={answer[field] ?? ''}
            error={problemAt(`${path}.${field}`)}
            onChange={({ currentTarget: { value } }) => put({ ...answer, [field]: value })}
          />
        ))}
      </div>
      <MoreFields
        label={t('editor.more')}
        spoken={name}
        isOpen={answer.creditPercent !== 100 || answer.feedback !== ''}
      >
        <NumberField
          name={`${path}.creditPercent`}
          label={t('editor.credit')}
          min={1}
          max={100}
          value={answer.creditPercent}
          error={problemAt(`${path}.creditPercent`)}
          onNumber={(creditPercent) => put({ ...answer, creditPercent })}
        />
        <Textarea
          size="md"
          autosize
          name={`${path}.feedback`}
          label={t('editor.feedback')}
          value={answer.feedback}
          error={problemAt(`${path}.feedback`)}
          onChange={({ currentTarget: { value } }) => put({ ...answer, feedback: value })}
        />
      </MoreFields>
    </>
  );
}
