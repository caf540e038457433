import { Textarea, TextInput } from '@mantine/core';
import type { BodyOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { ProblemAt } from '../field-props.ts';
import { ListEditor, rowField } from '../list-editor.tsx';
import { MoreFields } from '../more-fields.tsx';
import { NumberField } from '../number-field.tsx';

type Accepting = BodyOf<'short'>;

interface AcceptedFieldsProps {
  readonly body: Accepting;
  /** Of a gap, which: `gaps.0.`; empty for a question. */
  readonly within: string;
  readonly problemAt: ProblemAt;
  readonly onBody: (body: Accepting) => void;
}

const MOST = 20;

/** What may be typed, and how closely it is compared: of a short answer, and of a gap. */
export function AcceptedFields({ body, within, problemAt, onBody }: AcceptedFieldsProps) {
  const { t } = useTranslation();
  const blank = () => ({ text: '', creditPercent: 100, feedback: '' });
  return (
    <>
      <ListEditor
        legend={t('editor.short.legend')}
        hint={t('editor.short.hint')}
        path={`${within}accepted`}
        problemAt={problemAt}
        items={body.accepted}
        onItems={(accepted) => onBody({ ...body, accepted })}
        least={1}
        most={MOST}
        blank={blank}
        ofLine={(text, accepted) => ({ ...accepted, text })}
        addLabel={t('editor.short.add')}
        nameOf={(number) => t('editor.short.answer', { number })}
      >
        {(accepted, { name, path, put }) => (
          <>
            <TextInput
              size="md"
              name={`${path}.text`}
              aria-label={name}
              placeholder={name}
              autoComplete="off"
              spellCheck={false}
              value={accepted.text}
              error={problemAt(`${path}.text`)}
              onChange={({ currentTarget: { value } }) => put({ ...accepted, text: value })}
              {...rowField}
            />
            <MoreFields
              label={t('editor.more')}
              spoken={name}
              isOpen={accepted.creditPercent !== 100 || accepted.feedback !== ''}
            >
              <NumberField
                name={`${path}.creditPercent`}
                label={t('editor.credit')}
                min={1}
                max={100}
                value={accepted.creditPercent}
                error={problemAt(`${path}.creditPercent`)}
                onNumber={(creditPercent) => put({ ...accepted, creditPercent })}
              />
              <Textarea
                size="md"
                autosize
                name={`${path}.feedback`}
                label={t('editor.feedback')}
                value={accepted.feedback}
                error={problemAt(`${path}.feedback`)}
                onChange={({ currentTarget: { value } }) => put({ ...accepted, feedback: value })}
              />
            </MoreFields>
          </>
        )}
      </ListEditor>
      {(['matchCase', 'matchAccents'] as const).map((flag) => (
        <label key={flag} className={classes['check']}>
          <input
            type="checkbox"
            checked={body[flag]}
            onChange={({ currentTarget: { checked } }) => onBody({ ...body, [flag]: checked })}
          />
          {t(`editor.short.${flag}`)}
        </label>
      ))}
    </>
  );
}
