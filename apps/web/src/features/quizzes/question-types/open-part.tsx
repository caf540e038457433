import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../question-text.tsx';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

const MAX_CHARACTERS = 8_000;

/** Room for a text of one's own; afterwards an answer to compare it with. */
export function OpenPart({ name, labelledBy, format, answer, revealed, onAnswer }: PartProps<'open'>) {
  const { t } = useTranslation();
  const [typed] = answer;
  const told = [
    ['quizzes.answers.model', revealed?.modelAnswer ?? ''],
    ['quizzes.answers.points', revealed?.points ?? ''],
  ] as const;
  return (
    <>
      <Textarea
        name={name}
        aria-labelledby={labelledBy}
        size="md"
        autosize
        minRows={5}
        maxLength={MAX_CHARACTERS}
        value={typeof typed === 'string' ? typed : ''}
        readOnly={onAnswer === undefined}
        onChange={({ currentTarget: { value } }) => onAnswer?.(value === '' ? [] : [value], 'typing')}
      />
      {told.map(
        ([title, text]) =>
          text !== '' && (
            <div key={title} className={classes['revealed']}>
              <p className={classes['revealedHead']}>{t(title)}</p>
              <QuestionText text={text} format={format} of="explanation" />
            </div>
          ),
      )}
    </>
  );
}
