import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextLang } from '../question-language.tsx';
import { QuestionText } from '../question-text.tsx';
import { ChosenMark } from './chosen-mark.tsx';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

/** For each prompt a list to choose its match from. */
export function MatchingPart(props: PartProps<'matching'>) {
  const { shown, name, labelledBy, format, answer, revealed, onAnswer } = props;
  const { t } = useTranslation();
  const id = useId();
  const lang = useTextLang();
  const choose = (prompt: number, match: number | null): void =>
    onAnswer?.(shown.prompts.map((_, index) => (index === prompt ? match : (answer[index] ?? null))));
  return (
    <fieldset aria-labelledby={labelledBy} className={classes['rows']}>
      {shown.prompts.map((prompt, index) => {
        const right = revealed?.right[index];
        return (
          <div key={index} className={classes['pair']}>
            <div id={`${id}-${index}`} className={classes['prompt']}>
              <QuestionText text={prompt} format={format} />
            </div>
            <div>
              <NativeSelect
                name={`${name}-${index}`}
                aria-labelledby={`${id}-${index}`}
                lang={lang}
                size="md"
                value={answer[index] ?? ''}
                disabled={onAnswer === undefined}
                onChange={({ currentTarget: { value } }) =>
                  choose(index, value === '' ? null : Number(value))
                }
                data={[
                  { value: '', label: t('quizzes.answers.choose') },
                  ...shown.matches.map((match, place) => ({ value: `${place}`, label: match })),
                ]}
              />
              {right !== undefined && (
                <ChosenMark isRight={answer[index] === right} right={shown.matches[right] ?? ''} />
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
