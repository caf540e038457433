import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AcceptedList } from './accepted-list.tsx';
import type { PartProps } from './part-props.ts';

const MAX_CHARACTERS = 500;

type FieldProps = Pick<PartProps<'short'>, 'name' | 'labelledBy' | 'answer' | 'onAnswer'>;

/** A line to type. Nothing corrects what is typed: that may be what is asked for. */
function TypedField({ name, labelledBy, answer, onAnswer }: FieldProps) {
  const [typed] = answer;
  return (
    <TextInput
      name={name}
      aria-labelledby={labelledBy}
      size="md"
      maxLength={MAX_CHARACTERS}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      value={typeof typed === 'string' ? typed : ''}
      readOnly={onAnswer === undefined}
      onChange={({ currentTarget: { value } }) => onAnswer?.(value === '' ? [] : [value], 'typing')}
    />
  );
}

export function ShortPart({ revealed, format, ...field }: PartProps<'short'>) {
  return (
    <>
      <TypedField {...field} />
      {revealed !== null && <AcceptedList accepted={revealed.accepted} format={format} />}
    </>
  );
}

export function NumericPart({ revealed, format, ...field }: PartProps<'numeric'>) {
  const { t } = useTranslation();
  const accepted = revealed?.answers.map(({ value, from, to, tolerance, ...rest }) => {
    const exact = tolerance === '0' ? value : `${value} ± ${tolerance}`;
    const text = value === undefined ? t('quizzes.answers.range', { from, to }) : `${exact}`;
    return { ...rest, text };
  });
  const units = revealed?.units.map(({ unit }) => unit) ?? [];
  return (
    <>
      <TypedField {...field} />
      {accepted !== undefined && <AcceptedList accepted={accepted} format={format} />}
      {units.length > 0 && <p>{t('quizzes.answers.units', { units: units.join(', ') })}</p>}
    </>
  );
}
