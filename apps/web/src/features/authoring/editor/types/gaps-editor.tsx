import { NativeSelect, TextInput } from '@mantine/core';
import type { BodyOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { ProblemAt, TypeEditorProps } from '../field-props.ts';
import { ListEditor, type Row, rowField } from '../list-editor.tsx';
import { blankGap } from '../question-form.ts';
import { AcceptedFields } from './accepted-fields.tsx';

type Gap = BodyOf<'gaps'>['gaps'][number];
type Choice = Extract<Gap, { readonly kind: 'chosen' }>['choices'][number];

const MOST_GAPS = 20;
const MOST_CHOICES = 10;
const blankChoice = (): Choice => ({ text: '', isCorrect: false, feedback: '' });

/** The gaps that the text names, in their order: each typed into, or filled with one of its choices. */
export function GapsEditor({ body, problemAt, onBody }: TypeEditorProps<'gaps'>) {
  const { t } = useTranslation();
  return (
    <ListEditor
      legend={t('editor.gaps.legend')}
      hint={t('editor.gaps.hint')}
      path="gaps"
      problemAt={problemAt}
      items={body.gaps}
      onItems={(gaps) => onBody({ gaps })}
      least={1}
      most={MOST_GAPS}
      blank={blankGap}
      addLabel={t('editor.gaps.add')}
      nameOf={(number) => t('editor.gaps.gap', { number })}
    >
      {(gap, row) => <GapFields gap={gap} row={row} problemAt={problemAt} />}
    </ListEditor>
  );
}

interface GapFieldsProps {
  readonly gap: Gap;
  readonly row: Row<Gap>;
  readonly problemAt: ProblemAt;
}

function GapFields({ gap, row: { name, path, put }, problemAt }: GapFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="md"
        label={name}
        value={gap.kind}
        data={(['typed', 'chosen'] as const).map((value) => ({ value, label: t(`editor.gaps.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          put(
            value === 'chosen'
              ? { kind: 'chosen', choices: [{ ...blankChoice(), isCorrect: true }, blankChoice()] }
              : blankGap(),
          )
        }
      />
      {gap.kind === 'typed' ? (
        <AcceptedFields
          body={gap}
          within={`${path}.`}
          problemAt={problemAt}
          onBody={(accepting) => put({ kind: 'typed', ...accepting })}
        />
      ) : (
        <ListEditor
          legend={t('editor.gaps.choices')}
          path={`${path}.choices`}
          problemAt={problemAt}
          items={gap.choices}
          onItems={(choices) => put({ kind: 'chosen', choices })}
          least={2}
          most={MOST_CHOICES}
          blank={blankChoice}
          ofLine={(text, choice) => ({ ...choice, text })}
          addLabel={t('editor.gaps.addChoice')}
          nameOf={(number) => t('editor.gaps.choice', { number })}
        >
          {(choice, row) => <ChoiceFields choice={choice} row={row} problemAt={problemAt} />}
        </ListEditor>
      )}
    </>
  );
}

interface ChoiceFieldsProps {
  readonly choice: Choice;
  readonly row: Row<Choice>;
  readonly problemAt: ProblemAt;
}

function ChoiceFields({ choice, row: { name, path, put }, problemAt }: ChoiceFieldsProps) {
  const { t } = useTranslation();
  const label = t('editor.choice.isRight', { name });
  return (
    <div className={classes['keyed']}>
      <label className={classes['key']} title={label}>
        <input
          type="checkbox"
          aria-label={label}
          checked={choice.isCorrect}
          onChange={({ currentTarget: { checked } }) => put({ ...choice, isCorrect: checked })}
        />
      </label>
      <TextInput
        size="md"
        name={`${path}.text`}
        aria-label={name}
        placeholder={name}
        value={choice.text}
        error={problemAt(`${path}.text`)}
        onChange={({ currentTarget: { value } }) => put({ ...choice, text: value })}
        {...rowField}
      />
    </div>
  );
}
