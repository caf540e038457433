import { Textarea } from '@mantine/core';
import type { ChoiceType } from '@studyhall/domain/quizzes/question-types/choice/body';
import type { BodyOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import { replaced, type TypeEditorProps } from '../field-props.ts';
import { ListEditor, type Row, rowField } from '../list-editor.tsx';
import { MoreFields } from '../more-fields.tsx';
import { NumberField } from '../number-field.tsx';

type Option = BodyOf<ChoiceType>['options'][number];

const MOST = 10;
const blank = (): Option => ({ text: '', explanation: '', isCorrect: false });

/** Options with a mark at what is right, and why each of them is right or wrong. */
export function ChoiceEditor({ type, body: { options }, problemAt, onBody }: TypeEditorProps<ChoiceType>) {
  const { t } = useTranslation();
  const hasSeveral = type === 'multiple';
  const isFixed = type === 'true-false';
  const mark = (index: number): void =>
    onBody({
      options: hasSeveral
        ? replaced(options, index, toggled(options[index] ?? blank()))
        : options.map((option, place) => ({ ...option, isCorrect: place === index })),
    });
  return (
    <ListEditor
      legend={t('editor.choice.legend')}
      hint={t(hasSeveral ? 'editor.choice.hintSeveral' : 'editor.choice.hint')}
      path="options"
      problemAt={problemAt}
      items={options}
      onItems={(items) => onBody({ options: items })}
      least={2}
      most={isFixed ? 2 : MOST}
      blank={blank}
      ofLine={(text, option) => ({ ...option, text })}
      addLabel={t('editor.choice.add')}
      nameOf={(number) => t('editor.choice.option', { number })}
    >
      {(option, row) => (
        <OptionFields {...{ option, row, problemAt, hasSeveral, isFixed }} onMark={() => mark(row.index)} />
      )}
    </ListEditor>
  );
}

function toggled(option: Option): Option {
  return { ...option, isCorrect: !option.isCorrect };
}

interface OptionFieldsProps extends Pick<TypeEditorProps<ChoiceType>, 'problemAt'> {
  readonly option: Option;
  readonly row: Row<Option>;
  readonly hasSeveral: boolean;
  /** Whether the question is one of true and false, which never change places. */
  readonly isFixed: boolean;
  readonly onMark: () => void;
}

function OptionFields({ option, row, problemAt, hasSeveral, isFixed, onMark }: OptionFieldsProps) {
  const { t } = useTranslation();
  const { name, path, put } = row;
  const { text, explanation, isCorrect, weightPercent, isFixed: keepsPlace } = option;
  return (
    <>
      <div className={classes['keyed']}>
        <label className={classes['key']} title={t('editor.choice.isRight', { name })}>
          <input
            type={hasSeveral ? 'checkbox' : 'radio'}
            name="key"
            aria-label={t('editor.choice.isRight', { name })}
            checked={isCorrect}
            onChange={onMark}
          />
        </label>
        <Textarea
          size="md"
          autosize
          name={`${path}.text`}
          aria-label={name}
          placeholder={name}
          value={text}
          error={problemAt(`${path}.text`)}
          onChange={({ currentTarget: { value } }) => put({ ...option, text: value })}
          {...rowField}
        />
      </div>
      <MoreFields
        label={t('editor.choice.more')}
        spoken={name}
        isOpen={explanation !== '' || weightPercent !== undefined}
      >
        <Textarea
          size="md"
          autosize
          name={`${path}.explanation`}
          label={t('editor.choice.explanation')}
          value={explanation}
          error={problemAt(`${path}.explanation`)}
          onChange={({ currentTarget: { value } }) => put({ ...option, explanation: value })}
        />
        {!isFixed && (
          <>
            <NumberField
              name={`${path}.weightPercent`}
              label={t('editor.choice.weight')}
              description={t('editor.choice.weightHint')}
              min={-100}
              max={100}
              value={weightPercent ?? Number.NaN}
              error={problemAt(`${path}.weightPercent`)}
              onNumber={(value) => put(weighted(option, value))}
            />
            <label className={classes['check']}>
              <input
                type="checkbox"
                checked={keepsPlace === true}
                onChange={({ currentTarget: { checked } }) => put({ ...option, isFixed: checked })}
              />
              {t('editor.choice.keepsPlace')}
            </label>
          </>
        )}
      </MoreFields>
    </>
  );
}

/** An empty field says nothing of a weight. */
function weighted(option: Option, value: number): Option {
  const { text, explanation, isCorrect, isFixed } = option;
  const said = { text, explanation, isCorrect, ...(isFixed !== undefined && { isFixed }) };
  return Number.isNaN(value) ? said : { ...said, weightPercent: value };
}
